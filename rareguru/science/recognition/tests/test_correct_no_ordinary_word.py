"""An everyday word is no slip of a phrase's word."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.languages.language import LANGUAGES, read_ordinary_words
from rareguru.science.recognition.phrases import Source, TermPhrase
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import Tables, Terms

SCALY = TermPhrase("descamada", "scaly", Source.LEXICON)


@pytest.mark.parametrize(("text", "found"), [("quedó descartada", []), ("piel descamda", ["scaly"])])
def test_ruled_out_is_not_scaly(text, found):
    spoken = LANGUAGES["es"]
    tables = Tables.build([SCALY], Terms(("scaly",), {}), spoken, read_ordinary_words("es"))

    assert [one.term for one in Recognizer(tables, spoken).recognize(text)] == found
