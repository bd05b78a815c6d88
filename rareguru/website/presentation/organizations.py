"""Support organizations: an address one can write to, a number one can call."""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.knowledge.catalogue.models import Organization, OrganizationLink
from rareguru.knowledge.pages.document import OrganizationCard
from rareguru.knowledge.pages.organizations import dial, organization_slug
from rareguru.website.addresses import root
from rareguru.website.presentation.languages import current_language, gettext
from rareguru.website.presentation.links import NamedLink, disease_path
from rareguru.website.presentation.lists import local_name
from rareguru.website.presentation.sources import source_name
from rareguru.website.presentation.words import joined, undated, written_out


@dataclass(frozen=True, slots=True)
class OrganizationView:
    name: str
    path: str
    lines: list[str]  # of the postal address
    phone: str
    dial: str
    letters: str  # "1-800-LUNGUSA"
    email: str
    url: str
    missing: str  # what the source does not give, in one sentence
    said_by: str


def organization_view(card: OrganizationCard) -> OrganizationView:
    phone, letters = _phone(card["toll_free"])
    age = written_out(card["date"]) if card["date"] else undated(card["copied_on"])
    return OrganizationView(
        name=card["name"],
        path=f"{root(current_language())}organizations/{card['slug']}/",
        lines=[line for line in (card["street"], _city_line(card), card["country"]) if line],
        phone=phone,
        dial=card["dial"],
        letters=letters,
        email=card["email"],
        url=card["url"] if card["url"].startswith(("http://", "https://")) else "",
        missing=_missing(card),
        said_by=gettext("%(source)s, %(age)s. Not yet verified by us.")
        % {"source": source_name(card["source"]), "age": age},
    )


def _city_line(card: OrganizationCard) -> str:
    place = " ".join(part for part in (card["region"], card["postal_code"]) if part)
    return ", ".join(part for part in (card["city"], place) if part)


def _phone(printed: str) -> tuple[str, str]:
    """Split "1-800-548-8252 (1-800-LUNGUSA)" into the number and the number in letters."""
    number, _, letters = printed.partition("(")
    return number.strip(), letters.rstrip(") ").strip()


def _missing(card: OrganizationCard) -> str:
    labels = {"toll_free": gettext("phone"), "email": gettext("email"), "url": gettext("website")}
    given = {"toll_free": card["toll_free"], "email": card["email"], "url": card["url"]}
    missing = [label for field, label in labels.items() if not given[field]]
    if not missing:
        return ""
    return gettext("Not given by the source: %(what)s.") % {"what": joined(missing)}


@dataclass(frozen=True, slots=True)
class ShownOrganization:
    """An organization with the diseases it is there for."""

    card: OrganizationView
    diseases: list[NamedLink]


def directory() -> dict[str, ShownOrganization]:
    """Return every organization that is shown, by its address, in the order of their names.

    There are hundreds at most, so one page and the whole list take the same two queries.
    """
    diseases = _diseases_by_organization()
    found: dict[str, ShownOrganization] = {}
    for organization in Organization.objects.shown().select_related("release").order_by("name", "pk"):
        card = _card(organization)
        found.setdefault(card["slug"], ShownOrganization(organization_view(card), diseases.get(organization.pk, [])))
    return found


def _diseases_by_organization() -> dict[int, list[NamedLink]]:
    links = OrganizationLink.objects.live().filter(record__disease__page__is_retired=False)
    page = "record__disease__page__"
    columns = [page + column for column in ("kind", "slug", "name", "name_es")]
    found: dict[int, list[NamedLink]] = {}
    for key, kind, slug, *names in (
        links.order_by(page + "sort_key").values_list("organization_id", *columns).distinct()
    ):
        found.setdefault(key, []).append(NamedLink(disease_path(kind, slug), *local_name(*names)))
    return found


def _card(organization: Organization) -> OrganizationCard:
    release = organization.release
    return OrganizationCard(
        id=organization.identifier,
        slug=organization_slug(organization.identifier, organization.name),
        name=organization.name,
        street=organization.street,
        city=organization.city,
        region=organization.region,
        postal_code=organization.postal_code,
        country=organization.country,
        toll_free=organization.toll_free,
        dial=dial(organization.toll_free, organization.country),
        email=organization.email,
        url=organization.url,
        source=organization.source,
        date=release.date.isoformat() if release.date else None,
        copied_on=release.copied_on.isoformat(),
    )
