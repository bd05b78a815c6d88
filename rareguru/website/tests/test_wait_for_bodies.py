"""Senders that never finish never take every thread."""

from io import BytesIO
from threading import Event, Thread

import pytest

from rareguru.website.slow_bodies import AT_ONCE, BoundedBodies


class Stalled:
    """A body that does not come until it is let go."""

    def __init__(self):
        self.asked, self.gone = Event(), Event()

    def read(self, _length):
        self.asked.set()
        self.gone.wait(10)
        return b""


def _echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def _post(application, body, length=5):
    told = []
    answer = application(
        {"wsgi.input": body, "CONTENT_LENGTH": str(length)}, lambda status, _headers: told.append(status)
    )
    return told[0][:3], b"".join(answer)


@pytest.fixture
def application():
    return BoundedBodies(_echo)


def test_a_body_is_handed_on_whole(application):
    assert _post(application, BytesIO(b"fever")) == ("200", b"fever")


@pytest.mark.parametrize("length", ["", "0", "-1", "x", "\N{SUPERSCRIPT TWO}"])
def test_what_has_no_body_is_handed_on_as_it_is(application, length):
    assert _post(application, BytesIO(b"any"), length) == ("200", b"any")


def test_slow_senders_never_take_every_thread(application):
    bodies = [Stalled() for _ in range(AT_ONCE)]
    threads = [Thread(target=_post, args=(application, body)) for body in bodies]
    for thread, body in zip(threads, bodies, strict=True):
        thread.start()
        assert body.asked.wait(10)

    assert _post(application, BytesIO(b"fever"))[0] == "503"
    assert _post(application, BytesIO(), 0)[0] == "200"

    for body, thread in zip(bodies, threads, strict=True):
        body.gone.set()
        thread.join(10)
    assert _post(application, BytesIO(b"fever"))[0] == "200"
