"""Words come back as findings, findings as diseases with reasons, and nothing of it stays anywhere."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rareguru.website.finder.tests.asking import (
    ADDRESS,
    COUGH,
    DRY_COUGH,
    FEVER,
    RASH,
    SEIZURE,
    ask,
    results,
    said,
)
from rareguru.website.presentation.found import FoundView
from rareguru.website.views import search

pytestmark = pytest.mark.usefixtures("static_files", "built")


def test_the_empty_form_can_be_kept_by_caches_and_offers_common_signs(client):
    response = client.get(ADDRESS)

    assert "public" in response["Cache-Control"]
    assert "Or begin with a common sign" in response.content.decode()


def test_words_become_findings_and_diseases_with_reasons(client):
    text = ask(client, "fever and a skin rash")

    assert said(text, FEVER) == said(text, RASH) == "yes"
    assert results(text)[0] == "Hot skin 1"
    assert "Fever, skin rash (most people)" in text


def test_what_is_denied_is_a_no_and_speaks_against(client):
    text = ask(client, "skin rash, no fever")

    assert said(text, FEVER) == "no"
    assert "You said no to fever, which it has." in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RASH}, no {SEIZURE}", ("yes", "no")),
        (f"{RASH} {SEIZURE}", ("yes", "yes")),
        (f"tiene {RASH}, pero no tiene {SEIZURE}", ("yes", "no")),
        (f"{RASH}. My mother has {SEIZURE}.", ("yes", "")),
        (f"Present: {RASH}. Absent: {SEIZURE}.", ("yes", "no")),
        (f"{RASH} present, {SEIZURE} negative", ("yes", "no")),
        (f"Present: {RASH}\nAbsent: {SEIZURE}, {COUGH}", ("yes", "no")),
    ],
)
def test_an_id_is_denied_or_somebody_elses_as_words_are(client, text, expected):
    answer = ask(client, text)

    assert (said(answer, RASH), said(answer, SEIZURE)) == expected


def test_what_little_points_to_is_folded_below_what_fits_better(client):
    text = ask(client, "fever and a cough")

    better, folded = text.split('<details class="fold" id="little"><summary>Show 1 disease</summary>')
    assert results(better)[0] == "Warm skin"
    assert results(folded) == ["Fits"]


def test_a_disease_that_nothing_said_fits_is_not_listed(client):
    listed = results(ask(client, "seizures and a skin rash"))

    assert {"Fits", "Hot skin 1"} <= set(listed)
    assert "Warm skin" not in listed


def test_what_fits_in_more_general_words_only_stands_in_the_last_band(client):
    text = ask(client, "dry cough")

    assert results(text) == ["Cryptogenic organizing pneumonia", "Warm skin"]
    assert "there only as: cough" in text
    assert "Fits partly" not in text
    assert 'id="little"' not in text, "nothing fits better, so it is not folded"


def test_where_nothing_speaks_against_nothing_is_said_of_it(client):
    assert "Speaks against" not in re.split("</?article", ask(client, "fever and a skin rash"))[1]


def test_who_compares_too_few_is_told_beside_the_button(client):
    text = ask(client, "fever and a skin rash", do="compare")

    _before, notice, after = text.partition("Choose two or three diseases to compare")
    assert notice
    assert after.index('value="compare"') < after.index("</section>")


def test_an_answer_is_never_kept_by_caches_nor_sets_a_cookie(client):
    response = client.post(ADDRESS, {"text": "fever"})

    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_wider_and_narrower_signs_are_offered(client):
    text = ask(client, "cough")

    assert f'value="swap {COUGH} {DRY_COUGH}"' in text


def test_a_sign_chosen_by_name_is_counted_without_words(client):
    text = ask(client, do=f"yes {SEIZURE}")

    assert said(text, SEIZURE) == "yes"
    assert results(text)[0] == "Fits"
    assert "added by you" in text


def test_ids_are_taken_and_what_is_no_sign_is_named(client):
    text = ask(client, "HP:0001250 and hp_0001955, HP:0003581 and HP:9999999")

    assert said(text, SEIZURE) == "yes"
    assert said(text, FEVER) == "yes", "a former id leads to the term of today"
    assert "HP:0003581 was left aside: it is no sign" in text
    assert "HP:9999999 was left aside: HPO has no such id" in text


def test_what_somebody_else_has_is_not_counted(client):
    text = ask(client, "I have a rash. My mother has seizures.")

    assert said(text, SEIZURE) == ""
    assert "You wrote this about somebody else, so it is not counted." in text


def test_who_writes_of_somebody_else_alone_is_told_how_to_ask_for_them(client):
    text = ask(client, "My mother has seizures.")

    assert "If that is the person you ask for, press “Count it” beside each." in text
    assert "Only signs of somebody else were recognized." in text
    assert "No sign" not in text


def test_yes_to_a_form_stands_above_no_to_the_whole(client):
    text = ask(client, "dry cough", **{f"said-{COUGH}": "no"})

    assert "Only the yes is counted." in text
    assert results(text)


@pytest.mark.parametrize("words", ["No fever. Fever at night.", "fever, skin rash, no fever"])
def test_words_that_contradict_each_other_count_as_there_and_are_told(client, words):
    text = ask(client, words)

    assert said(text, FEVER) == "yes"
    assert "You wrote that this is there, and that it is not: fever." in text
    assert "and that it is not" not in ask(client, words, **{f"said-{FEVER}": "no"})


@pytest.mark.parametrize(
    "words", ["No fever. If he gets a fever he should return.", "Return if fever. He has no fever."]
)
def test_what_may_come_contradicts_no_denial(client, words):
    text = ask(client, words)

    assert said(text, FEVER) == "no"
    assert "and that it is not" not in text


def test_one_finding_says_how_little_that_is(client):
    assert "One sign alone fits very many diseases." in ask(client, "fever")


def test_what_is_not_understood_is_kept_in_the_field_and_signs_are_offered(client):
    text = ask(client, "qwertz <b>uiop</b>")

    assert "qwertz &lt;b&gt;uiop&lt;/b&gt;" in client.post(ADDRESS, {"text": "qwertz <b>uiop</b>"}).content.decode()
    assert "No sign or symptom was recognized in it." in text
    assert "Everyday words are read in English and Spanish." in text
    assert "Or begin with a common sign" in text


def test_it_speaks_spanish(client):
    text = ask(client, "tos seca y fiebre", address="/es/symptoms/")

    assert said(text, "HP:0012735") or said(text, DRY_COUGH)
    assert "Lo que hemos entendido" in text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000,
        "HP:0001250 " * 3_000,
        "<script>alert(1)</script>",
        "发烧 咳嗽 ไข้ дом \U0001f912",
        "fever\x00 rash\x1b\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "\n\n\n",
        "no no no no never not",
    ],
    ids=["ten thousand words", "ids", "markup", "other scripts", "control characters", "empty lines", "only no"],
)
def test_odd_words_are_answered_with_a_page(client, text):
    assert "What do you notice?" in ask(client, text)


def test_five_hundred_terms_are_answered_with_a_sentence(client, built):
    fields = {f"said-HP:{number:07d}": "yes" for number in range(1, 501)}

    assert "What do you notice?" in ask(client, "fever", **fields)


@pytest.mark.parametrize(
    "field",
    ["do", "sex", "began", "system", "onset", "said-HP:0001945", "meant-HP:0001945", "typed", "compare"],
)
def test_forged_fields_do_no_harm(client, field):
    assert "What do you notice?" in ask(client, "fever", **{field: "\x00yes <b> HP:0000001 " + "x" * 5000})


def test_two_chosen_diseases_lead_to_their_comparison(client):
    fields = {"text": "fever", "do": "compare", "compare": ["hot-skin-1", "warm-skin"]}

    response = client.post(ADDRESS, fields)

    assert (response.status_code, response["Location"]) == (307, "/compare/hot-skin-1/warm-skin/")


def test_the_comparison_that_the_finder_leads_to_leads_back_with_all_that_was_said(client):
    fields = {"sex": "female", "more": "It began after a fall.", f"said-{SEIZURE}": "no"}

    response = client.post("/compare/hot-skin-1/warm-skin/", {"text": "fever", "compare": "warm-skin", **fields})

    text = response.content.decode()
    assert "Back to what it may fit" in text
    for name, value in {"text": "fever", "compare": "warm-skin", **fields}.items():
        assert f'name="{name}" value="{value}"' in text
    assert response["Cache-Control"] == "no-store"
    assert "Back to what it may fit" not in client.get("/compare/hot-skin-1/warm-skin/").content.decode()


def test_one_chosen_disease_is_not_enough_and_nothing_is_lost(client):
    text = ask(client, "fever", do="compare", compare="hot-skin-1")

    assert "Choose two or three diseases to compare" in text
    assert 'value="hot-skin-1" checked' in text


def test_only_diseases_of_a_kind_can_be_shown(client):
    text = ask(client, "fever and skin rash", system="eyes")

    assert not results(text)
    assert "No disease in our sources fits what you chose to see." in text


def test_signs_are_suggested_by_name(client):
    response = client.post("/symptoms/terms", {"q": "seiz"})

    assert response["Cache-Control"] == "no-store"
    assert response.json()["names"][0]["term"] == SEIZURE


def test_before_the_first_build_the_words_are_kept(client, settings, tmp_path):
    settings.VAR = tmp_path / "empty"

    text = ask(client, "fever and skin rash")

    assert "fever and skin rash</textarea>" in text
    assert "nothing can be looked up just now" in text


def test_nothing_of_it_is_logged(client, caplog):
    with caplog.at_level("DEBUG"):
        ask(client, "seizures of the plumbus kind", more="plumbus")

    assert "plumbus" not in caplog.text
    assert "izure" not in caplog.text


def test_no_address_of_ours_on_the_page_carries_a_finding(client):
    text = ask(client, "fever and seizures")

    addresses = re.findall(r'(?:href|action|formaction|src)="(/[^"]*)"', text)
    assert addresses
    assert not [one for one in addresses if "HP" in one or "fever" in one.lower() or "seizure" in one.lower()]


def test_the_name_search_leads_here_when_it_is_given_signs(client):
    text = unescape(client.get("/search/", {"q": "fever and skin rash"}).content.decode())

    assert "This reads like signs and symptoms." in text
    assert 'action="/symptoms/"' in text


def test_the_name_search_does_not_when_it_is_given_a_name(client):
    assert "reads like signs" not in client.get("/search/", {"q": "Warm skin"}).content.decode()


@pytest.mark.parametrize(("score", "is_below"), [(60, False), (95, True)])
def test_the_way_here_stands_below_a_name_that_fits_well(client, monkeypatch, score, is_below):
    fever = FoundView("/diseases/fever/", "fever", "Periodic fever", "", "", "", is_branch=False, apart="", score=score)
    monkeypatch.setattr(search, "found_views", lambda *_words, **_options: [fever])

    text = client.get("/search/", {"q": "fever"}).content.decode()

    assert (text.index("This reads like signs") > text.index("Periodic fever")) is is_below


def test_what_was_left_out_is_offered_to_be_counted_after_all(client):
    text = ask(client, "fever, skin rash", typed="fever, skin rash", do=f"dropped {FEVER}")
    assert f'value="yes {FEVER}"' in text

    again = ask(client, "fever, skin rash", **{f"said-{FEVER}": "dropped", "typed": "fever", "do": f"yes {FEVER}"})

    assert said(again, FEVER) == "yes"


@pytest.mark.parametrize("said_before", ["dropped", "unknown"])
def test_a_sign_that_is_said_again_counts(client, said_before):
    fields = {"typed": "fever, skin rash", f"said-{FEVER}": said_before}

    text = ask(client, "fever, skin rash", add="a high fever", **fields)

    assert said(text, FEVER) == "yes"


def test_an_id_that_is_no_sign_is_not_offered(client):
    text = ask(client, "fever", typed="fever", **{"said-HP:9999999": "dropped"})

    assert "Not counted" not in text


def test_the_page_for_the_doctor_says_no_name_twice_and_quotes_no_id(client):
    text = ask(client, f"fever, {RASH}", address="/symptoms/doctor/")

    assert f'<td><span class="quiet">{FEVER}</span></td>' in text
    assert f"“{RASH}”" not in text


def test_what_was_written_on_the_page_for_the_doctor_comes_back(client):
    fields = {"more": "It began after a fall.", f"since-{FEVER}": "May", "since-HP:x": "no"}

    text = ask(client, "fever", **fields)

    assert 'name="more" value="It began after a fall."' in text
    assert f'name="since-{FEVER}" value="May"' in text
    assert "since-HP:x" not in text


@pytest.mark.parametrize(
    "field",
    ["began", "sex", "system", "onset", "inheritance", "compare", "typed", "do", "meant-HP:0001945"],
)
@pytest.mark.parametrize("value", ["HP:0001250", "HP:9999999", "yes HP:9999999", "x"])
def test_a_forged_field_counts_as_nothing(client, field, value):
    for address in ("/symptoms/", "/symptoms/doctor/", "/symptoms/doctor/phenopacket"):
        assert client.post(address, {"text": "fever", field: value}).status_code == 200


@pytest.mark.parametrize("address", ["", "terms", "doctor/", "doctor/pdf", "doctor/phenopacket"])
@pytest.mark.parametrize("fields", [{"text": "x" * 3_000_000}, dict.fromkeys(map(str, range(1_100)), "x")])
def test_what_is_too_large_is_told_wherever_the_form_is_posted(client, address, fields):
    response = client.post(f"/symptoms/{address}", fields)

    assert response.status_code == 413
    assert response["Cache-Control"] == "no-store"
    assert "That is more than can be read at once." in response.content.decode()


@pytest.mark.parametrize("charset", ["zlib", "rot13", "latin-1"])
def test_refuses_bodies_in_other_encodings(client, charset):
    client.raise_request_exception = False
    kind = f"multipart/form-data; boundary=x; charset={charset}"

    response = client.generic("POST", "/symptoms/", b"--x--\r\n", content_type=kind)

    assert response.status_code == 400


def test_reads_no_file_and_writes_none(client, monkeypatch):
    opened = []
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_args, **_options: opened.append("file"))
    words = SimpleUploadedFile("words.txt", b"fever " * 20_000)

    assert client.post("/symptoms/", {"text": "fever", "file": words}).status_code == 200
    assert client.post("/symptoms/", {"file": SimpleUploadedFile("all.txt", b"x" * 3_000_000)}).status_code == 413
    assert opened == []


@pytest.mark.parametrize(
    ("rest", "is_told"), [("he has", False), ("and he quibbles about everything he is given", True)]
)
def test_words_that_were_not_understood_are_told(client, rest, is_told):
    assert ("Only the marked words were understood" in ask(client, f"fever, skin rash {rest}")) is is_told
