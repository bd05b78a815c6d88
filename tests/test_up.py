"""`rareguru up` serves the site, and leaves nothing behind however it ends."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rareguru.lib.processes import PortTaken, refuse_taken_port
from tests.rules import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("socket_enabled")]
PATIENCE = 60


def _environment(var):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "RAREGURU_VAR": str(var), "RAREGURU_SOURCES": str(ROOT / "samples")}


def _command(*options):
    return [sys.executable, "-m", "rareguru.cli.main", "up", *options]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A folder in which everything is ready to be served."""
    folder = tmp_path_factory.mktemp("var")
    done = subprocess.run(
        _command("--prepare-only"), env=_environment(folder), capture_output=True, text=True, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def port(socket_enabled):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def site(var, port):
    """The site, serving."""
    log = (var / "log").open("w")
    with (
        log,
        subprocess.Popen(
            _command("--port", str(port), "--workers", "2"), env=_environment(var), stdout=log, stderr=log, cwd=var
        ) as process,
    ):
        _until(lambda: _status(port) == 200, (var / "log").read_text)
        yield process
        process.kill()
    _until(lambda: _is_free(port), (var / "log").read_text)


def _until(condition, explanation):
    for _ in range(PATIENCE * 10):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(explanation())


def _status(port, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def _is_free(port):
    try:
        refuse_taken_port("127.0.0.1", port)
    except PortTaken:
        return False
    return True


def _children(parent):
    """Return the processes that this one started, oldest first."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = path.read_text().split(" (", 1)
        except OSError:
            continue
        if int(rest.rsplit(")", 1)[1].split()[1]) == parent:
            found.append(int(pid))
    return sorted(found)


def test_canonical_addresses_name_the_port(site, port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/about/")

    said = connection.getresponse().read().decode()
    connection.close()

    assert f'<link rel="canonical" href="http://localhost:{port}/about/">' in said


def test_it_answers_a_disease_page(site, port):
    assert _status(port, "/diseases/cryptogenic-organizing-pneumonia/") == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_in_good_order(site, port, number):
    site.send_signal(number)

    assert site.wait(PATIENCE) == 0
    assert _is_free(port)


def test_nothing_goes_on_when_it_is_killed(site, port):
    children = _children(site.pid)

    site.kill()

    assert len(children) == 2
    _until(lambda: _is_free(port), lambda: f"something still listens on {port}")


@pytest.mark.parametrize("which", [0, 1])
def test_the_site_stops_with_a_sentence_when_a_part_of_it_is_killed(site, port, var, which):
    os.kill(_children(site.pid)[which], signal.SIGKILL)

    assert site.wait(PATIENCE) == 1
    assert "ended by itself (status -9), so the site was stopped" in (var / "log").read_text()
    _until(lambda: _is_free(port), lambda: f"something still listens on {port}")


def test_a_second_start_in_the_same_folder_is_refused(site, var):
    done = subprocess.run(_command(), env=_environment(var), capture_output=True, text=True)

    assert done.returncode == 1
    assert f"The site already runs from {var}." in done.stderr


def test_a_taken_port_is_refused(var, port):
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()

        done = subprocess.run(_command("--port", str(port)), env=_environment(var), capture_output=True, text=True)

    assert done.returncode == 1
    assert f"Something already listens on 127.0.0.1:{port}." in done.stderr


@pytest.mark.parametrize("seconds", [0.6, 1.2, 1.8, 2.4, 3.0])
def test_the_next_start_is_consistent_after_it_was_killed_while_preparing(tmp_path, seconds):
    with subprocess.Popen(_command("--prepare-only"), env=_environment(tmp_path), stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        process.kill()

    done = subprocess.run(_command("--prepare-only"), env=_environment(tmp_path), capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
