"""Each importer on whole samples and on damaged ones: it reads, lists or refuses, and never does anything else."""

import gzip
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rareguru.knowledge.catalogue.statements import Organization, Record, Section, Term
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.tests.identifiers import IDENTIFIER, IDENTIFIER_FIELDS
from rareguru.knowledge.importers.tests.workshop import (
    ARCHIVES,
    FILES,
    PLAIN,
    TABLES,
    content_of,
    ending_of,
    members_of,
    workshop,
    zipped,
)
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

HTML = b"<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>\n"
BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>\n<a>&c;</a>'
EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>\n<a>&b;</a>'
DAMAGES = {
    "empty": lambda content: b"",
    "HTML page": lambda content: HTML,
    "HTML page in gzip": lambda content: gzip.compress(HTML),
    "broken gzip": lambda content: gzip.compress(content)[:-20],
    "gzip bomb": lambda content: gzip.compress(b"0" * 5_000_000),
    "null bytes": lambda content: content[: len(content) // 2] + b"\0\0\0" + content[len(content) // 2 :],
    "another encoding": lambda content: content.decode("utf-8", "replace").encode("utf-16"),
    "bytes of no encoding": lambda content: content[: len(content) // 2] + b"\xff\xfe" + content[len(content) // 2 :],
}
MEMBER_DAMAGES = {
    "empty": b"",
    "HTML page": HTML,
    "XML bomb": BOMB,
    "external entity": EXTERNAL,
    "null bytes": b"\0" * 500,
    "no encoding": b"\xff\xfe\xfa" * 200,
    "deep nesting": b"[" * 100_000,
    "deep elements": b"<a>" * 50_000,
    "number": b"7",
    "null": b"null",
    "empty object": b"{}",
    "empty element": b"<Document/>",
}


@pytest.fixture
def bench(request, tmp_path):
    return workshop(request.param, tmp_path)


@pytest.mark.parametrize("bench", IMPORTERS, indirect=True)
class TestWholeSamples:
    def test_it_reads_the_samples_and_says_which_release_it_is(self, bench):
        values = bench.read()

        assert len([value for value in values if isinstance(value, ReleaseInfo)]) == 1
        assert any(isinstance(value, Record | Term | Organization) for value in values)
        assert len([value for value in values if isinstance(value, Issue)]) * 4 < len(values)

    def test_it_reads_the_same_twice(self, bench):
        assert bench.read() == bench.read()

    def test_its_texts_are_stripped(self, bench):
        texts = [getattr(value, field.name) for value in bench.read() for field in fields(value)]

        assert [text for text in texts if isinstance(text, str) and text != text.strip()] == []

    def test_its_identifiers_are_spelt_as_documented(self, bench):
        found = [getattr(value, field) for value in bench.read() for field in IDENTIFIER_FIELDS.get(type(value), ())]

        assert [identifier for identifier in found if not IDENTIFIER.fullmatch(identifier)] == []

    def test_its_dates_are_real(self, bench):
        values = bench.read()

        assert all(date.fromisoformat(value.date) for value in values if isinstance(value, ReleaseInfo) and value.date)
        assert all(value.updated.year >= 1990 for value in values if isinstance(value, Section) and value.updated)


@pytest.mark.parametrize(("bench", "name"), FILES, indirect=["bench"])
def test_a_missing_file_is_refused_or_done_without(bench, name):
    optional = {file.name for file in IMPORTERS[bench.key].upstream.files if file.is_optional}
    bench.remove(name)

    assert name in optional or bench.complaints()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(("bench", "name"), FILES, indirect=["bench"])
def test_a_file_that_is_no_data_is_refused(bench, name, damage):
    bench.put(name, DAMAGES[damage](content_of(name)), ending=ending_of(name))

    assert bench.complaints()


@pytest.mark.parametrize(("bench", "name"), FILES, indirect=["bench"])
def test_a_truncated_file_never_breaks_it(bench, name):
    content = content_of(name)

    for length in range(0, len(content), max(1, len(content) // 16)):
        bench.put(name, content[:length], ending=ending_of(name))
        bench.complaints()


@pytest.mark.parametrize(("bench", "name"), PLAIN, indirect=["bench"])
def test_a_byte_order_mark_changes_nothing(bench, name):
    before = bench.read()
    bench.put(name, b"\xef\xbb\xbf" + content_of(name).removeprefix(b"\xef\xbb\xbf"))

    assert bench.read() == before


@pytest.mark.parametrize(("bench", "name"), PLAIN, indirect=["bench"])
@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_a_compressed_file_reads_the_same(bench, name, ending):
    before, content = bench.read(), content_of(name)
    bench.put(name, gzip.compress(content) if ending == ".gz" else zipped({"file": content}), ending=ending)

    assert bench.read() == before


@pytest.mark.parametrize(("bench", "name"), ARCHIVES, indirect=["bench"])
def test_an_archive_reads_as_its_folder_does(bench, name):
    before = bench.read()
    bench.put(name, content_of(name), ending=".zip")

    assert bench.read() == before


@pytest.mark.parametrize(("bench", "name"), PLAIN, indirect=["bench"])
def test_lines_that_stand_there_twice_never_break_it(bench, name):
    content = content_of(name)
    bench.put(name, content + content)

    bench.complaints()


@pytest.mark.parametrize(("bench", "name"), TABLES, indirect=["bench"])
def test_columns_under_the_wrong_heading_are_noticed(bench, name):
    lines = content_of(name).decode("utf-8-sig").splitlines(keepends=True)
    separator = "," if name.endswith(".csv") else "\t"
    number = next(i for i, line in enumerate(lines) if separator in line and not line.startswith("#"))
    first, second, *others = lines[number].rstrip("\n").split(separator)
    lines[number] = separator.join([second, first, *others]) + "\n"
    bench.put(name, "".join(lines).encode())

    assert bench.complaints()


@pytest.mark.parametrize("damage", MEMBER_DAMAGES)
@pytest.mark.parametrize(("bench", "name"), ARCHIVES, indirect=["bench"])
def test_a_damaged_member_is_left_out_and_named(bench, name, damage):
    member = next(member for member in sorted(members_of(name)) if member.endswith((".xml", ".json")))
    bench.put(name, zipped(members_of(name) | {member: MEMBER_DAMAGES[damage]}), ending=".zip")

    assert member in {issue.where.split(",")[0] for issue in bench.complaints()}


@pytest.mark.parametrize(("bench", "name"), ARCHIVES, indirect=["bench"])
def test_an_archive_that_unpacks_to_too_much_is_refused(bench, name):
    member = next(member for member in members_of(name) if member.endswith((".xml", ".json")))
    bench.put(name, zipped({member: b" " * 25_000_000}), ending=".zip")

    with pytest.raises(UnusableRelease, match="more than is allowed"):
        bench.read()


@pytest.mark.parametrize(("bench", "name"), FILES, indirect=["bench"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_scattered_damage_never_breaks_it(bench, name, data):
    content = bytearray(content_of(name))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    bench.put(name, bytes(content), ending=ending_of(name))

    bench.complaints()
