"""A file that is mostly faulty is refused."""

import pytest

from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.issues import UnusableRelease


def test_names_the_line_that_was_left_out():
    issue = Tally("gard/GARD.csv").refuse(12, "there is no name")

    assert str(issue) == "gard/GARD.csv, line 12: there is no name; it was left out; mend it upstream."


@pytest.mark.parametrize(("used", "refused"), [(0, 0), (0, 1), (1, 2)])
def test_refuses_a_file_that_is_mostly_faulty(used, refused):
    with pytest.raises(UnusableRelease):
        Tally("gard/GARD.csv", used, refused).settle()


@pytest.mark.parametrize(("used", "refused"), [(1, 0), (1, 1), (9, 1)])
def test_trusts_a_file_that_is_mostly_sound(used, refused):
    Tally("gard/GARD.csv", used, refused).settle()
