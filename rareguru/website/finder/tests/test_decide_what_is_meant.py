"""What somebody decides stands above what was read, as long as the words are there."""

import pytest

from rareguru.website.finder.tests.asking import ADDRESS, COUGH, DRY_COUGH, FEVER, RASH, SEIZURE, ask, kept, lines, said

pytestmark = pytest.mark.usefixtures("static_files", "built")


def test_a_decision_stands_above_the_reading(client):
    text = ask(client, "fever and skin rash", typed="fever and skin rash", **{f"said-{FEVER}": "no"})

    assert said(text, FEVER) == "no"
    assert said(text, RASH) == "yes"


def test_a_reading_that_was_only_repeated_follows_the_words(client):
    text = ask(client, "no fever, skin rash", typed="fever, skin rash", **{f"said-{FEVER}": "yes"})

    assert said(text, FEVER) == "no"


def test_a_finding_whose_words_were_taken_out_goes(client):
    text = ask(client, "skin rash", typed="fever, skin rash", **{f"said-{FEVER}": "yes"})

    assert said(text, FEVER) == ""


@pytest.mark.parametrize("decided", ["no", "dropped"])
def test_a_decision_about_words_goes_with_them(client, decided):
    text = ask(client, "skin rash", typed="fever", **{f"said-{FEVER}": decided})

    assert said(text, FEVER) == kept(text, FEVER) == ""


def test_what_was_added_without_words_stays_when_the_words_change(client):
    text = ask(client, "skin rash", typed="fever", **{f"said-{SEIZURE}": "no"})

    assert said(text, SEIZURE) == "no"


def test_a_finding_can_be_left_out_and_stays_out(client):
    text = ask(client, "fever, skin rash", typed="fever, skin rash", do=f"dropped {FEVER}")
    assert kept(text, FEVER) == "dropped"

    again = ask(client, "fever, skin rash", typed="fever, skin rash", **{f"said-{FEVER}": "dropped"})

    assert said(again, FEVER) == ""
    assert said(again, RASH) == "yes"


def test_another_meaning_takes_the_place_and_the_words_of_the_first(client):
    words = {"text": "cough and fever", "typed": "cough and fever"}
    text = ask(client, **words, do=f"swap {COUGH} {DRY_COUGH}")

    assert said(text, DRY_COUGH) == "yes"
    assert [origin.split(" · ")[0] for _name, origin in lines(text)] == ["“cough”", "“fever”"]
    assert f'name="meant-{COUGH}" value="{DRY_COUGH}"' in text
    assert text.count(f'value="swap {DRY_COUGH} {COUGH}"') == 1
    for address in (ADDRESS, "/symptoms/doctor/"):
        again = ask(client, **words, address=address, **{f"meant-{COUGH}": DRY_COUGH})
        assert DRY_COUGH in again
        assert f'name="meant-{COUGH}" value="{DRY_COUGH}"' in again


def test_another_meaning_goes_with_the_words(client):
    fields = {f"meant-{COUGH}": DRY_COUGH, f"said-{DRY_COUGH}": "yes"}

    text = ask(client, "fever", typed="cough", **fields)

    assert "meant-" not in text
    assert said(text, DRY_COUGH) == ""


def test_another_meaning_that_is_taken_back_leaves_nothing(client):
    fields = {"typed": "cough", f"meant-{COUGH}": DRY_COUGH, f"said-{DRY_COUGH}": "yes"}

    text = ask(client, "cough", do=f"swap {DRY_COUGH} {COUGH}", **fields)

    assert said(text, COUGH) == "yes"
    assert "meant-" not in text


def test_a_sign_that_was_added_keeps_its_place_when_it_is_exchanged(client):
    fields = {f"said-{COUGH}": "no", f"said-{SEIZURE}": "yes"}

    text = ask(client, do=f"swap {COUGH} {DRY_COUGH}", **fields)

    assert said(text, DRY_COUGH) == "no"
    assert text.index(f'name="said-{DRY_COUGH}"') < text.index(f'name="said-{SEIZURE}"')
