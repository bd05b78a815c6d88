"""A release is fetched file by file into the folder the importers read."""

import gzip

import pytest
import stamina

from rareguru.knowledge.sources.fetching import allowed_hosts, fetch_release, stored_as
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile
from rareguru.lib.download import Fetched, Limits, RefusedByServer
from rareguru.testing.local_server import local_server, reply, serve_file

LIST = b"GardID,Name\nGARD:0001620,Cryptogenic organizing pneumonia\n"


@pytest.fixture(autouse=True)
def no_waiting():
    with stamina.set_testing(True):
        yield


@pytest.fixture
def server():
    with local_server() as running:
        running.answers(serve_file(gzip.compress(LIST), '"1"'), path="/main/GARD.csv.gz")
        running.answers(serve_file(b"x", '"1"'), path="/main/xrefs.csv")
        yield running


@pytest.fixture
def limits(server):
    return Limits(frozenset({server.host}), most_bytes=1_000, is_loopback_allowed=True)


def declare(*files):
    return Upstream("gard", "GARD", "", "", "", "", "", "", "", tuple(files))


@pytest.mark.enable_socket
def test_lays_the_files_out_as_importers_read_them(server, limits, tmp_path):
    gard = declare(UpstreamFile("gard/GARD.csv", server.address("/main/GARD.csv.gz")))

    fetch_release(gard, tmp_path, limits=limits)

    assert (tmp_path / "gard" / "GARD.csv.gz").is_file()
    assert [text for _, text in ReleaseFiles(tmp_path).lines("gard/GARD.csv")] == LIST.decode().splitlines()


@pytest.mark.enable_socket
def test_says_which_files_changed(server, limits, tmp_path):
    gard = declare(
        UpstreamFile("gard/GARD.csv", server.address("/main/GARD.csv.gz")),
        UpstreamFile("gard/GARD_xrefs.csv", server.address("/main/xrefs.csv")),
    )
    fetch_release(gard, tmp_path, limits=limits)
    server.answers(serve_file(b"y", '"2"'), path="/main/xrefs.csv")

    fetched = fetch_release(gard, tmp_path, limits=limits)

    assert fetched.changed == ("gard/GARD_xrefs.csv",)
    assert list(fetched.files) == ["gard/GARD.csv", "gard/GARD_xrefs.csv"]


@pytest.mark.enable_socket
def test_asks_once_for_what_several_sources_share(server, limits, tmp_path):
    address = server.address("/main/GARD.csv.gz")
    arrived: dict[str, Fetched] = {}
    fetch_release(declare(UpstreamFile("gard/first.csv", address)), tmp_path, limits=limits, arrived=arrived)
    server.answers(reply(500), path="/main/GARD.csv.gz")

    other = declare(UpstreamFile("nih/second.csv", address))
    first, again = (fetch_release(other, tmp_path, limits=limits, arrived=arrived) for _ in range(2))

    assert (first.changed, again.changed) == (("nih/second.csv",), ())
    assert (tmp_path / "nih/second.csv.gz").read_bytes() == (tmp_path / "gard/first.csv.gz").read_bytes()


@pytest.mark.enable_socket
def test_does_without_an_optional_file(server, limits, tmp_path):
    gard = declare(UpstreamFile("gard/pages.jsonl", server.address("/gone"), is_optional=True))

    fetched = fetch_release(gard, tmp_path, limits=limits)

    assert (fetched.files, fetched.missing) == ({}, ("gard/pages.jsonl",))


def test_does_without_a_file_that_has_no_public_address(tmp_path):
    ours = declare(UpstreamFile("gard/gard-pages.jsonl", ""))

    assert fetch_release(ours, tmp_path).missing == ("gard/gard-pages.jsonl",)


@pytest.mark.enable_socket
@pytest.mark.parametrize(("status", "is_optional"), [(404, False), (500, True)])
def test_stops_where_a_file_is_not_to_be_had(server, limits, tmp_path, status, is_optional):
    address = server.answers(reply(status), path="/failing")
    gard = declare(UpstreamFile("gard/GARD.csv", address, is_optional=is_optional))

    with pytest.raises(RefusedByServer, match=str(status)):
        fetch_release(gard, tmp_path, limits=limits)


@pytest.mark.enable_socket
def test_tells_the_progress_of_each_file(server, limits, tmp_path):
    told = []

    fetch_release(
        declare(UpstreamFile("gard/GARD_xrefs.csv", server.address("/main/xrefs.csv"))),
        tmp_path,
        tell=lambda *progress: told.append(progress),
        limits=limits,
    )

    assert told == [("gard/GARD_xrefs.csv", 1, 1)]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/a/hp.obo", "hpo/hp.obo"),
        ("https://example.org/a/hp.obo.gz?raw=true", "hpo/hp.obo.gz"),
        ("https://example.org/archive/HEAD.zip", "hpo/hp.obo.zip"),
        ("https://example.org/download", "hpo/hp.obo"),
    ],
)
def test_keeps_the_ending_that_tells_the_compression(address, name):
    assert stored_as(UpstreamFile("hpo/hp.obo", address)) == name


def test_allows_the_declared_hosts_and_where_they_send_on_to():
    files = [UpstreamFile("a", "https://github.com/x"), UpstreamFile("b", "https://hpo.jax.org/y")]

    hosts = allowed_hosts(files)

    assert {"github.com", "hpo.jax.org", "codeload.github.com"} <= hosts
    assert "example.org" not in hosts
