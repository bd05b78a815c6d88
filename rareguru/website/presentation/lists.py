"""Lists of diseases: by letter, by body system, by family."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext, ngettext

from rareguru.knowledge.pages import listings
from rareguru.knowledge.pages.body_systems import SYSTEMS
from rareguru.website.addresses import disease_root, root
from rareguru.website.presentation.labels import system_name, system_slug
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.links import NamedLink, disease_path, foreign
from rareguru.website.presentation.words import grouped

OTHER_LETTER = "0"  # all that begins with no letter
OTHER_ADDRESS = "0-9"


@dataclass(frozen=True, slots=True)
class CountedLink:
    path: str
    label: str
    lang: str
    total: str


@dataclass(frozen=True, slots=True)
class DiseaseList:
    """One page of a list; in `numbers` the page that is shown has no path."""

    title: str
    total: str
    diseases: list[NamedLink]
    numbers: list[NamedLink]
    previous: str
    following: str


def letters() -> list[NamedLink]:
    base = disease_root(current_language())
    return [
        NamedLink(f"{base}{_letter_address(letter)}/", _letter_title(letter))
        for letter, total in listings.letter_counts().items()
        if total
    ]


def systems() -> list[CountedLink]:
    """Return the body systems that any disease shows in, in reading order."""
    base = f"{root(current_language())}systems/"
    return [
        CountedLink(f"{base}{system_slug(code)}/", system_name(code), "", disease_words(total))
        for code, total in listings.system_counts().items()
        if total and code != "other"
    ]


def branches() -> list[CountedLink]:
    """Return the branches that stand below no other, the widest first."""
    base = disease_root(current_language(), "branch")
    links = []
    for branch in listings.top_branches():
        label, lang = local_name(branch.name, branch.name_es)
        links.append(CountedLink(f"{base}{branch.slug}/", label, lang, disease_words(branch.diseases_below)))
    return links


def letter_list(address: str, number: int) -> DiseaseList:
    letter = OTHER_LETTER if address == OTHER_ADDRESS else address.upper()
    path = f"{disease_root(current_language())}{address}/"
    return _disease_list(_letter_title(letter), path, listings.of_letter(letter, number))


def system_list(address: str, number: int) -> DiseaseList:
    code = address.replace("-", "_")
    if code not in SYSTEMS:
        raise Http404(address)
    path = f"{root(current_language())}systems/{address}/"
    return _disease_list(system_name(code), path, listings.of_system(code, number))


def _disease_list(title: str, path: str, listing: listings.Listing | None) -> DiseaseList:
    if listing is None:
        raise Http404(path)
    number, last = listing.number, listing.pages
    return DiseaseList(
        title=title,
        total=disease_words(listing.total),
        diseases=[entry_link(entry) for entry in listing.entries],
        numbers=[NamedLink("" if n == number else _page_path(path, n), str(n)) for n in range(1, last + 1) if last > 1],
        previous=_page_path(path, number - 1) if number > 1 else "",
        following=_page_path(path, number + 1) if number < last else "",
    )


def entry_link(entry: listings.Entry | listings.Change) -> NamedLink:
    label, lang = local_name(entry.name, entry.name_es)
    return NamedLink(disease_path(entry.kind, entry.slug), label, lang, apart_words(entry.apart))


def apart_words(sources: str) -> str:
    """Say from which sources a disease is whose name another has too; "" where none has."""
    return gettext("from %(sources)s") % {"sources": sources} if sources else ""


def local_name(name: str, name_es: str) -> tuple[str, str]:
    """Return the name in the language of the page, else in English, and what to put into `lang`."""
    if current_language() == "es" and name_es:
        return name_es, ""
    return name, foreign("en")


def disease_words(total: int) -> str:
    return ngettext("%(total)s disease", "%(total)s diseases", total) % {"total": grouped(total)}


def _page_path(path: str, number: int) -> str:
    return path if number == 1 else f"{path}{number}/"


def _letter_address(letter: str) -> str:
    return OTHER_ADDRESS if letter == OTHER_LETTER else letter.lower()


def _letter_title(letter: str) -> str:
    return gettext("0 to 9") if letter == OTHER_LETTER else letter
