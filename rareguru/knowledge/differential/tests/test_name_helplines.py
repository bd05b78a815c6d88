"""Numbers to call are named with whom they are for and where that is said; a faulty file is refused."""

import orjson
import pytest

from rareguru.knowledge.differential.helplines import FILE, FaultyHelplines, LineSet, read_helplines
from rareguru.knowledge.differential.urgent import Kind, read_notices


@pytest.fixture
def file():
    return orjson.loads(FILE.read_bytes())


def _numbers(line_set):
    return [line.dialed for line in read_helplines().of(line_set)]


def test_two_numbers_reach_the_emergency_services_and_three_listen_in_a_crisis():
    assert _numbers(LineSet.EMERGENCY) == ["112", "911"]
    assert _numbers(LineSet.CRISIS) == ["988", "116123", "024"]


def test_a_notice_has_the_emergency_numbers_just_where_its_words_say_to_call():
    for notice in read_notices().notices:
        says_so = notice.kind is not Kind.WATCH and "emergency number" in notice.words["en"].act
        assert (LineSet.EMERGENCY in notice.lines) is says_so, notice.key


def test_the_notices_of_a_crisis_name_those_who_listen():
    keys = {notice.key for notice in read_notices().notices if LineSet.CRISIS in notice.lines}

    assert keys == {"suicide", "self-harm"}


FAULTS = {
    "no number": lambda one: one.update(number="call us"),
    "another set": lambda one: one.update(set="police"),
    "one language": lambda one: one["for"].pop("es"),
    "nobody": lambda one: one["for"].update(es=""),
    "no source": lambda one: one.update(sources=[]),
    "an odd address": lambda one: one["sources"][0].update(url="javascript:alert(1)"),
    "no date": lambda one: one.update(checked="soon"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_line_is_refused_with_a_sentence(file, tmp_path, fault):
    FAULTS[fault](file["lines"][1])
    path = tmp_path / "helplines.json"
    path.write_bytes(orjson.dumps(file))

    with pytest.raises(FaultyHelplines, match="Entry 2"):
        read_helplines.__wrapped__(path)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"lines": []}', b'{"lines": [], "sites": [{}]}'])
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(FaultyHelplines, match="cannot be read"):
        read_helplines.__wrapped__(tmp_path / "file")


def test_a_file_without_emergency_numbers_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b'{"lines": [], "sites": []}')

    with pytest.raises(FaultyHelplines, match="emergency, crisis"):
        read_helplines.__wrapped__(tmp_path / "file")
