"""The page cache renders an anonymous page once and sends the same bytes to everybody."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from rareguru.website.page_cache import cache as page_cache
from rareguru.website.page_cache.cache import PageCache, revision_of
from rareguru.website.page_cache.tests.site import BODY, Site, ask

MEGABYTE = 1_000_000


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site):
    return PageCache(site, most_bytes=MEGABYTE, revision=lambda: "first")


def test_renders_a_page_once(site, cache):
    answers = [ask(cache) for _ in range(3)]

    assert [answer.body for answer in answers] == [BODY] * 3
    assert site.rendered == 1


def test_sends_gzip_to_whom_accepts_it(site, cache):
    answer = ask(cache, HTTP_ACCEPT_ENCODING="br, gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == BODY
    assert answer.headers["Content-Length"] == str(len(answer.body))


def test_each_encoding_has_its_own_tag(cache):
    plain, packed = ask(cache), ask(cache, HTTP_ACCEPT_ENCODING="gzip")

    assert plain.headers["ETag"] != packed.headers["ETag"]
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


def test_two_processes_give_the_same_tag(cache):
    other = PageCache(Site(), most_bytes=0, revision=lambda: "another")

    tags = {ask(wrapped, HTTP_ACCEPT_ENCODING="gzip").headers["ETag"] for wrapped in (cache, other)}

    assert len(tags) == 1


def test_another_text_has_another_tag(site, cache):
    first = ask(cache)
    site.body = BODY + b"<p>More.</p>"

    second = ask(cache, QUERY_STRING="page=2")

    assert first.headers["ETag"] != second.headers["ETag"]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{}', "*"])
def test_answers_304_to_a_client_that_has_the_page(cache, form):
    etag = ask(cache).headers["ETag"]

    answer = ask(cache, HTTP_IF_NONE_MATCH=form.format(etag))

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {"Cache-Control": "public, max-age=60", "ETag": etag, "Vary": "Accept-Encoding"}


def test_answers_304_even_when_the_page_has_to_be_rendered_for_it(cache):
    etag = ask(PageCache(Site(), most_bytes=0, revision=str)).headers["ETag"]

    assert ask(cache, HTTP_IF_NONE_MATCH=etag).status == 304


def test_sends_the_page_to_a_client_that_has_another(cache):
    answer = ask(cache, HTTP_IF_NONE_MATCH='"other", W/"older"')

    assert (answer.status, answer.body) == (200, BODY)


def test_head_has_the_headers_of_get_and_no_body(site, cache):
    head, get = ask(cache, REQUEST_METHOD="HEAD"), ask(cache)

    assert (head.headers, head.body) == (get.headers, b"")
    assert site.rendered == 1


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_COOKIE": "theme=dark; sessionid=x"},
        {"QUERY_STRING": "q=" + "x" * 2000},
    ],
)
def test_passes_other_requests_through(site, cache, environ):
    answers = [ask(cache, **environ) for _ in range(2)]

    assert site.rendered == 2
    assert "ETag" not in answers[1].headers


@pytest.mark.parametrize("environ", [{"HTTP_COOKIE": "sessionid=x"}, {"REQUEST_METHOD": "POST"}])
@pytest.mark.parametrize("headers", [{}, {"Cache-Control": "private", "Vary": "Cookie"}])
def test_packs_what_it_passes_through(site, cache, environ, headers):
    site.headers = headers

    packed, plain = ask(cache, HTTP_ACCEPT_ENCODING="gzip", **environ), ask(cache, **environ)

    assert gzip.decompress(packed.body) == plain.body == BODY
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.body))
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert ("Cookie" in packed.headers["Vary"]) == ("Vary" in headers)


def test_the_size_of_what_it_passes_through_tells_nothing(cache):
    sizes = {len(ask(cache, HTTP_ACCEPT_ENCODING="gzip", HTTP_COOKIE="sessionid=x").body) for _ in range(20)}

    assert len(sizes) > 1


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "application/pdf"}, {"Content-Encoding": "br"}, {"Content-Length": "100"}, {"ETag": '"1"'}],
)
def test_packs_nothing_that_gains_nothing(site, cache, headers):
    site.headers = headers

    answer = ask(cache, HTTP_ACCEPT_ENCODING="gzip", REQUEST_METHOD="POST")

    assert answer.body == BODY
    assert answer.headers.get("Content-Encoding") == headers.get("Content-Encoding")


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "public, immutable"},
        {"Set-Cookie": "a=b"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, Cookie"},
        {"Content-Encoding": "gzip"},
        {"Content-Type": "image/png"},
        {"Content-Length": "2000001"},
    ],
)
def test_never_keeps_what_is_not_the_same_for_everybody(site, cache, headers):
    site.headers = headers

    answers = [ask(cache) for _ in range(2)]

    assert site.rendered == 2
    assert answers[1].headers.items() >= headers.items()


@pytest.mark.parametrize("status", ["301 Moved Permanently", "404 Not Found", "500 Internal Server Error"])
def test_keeps_only_pages_that_were_found(site, cache, status):
    site.status = status

    assert [ask(cache).status for _ in range(2)] == [int(status[:3])] * 2
    assert site.rendered == 2


def test_head_of_a_page_that_is_not_kept_has_no_body(site, cache):
    site.headers = {"Cache-Control": "private"}

    answer = ask(cache, REQUEST_METHOD="HEAD")

    assert (answer.body, answer.headers["Content-Length"]) == (b"", str(len(BODY)))
    assert site.closed == 1


def test_lets_the_application_close_what_it_opened(site, cache):
    ask(cache)

    assert site.closed == 1


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_HOST": "other.example"},
        {"QUERY_STRING": "page=2"},
        {"wsgi.url_scheme": "https"},
    ],
)
def test_keeps_pages_of_different_addresses_apart(site, cache, environ):
    ask(cache)
    ask(cache, "/diseases/fabry-disease/")

    ask(cache, **environ)

    assert site.rendered == 3


def test_made_up_ports_take_no_room(site, cache):
    for port in ("8000", "8001"):
        ask(cache, HTTP_HOST=f"localhost:{port}")

    assert site.rendered == 1


def test_a_page_with_fields_is_not_kept_because_there_is_no_end_of_them(site, cache):
    ask(cache, QUERY_STRING="utm=1")
    ask(cache, QUERY_STRING="utm=1")

    assert site.rendered == 2


def test_the_least_recently_asked_for_makes_room(site):
    cache = PageCache(site, most_bytes=2 * (len(BODY) + 2000), revision=lambda: "first")

    for path in ("/a/", "/b/", "/a/", "/c/", "/a/"):
        ask(cache, path)

    assert site.rendered == 3


def test_keeps_nothing_without_memory(site):
    cache = PageCache(site, most_bytes=0, revision=lambda: "first")

    answers = [ask(cache, HTTP_ACCEPT_ENCODING="gzip") for _ in range(2)]

    assert site.rendered == 2
    assert answers[0] == answers[1]


def test_a_new_build_empties_the_cache(site, tmp_path, monkeypatch):
    pointer = tmp_path / "current"
    cache = PageCache(site, most_bytes=MEGABYTE, revision=revision_of(pointer))
    monkeypatch.setattr("rareguru.website.page_cache.cache.SECONDS_BETWEEN_LOOKS", 0)
    ask(cache)

    pointer.write_text("second")
    answers = [ask(cache) for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert site.rendered == 2


def test_a_page_begun_under_the_former_build_is_not_kept():
    builds = iter(["first", "first", "second", "second", "second"])
    site = Site()
    cache = PageCache(site, most_bytes=MEGABYTE, revision=lambda: next(builds, "second"))

    ask(cache)
    ask(cache)

    assert site.rendered == 2


def test_many_threads_get_whole_pages(site):
    cache = PageCache(site, most_bytes=20_000, revision=lambda: "first")
    paths = [f"/{number % 13}/" for number in range(400)]

    with ThreadPoolExecutor(8) as threads:
        bodies = set(threads.map(lambda path: ask(cache, path).body, paths))

    assert bodies == {BODY}


class Watched(Site):
    """A site that counts how many of its pages are rendered at once; one of them is slow."""

    at_once = most_at_once = 0

    def __init__(self):
        super().__init__()
        self.slow_has_begun, self.slow_may_end = Event(), Event()

    def __call__(self, environ, start_response):
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if environ["PATH_INFO"] == "/slow/":
            self.slow_has_begun.set()
            assert self.slow_may_end.wait(30)
        time.sleep(0.002)  # lets other threads in
        self.at_once -= 1
        return super().__call__(environ, start_response)


def test_renders_one_page_after_the_other(monkeypatch):
    monkeypatch.setattr(page_cache, "LONGEST_WAIT", 30)
    site = Watched()
    cache = PageCache(site, most_bytes=0, revision=str)

    with ThreadPoolExecutor(8) as threads:
        statuses = set(threads.map(lambda number: ask(cache, f"/{number}/").status, range(16)))

    assert (statuses, site.rendered, site.most_at_once) == ({200}, 16, 1)


def test_renders_once_what_many_ask_for_at_once(monkeypatch):
    monkeypatch.setattr(page_cache, "LONGEST_WAIT", 30)
    site = Watched()
    cache = PageCache(site, most_bytes=MEGABYTE, revision=lambda: "first")

    with ThreadPoolExecutor(8) as threads:
        bodies = set(threads.map(lambda _: ask(cache).body, range(16)))

    assert (bodies, site.rendered) == ({BODY}, 1)


def test_a_slow_page_does_not_stop_the_others(monkeypatch):
    monkeypatch.setattr(page_cache, "LONGEST_WAIT", 0.01)
    site = Watched()
    cache = PageCache(site, most_bytes=0, revision=str)

    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(ask, cache, "/slow/")
        assert site.slow_has_begun.wait(30)
        try:
            assert ask(cache).status == 200
        finally:
            site.slow_may_end.set()

    assert slow.result().status == 200
