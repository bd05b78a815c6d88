"""Loading a release: it says what the release says, twice changes nothing, nothing is deleted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.catalogue.loading.checking import Known, check, closing_links
from rareguru.knowledge.catalogue.loading.difference import Difference, compare
from rareguru.knowledge.catalogue.loading.writing import write
from rareguru.knowledge.catalogue.models import Annotation, Hierarchy, Name, Record, Term
from rareguru.knowledge.catalogue.statements import Annotation as AnnotationSaid
from rareguru.knowledge.catalogue.statements import Hierarchy as HierarchySaid
from rareguru.knowledge.catalogue.statements import Name as NameSaid
from rareguru.knowledge.catalogue.statements import Record as RecordSaid
from rareguru.knowledge.catalogue.statements import RecordKind, Statement
from rareguru.knowledge.catalogue.statements import Term as TermSaid
from rareguru.knowledge.catalogue.statements import TermAlias as TermAliasSaid
from rareguru.knowledge.sources.models import Release

COP = RecordSaid("ORPHA:1302", "Cryptogenic organizing pneumonia", RecordKind.DISEASE)
FAMILY = RecordSaid("ORPHA:98300", "Idiopathic interstitial pneumonia", RecordKind.GROUP)
BOOP = NameSaid("ORPHA:1302", "BOOP")


def load(*said: Statement) -> Difference:
    difference = compare("orphanet", check("orphanet", said, Known()))
    write(Release(source="orphanet", copied_on=date(2026, 11, 23)), difference)
    return difference


@pytest.mark.django_db
def test_every_statement_points_to_its_release() -> None:
    load(COP, BOOP)

    name = Name.objects.live().get()

    assert (name.text, name.record.identifier, name.release.source) == ("BOOP", "ORPHA:1302", "orphanet")


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load(COP, BOOP)

    again = load(COP, BOOP)

    assert again.is_empty
    assert again.unchanged == 2


@pytest.mark.django_db
def test_what_vanishes_is_retired_and_not_deleted() -> None:
    load(COP, BOOP)

    load(COP)

    assert not Name.objects.live().exists()
    assert Name.objects.get().text == "BOOP"


@pytest.mark.django_db
def test_what_comes_back_stands_again() -> None:
    load(COP, BOOP)
    load(COP)

    load(COP, BOOP)

    assert Name.objects.live().count() == Name.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_statement_keeps_its_row_and_gets_the_new_release() -> None:
    load(COP)

    load(RecordSaid("ORPHA:1302", "Organizing pneumonia, cryptogenic", RecordKind.DISEASE))

    record = Record.objects.get()
    assert record.name == "Organizing pneumonia, cryptogenic"
    assert record.release.status == Release.Status.PUBLISHED


@pytest.mark.django_db
def test_a_link_to_an_unknown_entry_is_left_out_and_listed() -> None:
    checked = check("orphanet", [COP, HierarchySaid("ORPHA:1302", "ORPHA:404")], Known())

    assert not checked.by_table[HierarchySaid]
    assert "ORPHA:404" in str(checked.issues[0])


@pytest.mark.django_db
def test_a_merged_term_is_followed() -> None:
    term = TermSaid("HP:0012735", "Cough")
    load(COP, term, TermAliasSaid("HP:0000001", "HP:0012735"), AnnotationSaid("ORPHA:1302", "HP:0000001", "P"))

    assert Annotation.objects.get().term == Term.objects.get()


@pytest.mark.django_db
def test_a_circle_is_opened_and_listed() -> None:
    circle = (HierarchySaid("ORPHA:1302", "ORPHA:98300"), HierarchySaid("ORPHA:98300", "ORPHA:1302"))

    checked = check("orphanet", [COP, FAMILY, *circle], Known())

    assert len(checked.by_table[HierarchySaid]) == 1
    assert "below itself" in str(checked.issues[0])


@pytest.mark.django_db
def test_the_first_of_two_contradicting_statements_is_kept() -> None:
    other = RecordSaid("ORPHA:1302", "Another name", RecordKind.DISEASE)

    checked = check("orphanet", [COP, other], Known())

    assert list(checked.by_table[RecordSaid].values()) == [COP]
    assert "twice" in str(checked.issues[0])


@pytest.mark.django_db
def test_a_text_longer_than_its_column_is_left_out_and_listed() -> None:
    checked = check("orphanet", [COP, NameSaid("ORPHA:1302", "x" * 501)], Known())

    assert not checked.by_table[NameSaid]
    assert "longer than 500" in str(checked.issues[0])


@pytest.mark.django_db
@pytest.mark.parametrize(("kept", "is_suspicious"), [(98, False), (97, True)])
def test_a_release_that_retires_more_than_two_percent_waits(kept: int, is_suspicious: bool) -> None:
    records = [RecordSaid(f"ORPHA:{number}", "A name", RecordKind.DISEASE) for number in range(100)]
    load(*records)

    assert compare("orphanet", check("orphanet", records[:kept], Known())).is_suspicious is is_suspicious


@pytest.mark.django_db
@pytest.mark.parametrize(("kept", "is_suspicious"), [(40, False), (39, True)])
def test_a_release_that_retires_a_fifth_of_one_kind_waits(kept: int, is_suspicious: bool) -> None:
    records = [RecordSaid(f"ORPHA:{number}", "A name", RecordKind.DISEASE) for number in range(1_000)]
    names = [NameSaid(f"ORPHA:{number}", "Another") for number in range(50)]
    load(*records, *names)

    following: list[Statement] = [*records, *names[:kept]]

    assert compare("orphanet", check("orphanet", following, Known())).is_suspicious is is_suspicious


@pytest.mark.django_db
@pytest.mark.parametrize(("denied", "is_suspicious"), [(40, False), (39, True)])
def test_a_release_that_says_the_opposite_of_what_was_denied_waits(denied: int, is_suspicious: bool) -> None:
    term = TermSaid("HP:0012735", "Cough")
    records = [RecordSaid(f"ORPHA:{number}", "A name", RecordKind.DISEASE) for number in range(1_000)]

    def annotations(excluded: int) -> list[AnnotationSaid]:
        return [AnnotationSaid(one.id, term.id, "P", is_excluded=place < excluded) for place, one in enumerate(records)]

    load(term, *records, *annotations(50))

    following: list[Statement] = [term, *records, *annotations(denied)]

    assert compare("orphanet", check("orphanet", following, Known())).is_suspicious is is_suspicious


@pytest.mark.django_db
@pytest.mark.parametrize(("changed", "is_suspicious"), [(10, False), (11, True)])
def test_a_release_that_changes_more_than_ten_percent_waits(changed: int, is_suspicious: bool) -> None:
    records = [RecordSaid(f"ORPHA:{number}", "A name", RecordKind.DISEASE) for number in range(100)]
    load(*records)

    following = [RecordSaid(one.id, "Another", one.kind) for one in records[:changed]] + records[changed:]

    assert compare("orphanet", check("orphanet", following, Known())).is_suspicious is is_suspicious


@pytest.mark.django_db
def test_links_are_written_between_rows() -> None:
    load(COP, FAMILY, HierarchySaid("ORPHA:1302", "ORPHA:98300"))

    assert Hierarchy.objects.get().parent.name == "Idiopathic interstitial pneumonia"


LINKS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30)


@given(LINKS, LINKS)
def test_of_a_circle_what_is_published_stays(links: list[tuple[int, int]], new: list[tuple[int, int]]) -> None:
    told = {key: (str(child), str(parent)) for key, (child, parent) in enumerate((*new, *links))}
    earlier = {key: ends for key, ends in told.items() if key >= len(new)}
    published = earlier.keys() - set(closing_links(earlier))

    assert published.isdisjoint(closing_links(told, published))


@given(LINKS)
def test_no_circle_is_left(links: list[tuple[int, int]]) -> None:
    told = {key: (str(child), str(parent)) for key, (child, parent) in enumerate(links)}
    closing = set(closing_links(told))

    left = [link for key, link in enumerate(links) if key not in closing]
    assert not any(_reaches(left, parent, child) for child, parent in left)


def _reaches(links: list[tuple[int, int]], start: int, goal: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        above = {parent for child, parent in links if child == node} - seen
        seen |= above
        waiting.extend(above)
    return goal in seen
