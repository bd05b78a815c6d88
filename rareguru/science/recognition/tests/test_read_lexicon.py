"""The site's own phrases are of the agreed form."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.lexicon import Scope, UnreadableLexicon, find_faults, read_lexicon
from rareguru.science.recognition.phrases import Source, TermPhrase, rows


def _written(tmp_path, text):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.tsv").write_text(text, encoding="utf-8")
    return read_lexicon("en", tmp_path)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_file_of_ours_has_a_fault(language):
    assert list(find_faults(read_lexicon(language))) == []


def test_our_phrases_are_as_many_as_was_promised():
    lines = {language: [one for one in read_lexicon(language) if one.term] for language in ("en", "es")}

    assert len(lines["en"]) >= 2500
    assert len(lines["es"]) >= 1500
    assert len({one.term for each in lines.values() for one in each}) >= 1200


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_trap_reads_like_a_phrase_of_ours(language):
    read: dict[bool, set[tuple[tuple[str, ...], int]]] = {True: set(), False: set()}
    for line in read_lexicon(language):
        source = Source.TRAP if line.scope is Scope.TRAP else Source.LEXICON
        found = rows([TermPhrase(line.phrase, line.term, source)], LANGUAGES[language], Stemmer(LANGUAGES[language]))
        read[line.scope is Scope.TRAP].update((row.stems, row.gaps) for row in found)

    assert read[True] & read[False] == set()


def test_a_line_is_a_phrase_a_term_and_a_scope(tmp_path):
    [line] = _written(tmp_path, "phrase\tterm\tscope\nhot head\tHP:0001945\twider\n")

    assert (line.phrase, line.term, line.scope, line.where) == ("hot head", "HP:0001945", Scope.WIDER, "en/x.tsv:2")


@pytest.mark.parametrize("text", ["hot head\tHP:0001945\twider\n", "phrase\tterm\tscope\nhot head\tHP:0001945\n"])
def test_what_cannot_be_read_is_refused(tmp_path, text):
    with pytest.raises(UnreadableLexicon, match=r"en/x\.tsv:"):
        list(_written(tmp_path, text))


@pytest.mark.parametrize(
    "line",
    ["\tHP:0001945\texact", "hot\tHP:1\texact", "hot\tHP:0001945\ttrap", "hot\t\texact", "hot\tHP:0009999\texact"],
)
def test_a_fault_is_found(tmp_path, line):
    lines = _written(tmp_path, f"phrase\tterm\tscope\n{line}\n")

    assert len(list(find_faults(lines, frozenset({"HP:0001945"})))) == 1


def test_a_line_written_twice_is_found(tmp_path):
    lines = _written(tmp_path, "phrase\tterm\tscope\n" + 2 * "hot head\tHP:0001945\twider\n")

    assert list(find_faults(lines)) == ["en/x.tsv:3: the same as en/x.tsv:2"]
