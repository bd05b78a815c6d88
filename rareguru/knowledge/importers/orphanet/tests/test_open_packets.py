"""Every shape in which a list comes gives the same entries; what is no packet is left out."""

import zipfile
from contextlib import suppress

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rareguru.knowledge.catalogue.statements import Record
from rareguru.knowledge.importers.orphanet.packets import each
from rareguru.knowledge.importers.orphanet.reading import read
from rareguru.knowledge.importers.orphanet.upstream import PACKETS
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease
from rareguru.testing.releases import SAMPLES, changed_samples

MEMBER = f"{PACKETS}/json/ORPHApacket_586.json"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.just("no data"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Gene", "value", "Symbol"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = (
    "DisorderType",
    "Synonyms",
    "AverageAgeOfOnsets",
    "TypeOfInheritances",
    "Prevalences",
    "Phenotypes",
    "Genes",
    "ExternalReferences",
    "Parents",
    "Children",
    "creationDate",
    "version",
)
anything = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    ("value", "entries"),
    [
        ([{"X": {"value": "a"}}, {"X": {"value": "b"}}], ["a", "b"]),
        ([{"X": [{"value": "a"}]}, {"X": [{"value": "b"}]}], ["a", "b"]),
        ([{"X": [{"value": "a"}, {"value": "b"}]}], ["a", "b"]),
        ({"X": [{"value": "a"}]}, ["a"]),
        ({"X": {"value": "a"}}, ["a"]),
        ([{"value": "a"}], ["a"]),
        ({"value": "a"}, ["a"]),
        ([], []),
        ("no data", []),
        (None, []),
        (["nonsense"], [None]),
    ],
)
def test_reads_a_list_in_any_shape(value, entries):
    assert [entry.get("value") for entry in each({"Xs": value}, "Xs", "X")] == entries


def test_reads_a_list_that_is_not_there():
    assert list(each({}, "Xs", "X")) == []


@pytest.mark.parametrize("top", ["", "orphapacket-1234abc/"])
def test_reads_an_archive_with_or_without_a_top_folder(tmp_path, top):
    (tmp_path / "orphanet").mkdir()
    with zipfile.ZipFile(tmp_path / f"{PACKETS}.zip", "w") as archive:
        archive.writestr(f"{top}README.md", "a readme")
        archive.writestr(f"{top}package.json", "{}")
        archive.writestr(f"{top}json/ORPHApacket_586.json", (SAMPLES / MEMBER).read_bytes())

    values = list(read(ReleaseFiles(tmp_path)))

    assert [value.id for value in values if isinstance(value, Record)] == ["ORPHA:586"]
    assert not any(isinstance(value, Issue) for value in values)


def test_leaves_out_a_member_that_is_no_packet_and_names_it(tmp_path):
    values = list(read(changed_samples(tmp_path, MEMBER, b"<html>")))

    assert [value.where for value in values if isinstance(value, Issue)] == ["json/ORPHApacket_586.json"]


def test_refuses_an_archive_of_broken_packets(tmp_path):
    path = tmp_path / PACKETS / "ORPHApacket_1.json"
    path.parent.mkdir(parents=True)
    path.write_text("{")

    with pytest.raises(UnusableRelease, match="only 0 of 1 entries"):
        list(read(ReleaseFiles(tmp_path)))


@anything
@given(key=st.sampled_from(KEYS), value=json_values)
def test_takes_any_value_in_any_place(tmp_path, key, value):
    document = orjson.loads((SAMPLES / MEMBER).read_bytes())
    document["Orphapacket"][key] = value

    values = list(read(changed_samples(tmp_path, MEMBER, orjson.dumps(document))))

    assert any(isinstance(one, Record) and one.id == "ORPHA:586" for one in values)


@anything
@given(share=st.floats(0, 0.999))
def test_a_member_cut_anywhere_is_left_out(tmp_path, share):
    content = (SAMPLES / MEMBER).read_bytes()

    values = read(changed_samples(tmp_path, MEMBER, content[: int(share * len(content))]))

    assert any(isinstance(value, Issue) for value in values)


@anything
@given(content=st.binary(max_size=300))
def test_an_archive_of_any_bytes_is_refused(tmp_path, content):
    (tmp_path / "orphanet").mkdir(exist_ok=True)
    (tmp_path / f"{PACKETS}.zip").write_bytes(content)

    with pytest.raises(UnusableRelease):
        list(read(ReleaseFiles(tmp_path)))


@anything
@given(share=st.floats(0, 1))
def test_an_archive_cut_anywhere_is_refused(tmp_path, share):
    (tmp_path / "orphanet").mkdir(exist_ok=True)
    path = tmp_path / f"{PACKETS}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("json/ORPHApacket_586.json", (SAMPLES / MEMBER).read_bytes())
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])

    with suppress(UnusableRelease):
        assert any(isinstance(value, Record) for value in read(ReleaseFiles(tmp_path)))
