import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.importers.medquad.lost_letters import SPELLINGS, restore_letters
from rareguru.knowledge.importers.medquad.wording import (
    cut_reference_marks,
    part_sentences,
    sentences,
    set_paragraphs,
)

SENTENCE = "The lungs are inflamed in this disease and breathing grows hard over the months. "


@pytest.mark.parametrize("damaged", SPELLINGS)
def test_each_restored_spelling_gives_the_damaged_one_when_its_letters_are_dropped(damaged):
    assert "".join(letter for letter in SPELLINGS[damaged] if letter.isascii()) == damaged


def test_restores_a_name_but_not_a_word_like_it():
    assert restore_letters("Guillain-Barr syndrome and Epstein-Barr virus") == (
        "Guillain-Barré syndrome and Epstein-Barr virus"
    )


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("It is rare.[9184] It heals.[1][2]", "It is rare. It heals."),
        ("Signs are:[12, 7046] Fever", "Signs are: Fever"),
        ("the enzyme of benzo[1,2]pyrene", "the enzyme of benzo[1,2]pyrene"),
        ("search for Wolman [ti]", "search for Wolman [ti]"),
    ],
)
def test_cuts_reference_marks_and_nothing_else(text, clean):
    assert cut_reference_marks(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("no function.Within weeks", "no function. Within weeks"),
        ("(hematuria).Some signs", "(hematuria). Some signs"),
        ("see www.nih.gov/books.Management or", "see www.nih.gov/books.Management or"),
        ("about 1.5 in U.S.Navy crews", "about 1.5 in U.S.Navy crews"),
    ],
)
def test_parts_sentences_that_run_together(text, clean):
    assert part_sentences(text) == clean


def test_does_not_end_a_sentence_at_an_abbreviation():
    assert [sentence for sentence, _ in sentences("See e.g. Dr. Smith. Then rest.")] == [
        "See e.g. Dr. Smith.",
        "Then rest.",
    ]


def test_leaves_a_short_answer_in_one_paragraph():
    assert set_paragraphs("It  is rare. It heals.") == "It is rare. It heals."


def test_divides_a_long_answer_at_sentence_ends():
    paragraphs = set_paragraphs(SENTENCE * 20).split("\n\n")

    assert len(paragraphs) > 1
    assert all(paragraph.endswith(".") for paragraph in paragraphs)


def test_never_parts_a_sentence_from_one_that_leans_on_it():
    paragraphs = set_paragraphs((SENTENCE + "However, it may heal. ") * 9).split("\n\n")

    assert not any(paragraph.startswith("However") for paragraph in paragraphs)


def test_opens_a_paragraph_with_a_question():
    text = "Yes, there is a test. How is it diagnosed? By a biopsy."

    assert set_paragraphs(text) == "Yes, there is a test.\n\nHow is it diagnosed? By a biopsy."


@given(st.lists(st.sampled_from([SENTENCE, "What causes it? ", "However, no. ", "Dr. No. ", "a  b "]), max_size=40))
def test_paragraphs_keep_every_word_in_its_place(pieces):
    text = "".join(pieces)

    assert set_paragraphs(text).split() == text.split()


@pytest.mark.parametrize(
    "piece", ["[1", "[1, 2", "A. ", "What is it? ", "a", " ", "\n", "a.B", "See www", "Click here "], ids=repr
)
def test_a_hostile_text_does_not_take_forever(piece):
    text = piece * 100_000

    assert set_paragraphs(part_sentences(cut_reference_marks(text))).split() == text.split()
