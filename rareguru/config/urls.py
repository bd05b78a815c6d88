"""Root addresses: the language stands first, English without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from rareguru.website.views import errors

urlpatterns = [
    path("", include("rareguru.website.urls_plain")),
    *i18n_patterns(path("", include("rareguru.website.urls")), prefix_default_language=False),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
