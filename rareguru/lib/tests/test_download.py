"""A download brings the file whole, or leaves everything as it was and says why."""

import hashlib

import pytest
import stamina

from rareguru.lib import download
from rareguru.lib.download import Limits, fetch
from rareguru.testing.local_server import cut_after, drip, hang, local_server, reply, reset, serve_file

pytestmark = pytest.mark.enable_socket
BODY = b"id\tname\n" + b"GARD:0001620\tCryptogenic organizing pneumonia\n" * 2_000


@pytest.fixture(autouse=True)
def no_waiting():
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def server():
    with local_server() as running:
        yield running


@pytest.fixture
def limits(server):
    return Limits(frozenset({server.host}), most_bytes=200_000, is_loopback_allowed=True)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "gard" / "GARD.csv"


def test_stores_the_file_and_its_checksum(server, limits, target):
    fetched = fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    assert target.read_bytes() == BODY
    assert (fetched.size, fetched.sha256) == (len(BODY), hashlib.sha256(BODY).hexdigest())
    assert fetched.is_changed


def test_names_the_project_to_the_server(server, limits, target):
    fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    assert server.asked[0]["user-agent"].startswith("RareGuru")
    assert server.asked[0]["host"] == server.host


def test_tells_how_far_it_is(server, limits, target):
    told = []

    fetch(server.answers(serve_file(BODY, '"1"')), target, limits, tell=lambda done, total: told.append((done, total)))

    assert told[-1] == (len(BODY), len(BODY))


def test_does_not_fetch_an_unchanged_file_again(server, limits, target):
    address = server.answers(serve_file(BODY, '"1"'))

    first, second = fetch(address, target, limits), fetch(address, target, limits)

    assert server.asked[1]["if-none-match"] == '"1"'
    assert (second.is_changed, second.sha256) == (False, first.sha256)


def test_asks_by_date_where_there_is_no_tag(server, limits, target):
    date = "Tue, 05 May 2020 10:00:00 GMT"
    address = server.answers(reply(200, BODY, last_modified=date), reply(304))

    fetched = [fetch(address, target, limits) for _ in range(2)]

    assert server.asked[1]["if-modified-since"] == date
    assert [one.is_changed for one in fetched] == [True, False]


def test_replaces_the_file_when_there_is_a_new_version(server, limits, target):
    fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    fetched = fetch(server.answers(serve_file(b"new", '"2"')), target, limits)

    assert (target.read_bytes(), fetched.is_changed) == (b"new", True)


def test_the_same_bytes_under_another_tag_are_no_change(server, limits, target):
    fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    assert not fetch(server.answers(serve_file(BODY, '"2"')), target, limits).is_changed


@pytest.mark.parametrize("damage", [b"edited by hand", b""])
def test_fetches_again_what_somebody_changed(server, limits, target, damage):
    address = server.answers(serve_file(BODY, '"1"'))
    fetch(address, target, limits)
    target.write_bytes(damage)

    fetch(address, target, limits)

    assert target.read_bytes() == BODY


def test_fetches_again_when_the_source_moved(server, limits, target):
    fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    fetch(server.answers(serve_file(b"new", '"1"'), path="/moved"), target, limits)

    assert target.read_bytes() == b"new"


def test_goes_on_where_the_line_broke(server, limits, target):
    address = server.answers(cut_after(BODY, 30_000, '"1"'), serve_file(BODY, '"1"'))

    fetch(address, target, limits)

    assert server.asked[1]["range"] == "bytes=30000-"
    assert target.read_bytes() == BODY


def test_goes_on_in_a_later_run(server, limits, target):
    address = server.answers(cut_after(BODY, 30_000, '"1"'), reset, reset, serve_file(BODY, '"1"'))
    with pytest.raises(download.Interrupted):
        fetch(address, target, limits)

    fetch(address, target, limits)

    assert server.asked[-1]["range"] == "bytes=30000-"
    assert target.read_bytes() == BODY


def test_begins_again_when_the_file_changed_meanwhile(server, limits, target):
    address = server.answers(cut_after(BODY, 30_000, '"1"'), serve_file(BODY[::-1], '"2"'))

    fetch(address, target, limits)

    assert target.read_bytes() == BODY[::-1]


@pytest.mark.parametrize("etag", ["", 'W/"1"'])
def test_begins_again_without_a_strong_tag(server, limits, target, etag):
    fetch(server.answers(cut_after(BODY, 30_000, etag), serve_file(BODY, '"1"')), target, limits)

    assert "range" not in server.asked[1]
    assert target.read_bytes() == BODY


@pytest.mark.parametrize(
    "odd", [reply(416), reply(206, BODY[5:], content_range="bytes 5-9/9", etag='"1"'), reply(206, b"x")]
)
def test_begins_again_after_an_odd_piece(server, limits, target, odd):
    fetch(server.answers(cut_after(BODY, 30_000, '"1"'), odd, serve_file(BODY, '"1"')), target, limits)

    assert "range" not in server.asked[2]
    assert target.read_bytes() == BODY


@pytest.mark.parametrize("passing", [reply(500), reply(503, retry_after="0"), reply(429, retry_after="soon"), reset])
def test_tries_again_after_a_passing_fault(server, limits, target, passing):
    fetch(server.answers(passing, serve_file(BODY, '"1"')), target, limits)

    assert target.read_bytes() == BODY


@pytest.mark.parametrize(
    "fault",
    [
        (reply(500), download.RefusedByServer, "status 500"),
        (reply(404), download.RefusedByServer, "status 404"),
        (reply(302), download.RefusedByServer, "status 302"),
        (reply(304), download.RefusedByServer, "status 304"),
        (reset, download.Interrupted, "the connection failed"),
        (reply(200, BODY, content_length="100000"), download.Interrupted, "the connection failed"),
        (reply(200, b"", content_length="200001"), download.TooLarge, "200,000 bytes"),
        (reply(200, BODY * 3, content_length=""), download.TooLarge, "200,000 bytes"),
        (reply(200, b"x", content_type="text/html; charset=utf-8"), download.NotTheFile, "web page"),
        (reply(200, b"\n<!DOCTYPE html><p>Sign in"), download.NotTheFile, "web page"),
        (reply(302, location="/file"), download.TooManyRedirects, "more than 5 times"),
        (reply(302, location="file:///etc/passwd"), download.ForbiddenAddress, "https://"),
        (reply(302, location="http://localhost:1/"), download.ForbiddenAddress, "not on a host declared"),
        (reply(302, location="http://host:port/"), download.Interrupted, "Invalid URL"),
    ],
)
def test_says_what_went_wrong_and_keeps_the_earlier_copy(server, limits, target, fault):
    behaviour, error, says = fault
    target.parent.mkdir()
    target.write_bytes(b"earlier")

    with pytest.raises(error, match=says) as raised:
        fetch(server.answers(behaviour), target, limits)

    assert "earlier copy" in str(raised.value)
    assert target.read_bytes() == b"earlier"


def test_follows_a_redirect_to_an_allowed_host(server, limits, target):
    server.answers(serve_file(BODY, '"1"'), path="/moved")

    fetch(server.answers(reply(301, location="/moved")), target, limits)

    assert target.read_bytes() == BODY


def test_gives_up_when_the_time_is_over(server, target):
    hurried = Limits(frozenset({server.host}), most_bytes=9, seconds=0.2, is_loopback_allowed=True)

    with pytest.raises(download.TooSlow, match=r"more than 0\.2 seconds"):
        fetch(server.answers(drip), target, hurried)

    assert not target.exists()


def test_gives_up_when_no_byte_comes(server, target):
    impatient = Limits(frozenset({server.host}), most_bytes=9, quiet_seconds=0.1, is_loopback_allowed=True)

    with pytest.raises(download.Interrupted, match="timed out"):
        fetch(server.answers(hang), target, impatient)


def test_says_that_the_disk_is_full(server, limits, target):
    target.parent.mkdir()
    part = target.with_name("GARD.csv.part")
    part.symlink_to("/dev/full")

    with pytest.raises(download.NotStored, match=r"the disk that holds .* is full"):
        fetch(server.answers(serve_file(BODY, '"1"')), target, limits)

    assert list(target.parent.iterdir()) == []


def test_says_that_the_folder_cannot_be_written(server, limits, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(download.NotStored, match="cannot be written"):
        fetch(server.answers(serve_file(BODY, '"1"')), tmp_path / "file" / "below", limits)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:10.0.0.1]"]
)
def test_reaches_nothing_inside_our_own_network(target, host):
    limits = Limits(frozenset({host}), most_bytes=9)

    with pytest.raises(download.ForbiddenAddress, match="not on the public network"):
        fetch(f"https://{host}/latest/", target, limits)


@pytest.mark.parametrize(
    "address",
    ["http://example.org/", "file:///etc/passwd", "https://other.org/", "https://a:b@example.org/", "https://:x/"],
)
def test_reaches_only_declared_hosts_by_https(target, address):
    with pytest.raises(download.ForbiddenAddress):
        fetch(address, target, Limits(frozenset({"example.org"}), most_bytes=9))
