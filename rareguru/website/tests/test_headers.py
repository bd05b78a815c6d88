"""Every answer carries the headers that keep a reader's visit to itself."""

import pytest
from django.test import Client

from rareguru.website.tests.observatory import directives, score

pytestmark = pytest.mark.urls("rareguru.website.tests.stand_in_urls")


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def ask(client, address):
    response = client.get(address, secure=True)
    return response, {name.lower(): value for name, value in response.items()}


@pytest.mark.parametrize(("address", "status"), [("/page/", 200), ("/page", 301), ("/x/", 404), ("/%00/", 400)])
def test_earns_an_a_plus(client, address, status):
    response, headers = ask(client, address)

    assert response.status_code == status
    assert score(headers, cookies=response.cookies, html=response.text) >= 130


@pytest.mark.parametrize(
    ("header", "points"),
    [
        ("content-security-policy", 55),
        ("strict-transport-security", 50),
        ("referrer-policy", 5),
        ("x-content-type-options", 5),
        ("cross-origin-resource-policy", 10),
    ],
)
def test_would_lose_points_without_a_header(client, header, points):
    _, headers = ask(client, "/page/")

    fewer = score(headers) - score({name: value for name, value in headers.items() if name != header})

    assert fewer == points


def test_allows_nothing_unsafe_and_nothing_foreign(client):
    _, headers = ask(client, "/page/")

    policy = directives(headers)

    assert {source for value in policy.values() for source in value.split()} == {"'self'", "'none'", "'script'"}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("strict-transport-security", "max-age=63072000"),
    ],
)
def test_sends_the_other_headers(client, header, value):
    _, headers = ask(client, "/page/")

    assert headers[header] == value


@pytest.mark.parametrize("feature", ["camera", "microphone", "geolocation", "payment", "browsing-topics"])
def test_asks_for_no_device_and_no_profile(client, feature):
    _, headers = ask(client, "/page/")

    assert f"{feature}=()" in headers["permissions-policy"]


def test_promises_https_only_over_https(client):
    assert "Strict-Transport-Security" not in client.get("/page/").headers


@pytest.mark.parametrize(
    ("change", "at_most"),
    [
        ({"content-security-policy": "default-src 'none'; script-src 'self' 'unsafe-inline'; form-action 'self'"}, 95),
        ({"access-control-allow-credentials": "true"}, 50),
        ({"cross-origin-resource-policy": "anything"}, 115),
        ({"strict-transport-security": "max-age=60"}, 120),
    ],
)
def test_the_scorer_sees_a_weaker_header(client, change, at_most):
    _, headers = ask(client, "/page/")

    assert score({**headers, **change}) <= at_most
