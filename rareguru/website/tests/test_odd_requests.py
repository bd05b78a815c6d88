"""Requests that no browser sends get a page that says so, never a failure."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rareguru.website.odd_requests import find_fault


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.urls("rareguru.website.tests.stand_in_urls")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/page/?q=%00", 400),
        ("/page/?q=\x1b[31m", 400),
        ("/page/?q=" + "x" * 2_001, 400),
        ("/" + "x" * 1_001, 400),
        ("/page/%0d%0aX-Injected:1", 400),
        ("/pa%00ge/", 400),
        ("/%7f", 400),
        ("/%ff/", 404),
        ("/%zz/", 404),
        ("/..%2f..%2fetc/passwd", 404),
        ("/page/?q=%zz&q=%ed%a0%80&%ff", 200),
        ("/page/?q=pasted%0D%0Atext%09here", 200),
        ("/page/?" + "&" * 1_500, 200),
    ],
)
def test_answers_odd_addresses(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.urls("rareguru.website.tests.stand_in_urls")
@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost:port", "", "[::1", "localhost\x00", "é"])
def test_refuses_other_hosts(client, host):
    assert client.get("/page/", headers={"host": host}).status_code == 400


@given(
    path=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400), query=st.text("abc=&+%20", max_size=400)
)
def test_finds_no_fault_in_ordinary_addresses(path, query):
    assert find_fault(path, query.replace("%", "%25")) == ""


@given(position=st.integers(0, 10), character=st.sampled_from([chr(code) for code in (*range(32), 127)]))
def test_finds_a_control_character_anywhere(position, character):
    path = "/diseases/"

    assert find_fault(path[:position] + character + path[position:], "")
