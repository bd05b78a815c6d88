"""One address cannot keep the finder busy; what it wrote is given back, and nothing of it is written down."""

import logging
import re

import pytest
from django.test import RequestFactory

from rareguru.lib.visits import Counted
from rareguru.website import limits
from rareguru.website.limits import FINDER, NAMES, SHEETS, Visit, address_of, count_visit

ADDRESS = "/symptoms/"


@pytest.fixture
def few(settings, tmp_path):
    """Three answers a minute; counted in a folder of its own."""
    settings.FINDER_PER_MINUTE = 3
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def page(client, static_files, db, few):
    def post(text="fever", path=ADDRESS, **more):
        return client.post(path, {"text": text, "said-HP:0001250": "no"}, **more)

    return post


def _used_up(page):
    return [page() for _ in range(4)][-1]


def test_the_headers_say_how_much_is_left(page):
    response = page()

    assert response["RateLimit-Policy"] == '"finder";q=3;w=60'
    assert response["RateLimit"] == '"finder";r=2;t=0'


def test_more_than_allowed_is_refused_with_a_sentence_and_the_form(page):
    response = _used_up(page)

    text = response.content.decode()
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 20
    assert response["Cache-Control"] == "no-store"
    assert "try again in a minute" in text
    assert "fever</textarea>" in text
    assert 'name="said-HP:0001250" value="no"' in text


def test_reading_stays_open(page, client):
    _used_up(page)

    assert client.get(ADDRESS).status_code == 200


def test_another_address_is_not_concerned(page):
    _used_up(page)

    assert page(REMOTE_ADDR="203.0.113.9").status_code == 200


def test_names_while_typing_have_an_allowance_of_their_own(page, client):
    _used_up(page)
    answers = [client.post("/symptoms/terms", {"q": "seiz"}) for _ in range(10)]

    assert [one.status_code for one in answers] == [200] * 9 + [429]
    assert answers[-1].json() == {"names": []}


def test_no_limit_is_kept_where_the_operator_wants_none(page, settings):
    settings.FINDER_PER_MINUTE = 0

    response = _used_up(page)

    assert response.status_code == 200
    assert "RateLimit" not in response


def test_neither_words_nor_addresses_are_written_down(page, few):
    page("plumbus in the elbow", REMOTE_ADDR="203.0.113.77")

    kept = b"".join(path.read_bytes() for path in few.iterdir() if path.is_file())
    assert kept
    assert not re.search(rb"plumbus|elbow|HP:|203\.0\.113\.77|finder", kept)


def test_a_fault_of_the_counting_keeps_nobody_out(page, settings, tmp_path, caplog):
    settings.VAR = tmp_path / "missing"

    with caplog.at_level(logging.ERROR):
        response = page("plumbus")

    assert response.status_code == 200
    assert "The limits of the finder do not hold." in caplog.text
    assert "plumbus" not in caplog.text


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", ""),
        ("nonsense", "nonsense"),
    ],
)
def test_an_address_is_taken_as_it_comes(given, address):
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=given)) == address


def test_a_network_of_ipv6_is_one_address():
    first, second, other = (
        address_of(RequestFactory().get("/", REMOTE_ADDR=one))
        for one in ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1")
    )

    assert first == second != other


def test_only_our_own_proxy_is_believed(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.9")

    assert address_of(request) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert address_of(request) == "203.0.113.9"


def test_the_key_of_an_address_changes_every_day(few, monkeypatch):
    request = RequestFactory().get("/")
    keys = {limits._key(FINDER, request, now) for now in (0.0, 86_399.0, 86_400.0)}

    assert len(keys) == 2


def test_pages_for_the_doctor_are_dearer(few):
    assert [one.allowance and one.allowance.most for one in (SHEETS, FINDER, NAMES)] == [1, 3, 9]
    assert count_visit(RequestFactory().get("/"), SHEETS).counted == Counted(is_allowed=True, remaining=0, wait=60.0)
    assert Visit(SHEETS, None).is_over is False
