"""What was told in words is weighed against what else was told."""

from time import process_time

from rareguru.science.recognition.mentions import Mention, Status
from rareguru.website.finder.understanding import told_both_ways


def mention(term, status):
    return Mention(0, 5, term, status, 1.0)


def test_a_term_that_is_there_and_not_there_is_told_both_ways():
    there, denied, doubted = "HP:0000001", "HP:0000002", "HP:0000003"

    told = told_both_ways(
        [
            mention(there, Status.PRESENT),
            mention(denied, Status.ABSENT),
            mention(there, Status.ABSENT),
            mention(doubted, Status.PRESENT),
            mention(doubted, Status.UNCERTAIN),
        ]
    )

    assert told == {there}


def test_thousands_of_mentions_are_compared_in_no_time():
    mentions = [mention(f"HP:{number:07}", Status.PRESENT) for number in range(20_000)]
    began = process_time()

    assert not told_both_ways(mentions)

    assert process_time() - began < 0.5
