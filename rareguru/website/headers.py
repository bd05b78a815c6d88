"""The headers that keep a page to itself: it loads nothing foreign, nobody frames it, no other site learns of it.

The constants are read by the settings; the middleware adds what Django has no setting for.
"""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import NONE, SELF
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": [NONE],
}

# No page uses any of these; a page that comes to need one opens it here, with its test.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
}

# "no-referrer" would make browsers send "Origin: null" with our own forms, which Django's
# protection against forged requests must refuse. Other sites learn nothing by either.
REFERRER_POLICY = "same-origin"
TWO_YEARS = 63_072_000


class OwnPolicies:
    """Say what may be loaded, and keep other sites from embedding our files and ours from embedding theirs.

    No answer has a content policy of its own, so it is put into words once; django-csp's middleware does so twice
    for every answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._policies = {
            "Content-Security-Policy": build_policy(CONTENT_SECURITY_POLICY),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for header, policy in self._policies.items():
            response.headers.setdefault(header, policy)
        return response
