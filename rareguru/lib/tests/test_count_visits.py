"""An allowance holds for all processes together, comes back with time, and leaves nothing behind."""

import subprocess
import sys

import pytest

from rareguru.lib.visits import Allowance, CountingFailed, Visits

MINUTE = Allowance(10, 60.0)
COUNTING = """
import sys
from pathlib import Path
from rareguru.lib.visits import Allowance, Visits
visits = Visits(Path(sys.argv[1]))
print(sum(visits.count(b"somebody", Allowance(100), 1000.0).is_allowed for _ in range(80)))
"""


@pytest.fixture
def visits(tmp_path):
    return Visits(tmp_path / "visits")


def test_an_allowance_is_used_up(visits):
    counted = [visits.count(b"a", MINUTE, 1000.0) for _ in range(12)]

    assert [one.is_allowed for one in counted] == [True] * 10 + [False] * 2
    assert [one.remaining for one in counted[:10]] == list(range(9, -1, -1))


def test_a_refusal_says_when_to_come_again_and_does_not_count(visits):
    for _ in range(10):
        visits.count(b"a", MINUTE, 1000.0)

    refusal = visits.count(b"a", MINUTE, 1001.0)

    assert refusal.wait == pytest.approx(5.0)
    assert not visits.count(b"a", MINUTE, 1001.0 + refusal.wait - 0.1).is_allowed
    assert visits.count(b"a", MINUTE, 1001.0 + refusal.wait).is_allowed


def test_the_whole_allowance_is_back_after_its_time(visits):
    for _ in range(10):
        visits.count(b"a", MINUTE, 1000.0)

    assert all(visits.count(b"a", MINUTE, 1060.0).is_allowed for _ in range(10))


def test_one_key_takes_nothing_from_another(visits):
    for _ in range(10):
        visits.count(b"a", MINUTE, 1000.0)

    assert visits.count(b"b", MINUTE, 1000.0).remaining == 9


def test_a_clock_set_back_locks_nobody_out_for_longer(visits):
    for _ in range(10):
        visits.count(b"a", MINUTE, 1_000_000.0)

    assert visits.count(b"a", MINUTE, 1000.0).wait <= MINUTE.step


def test_all_processes_count_together(tmp_path):
    command = [sys.executable, "-c", COUNTING, str(tmp_path / "visits")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]

    assert sum(int(one.communicate()[0]) for one in running) == 100


def test_counting_goes_on_where_another_process_left_it(tmp_path):
    for _ in range(10):
        Visits(tmp_path / "visits").count(b"a", MINUTE, 1000.0)

    assert not Visits(tmp_path / "visits").count(b"a", MINUTE, 1000.0).is_allowed


def test_a_key_is_forgotten_when_its_time_has_passed(visits, tmp_path):
    visits.count(b"somebody-once", MINUTE, 1000.0)
    visits.count(b"another", MINUTE, 1100.0)

    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if not path.name.endswith("-wal"))
    assert visits.count(b"somebody-once", MINUTE, 1100.0).remaining == 9
    assert b"somebody-once" not in kept


def test_a_damaged_file_is_begun_anew(tmp_path):
    (tmp_path / "visits").write_bytes(b"no database at all" * 500)

    assert Visits(tmp_path / "visits").count(b"a", MINUTE, 1000.0).is_allowed


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CountingFailed, match="cannot be counted"):
        Visits(tmp_path / "missing" / "visits")
