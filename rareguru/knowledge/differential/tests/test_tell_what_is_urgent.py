"""What cannot wait is told first, for findings and for words; the file of notices is sound."""

import orjson
import pytest

from rareguru.knowledge.catalogue.statements import Term, TermParent
from rareguru.knowledge.differential.urgent import FILE, FaultyNotices, Kind, read_notices, urgent_signs
from rareguru.knowledge.differential.urgent_phrases import Phrases, fold
from rareguru.knowledge.pages.tests.catalogue import tell_of_cop

pytestmark = pytest.mark.django_db
FEVER, DYSPNEA, REST_DYSPNEA, CHEST_PAIN, SYNCOPE = "HP:0001945", "HP:0002094", "HP:0033710", "HP:0100749", "HP:0001279"


def _keys(*present, text="", onset=""):
    return [one.notice.key for one in urgent_signs(present, text, onset)]


@pytest.fixture
def file():
    return orjson.loads(FILE.read_bytes())


def test_a_sign_that_may_be_urgent_says_what_to_watch_for():
    [raised] = urgent_signs([DYSPNEA])

    assert raised.notice.kind is Kind.WATCH
    assert raised.findings == (DYSPNEA,)


def test_a_form_of_a_sign_raises_what_the_sign_does():
    tell_of_cop(("hpo", [Term(DYSPNEA, "Dyspnea"), Term("HP:9000001", "Sighing"), TermParent("HP:9000001", DYSPNEA)]))

    assert _keys("HP:9000001") == ["breathing-watch"]


def test_signs_that_are_urgent_only_together_raise_nothing_alone():
    assert "chest-and-faint" not in _keys(CHEST_PAIN)
    assert _keys(CHEST_PAIN, SYNCOPE) == ["chest-and-faint"]


def test_what_is_urgent_now_stands_before_what_may_be():
    kinds = [one.notice.kind for one in urgent_signs([FEVER, REST_DYSPNEA], "I want to die")]

    assert kinds == [Kind.CRISIS, Kind.NOW, Kind.WATCH]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Some days I don\N{RIGHT SINGLE QUOTATION MARK}t want to live any more.", "suicide"),
        ("I DONT WANT TO LIVE", "suicide"),
        ("ya no  quiero\nvivir", "suicide"),
        ("mi hijo dice que quiere morirse", "suicide"),
        ("help, he can't breathe", "breathing-now"),
        ("se le cierra la garganta", "anaphylaxis"),
        ("it is the worst headache of my life", "thunderclap"),
        ("labios morados", "cyanosis"),
        ("she took too many pills", "poison"),
    ],
)
def test_words_are_enough_in_either_language(text, key):
    assert _keys(text=text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "I am dying to know what it is",
        "no suicidal thoughts",
        "he is not suicidal",
        "nunca quiero morir",
        "I do not want to die of this",
        "skills and pillows",
    ],
)
def test_words_in_another_sense_or_denied_raise_nothing(text):
    assert _keys(text=text) == []


def test_a_no_of_another_breath_denies_nothing():
    assert _keys(text="It helps me no. I want to die") == ["suicide"]


@pytest.mark.parametrize(
    ("text", "onset"), [("my newborn has a fever", ""), ("fiebre en un bebé", ""), ("", "HP:0003623")]
)
def test_fever_is_urgent_in_a_young_baby(text, onset):
    assert _keys(FEVER, text=text, onset=onset) == ["baby-fever"]
    assert _keys(FEVER) == ["fever"]


def test_the_place_of_the_words_is_given():
    text = "Fever. I can\N{RIGHT SINGLE QUOTATION MARK}t  breathe now."
    [raised] = urgent_signs([], text)

    [(start, end)] = raised.places
    assert text[start:end] == "can\N{RIGHT SINGLE QUOTATION MARK}t  breathe"


def test_every_letter_keeps_its_place():
    assert len(fold("Ça ß İ ﬁ 한국 é ñ")) == len("Ça ß İ ﬁ 한국 é ñ")


def test_no_phrases_find_nothing():
    assert Phrases([]).find("anything") is None


def test_nothing_raises_nothing():
    assert _keys() == []


def test_no_wording_is_loud_or_says_that_somebody_has_something(file):
    for entry in file["notices"]:
        for code in ("en", "es"):
            told = " ".join([entry[code]["lead"], *entry[code]["watch"], entry[code]["act"]])
            assert "!" not in told
            assert "you have a" not in told.lower()


def test_every_notice_names_a_public_health_authority(file):
    hosts = {entry["source"]["url"].split("/")[2] for entry in file["notices"]}

    assert hosts <= {"www.nhs.uk", "medlineplus.gov"}


FAULTS = {
    "no words": lambda one: one["es"].update(act=""),
    "no signs": lambda one: one.update(signs=[], phrases={"en": [], "es": []}),
    "an empty group": lambda one: one.update(signs=[[]]),
    "no id": lambda one: one.update(signs=[["cough"]]),
    "another kind": lambda one: one.update(kind="soon"),
    "another age": lambda one: one.update(age="old"),
    "numbers that are not there": lambda one: one.update(lines=["police"]),
    "no source": lambda one: one.pop("source"),
    "an odd address": lambda one: one["source"].update(url="javascript:alert(1)"),
    "one language": lambda one: one.pop("es"),
    "a parenthesis that is not closed": lambda one: one["phrases"].update(en=["(a|b"]),
    "words for fewer groups": lambda one: one.update(signs=[["HP:0000001"]], words_for_signs=[]),
    "another notice that is not there": lambda one: one.update(instead_of=["nothing"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_entry_is_refused_with_a_sentence(file, tmp_path, fault):
    FAULTS[fault](file["notices"][1])
    path = tmp_path / "urgent_signs.json"
    path.write_bytes(orjson.dumps(file))

    with pytest.raises(FaultyNotices, match=r"Entry 2|not there"):
        read_notices.__wrapped__(path)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"notices": []}', b"{", b'{"notices": [], "babies": 3}'])
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(FaultyNotices, match="cannot be read"):
        read_notices.__wrapped__(tmp_path / "file")


def test_two_entries_of_one_key_are_refused(file, tmp_path):
    (tmp_path / "file").write_bytes(orjson.dumps({**file, "notices": file["notices"][:1] * 2}))

    with pytest.raises(FaultyNotices, match="same key"):
        read_notices.__wrapped__(tmp_path / "file")


def test_a_white_pupil_is_to_be_looked_at_soon():
    [raised] = urgent_signs(["HP:0000555"])

    assert (raised.notice.key, raised.notice.kind) == ("white-pupil", Kind.WATCH)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("I think about ending it all", "suicide"),
        ("a veces quiero acabar con todo", "suicide"),
        ("half of his face dropped", "stroke"),
        ("se le cayó media cara y habla raro", "stroke"),
    ],
)
def test_ways_of_saying_it_that_were_missed_before_raise_a_notice(text, key):
    assert _keys(text=text) == [key]


@pytest.mark.parametrize("text", ["high blood sugar and vomiting", "vomiting, and his blood pressure is high"])
def test_a_finding_that_was_misread_from_harmless_words_does_not_count(text):
    place = (text.index("blood"), len(text))

    assert "vomit-blood" in _keys("HP:0002248")
    assert "vomit-blood" not in [
        one.notice.key for one in urgent_signs(["HP:0002248"], text, read_at={"HP:0002248": [place]})
    ]


def test_a_finding_that_was_read_from_plain_words_too_counts():
    text = "my headaches are suicidal. Suicide is on my mind"
    places = [(17, 25), (27, 34)]

    assert [one.notice.key for one in urgent_signs(["HP:0031589"], text, read_at={"HP:0031589": places[:1]})] == []
    assert [one.notice.key for one in urgent_signs(["HP:0031589"], text, read_at={"HP:0031589": places})] == ["suicide"]


def test_self_injury_as_a_sign_of_a_disease_is_no_crisis():
    assert _keys("HP:0100716", "HP:0000742", text="bites his fingers and lips until they bleed") == []


@pytest.mark.parametrize(
    "text", ["seizure lasting 10 minutes", "he had a fit and it will not stop", "la convulsión no para"]
)
def test_a_seizure_that_does_not_stop_is_not_told_mildly(text):
    assert _keys("HP:0001250", text=text) == ["status"]


@pytest.mark.parametrize(
    "text", ["tiene convulsiones y no para de reír", "she has seizures and does not stop laughing"]
)
def test_what_does_not_stop_beside_seizures_is_no_seizure_that_does_not_stop(text):
    assert "status" not in _keys("HP:0001250", text=text)
    assert _keys("HP:0001250", text=f"{text}. La convulsión no para.") == ["status"]
