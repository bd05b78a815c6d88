"""The XML documents of MedQuAD, read without entities, document types or network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rareguru.knowledge.importers.medquad.lost_letters import restore_letters
from rareguru.knowledge.importers.medquad.wording import join_spaces
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease

LEFT_OUT = "the document is left out; compare it with the upstream's copy"
_CUI = re.compile(r"C\d{7}")
_GENERAL = frozenset(
    ("disease", "diseases", "disorder", "disorders", "syndrome", "syndromes", "deficiency", "type", "congenital")
)


@dataclass(frozen=True, slots=True)
class Answer:
    kind: str  # qtype: "information", "exams and tests"…
    question: str
    text: str  # as it stands in the file, letters restored


@dataclass(frozen=True, slots=True)
class Document:
    member: str
    url: str
    focus: str
    synonyms: tuple[str, ...]
    cuis: tuple[str, ...]
    answers: tuple[Answer, ...]


def read_documents(files: ReleaseFiles, name: str, collection: str) -> Iterator[Document | Issue]:
    """Yield the documents of one collection ("2_GARD_QA") in the order of their names.

    The archive may be the whole of MedQuAD. Raises UnusableRelease when most
    documents of the collection cannot be read.
    """
    read, faults = 0, list[Issue]()
    for member, content in files.members(name, ".xml"):
        if collection not in member.split("/"):
            continue
        found = _read_document(name, member, content)
        yield found
        faults += [found] if isinstance(found, Issue) else []
        read += 1
    if read == 0:
        raise UnusableRelease(
            name, "the archive", f"it holds no folder {collection}", "the published version stays; fetch the file again"
        )
    if 2 * len(faults) > read:
        raise UnusableRelease(
            name,
            faults[0].where,
            f"{len(faults)} of {read} documents of {collection} cannot be read, this one because {faults[0].what}",
            "the published version stays; fetch the file again",
        )


def _read_document(name: str, member: str, content: bytes) -> Document | Issue:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        return Issue(name, member, "it declares a document type or entities, which no MedQuAD file does", LEFT_OUT)
    except (ParseError, LookupError, ValueError) as error:
        return Issue(name, member, f"it is not well-formed XML ({error})", LEFT_OUT)
    if root.tag not in ("Document", "doc"):
        return Issue(name, member, f"its outermost element is {root.tag[:40]!r}, not Document", LEFT_OUT)
    document = _document(member, root)
    if not document.url or not document.focus:
        return Issue(name, member, f"it lacks its {'Focus' if document.url else 'url'}", LEFT_OUT)
    if _is_about_something_else(document):
        return Issue(name, member, f"it is headed {document.focus!r}, but its address and answers are not", LEFT_OUT)
    return document


def _document(member: str, root: Element) -> Document:
    """Read both shapes: Document/Focus/QAPair, and the older doc/doctitle-focus/pair."""
    synonyms = tuple(filter(None, (_text(element) for element in root.iter("Synonym"))))
    cuis = (_text(element) for tag in ("CUI", "cui") for element in root.iter(tag))
    return Document(
        member=member,
        url=join_spaces(root.get("url", "")),
        focus=next((_text(element) for tag in ("Focus", "doctitle-focus") for element in root.iter(tag)), ""),
        synonyms=synonyms,
        cuis=tuple(dict.fromkeys(cui for cui in cuis if _CUI.fullmatch(cui))),
        answers=tuple(_answer(pair) for tag in ("QAPair", "pair") for pair in root.iter(tag)),
    )


def _answer(pair: Element) -> Answer:
    kind, question, text = "", "", ""
    for part in pair:
        match part.tag.lower():
            case "question":
                kind = join_spaces(part.get("qtype", ""))
                question = _text(part)
            case "answer":
                text = restore_letters("".join(part.itertext()))
    return Answer(kind, question, text.strip())


def _text(element: Element) -> str:
    return restore_letters(join_spaces("".join(element.itertext())))


def _is_about_something_else(document: Document) -> bool:
    """Say whether no word of the names occurs in the address or in any answer.

    One NINDS file holds the page on Lyme disease under the name of Machado-Joseph disease.
    """
    slug = document.url.rsplit("/", 1)[-1].lower()
    focus = set(re.findall(r"[a-z0-9]+", document.focus.lower())) - _GENERAL
    if len(slug) < 4 or any(word in slug for word in focus):
        return False  # short addresses are abbreviations: "mar" for Marfan syndrome
    names = " ".join([document.focus, *document.synonyms]).lower()
    words = {word[:6] for word in re.findall(r"[a-z]{4,}", names) if word not in _GENERAL}
    told = " ".join(answer.text for answer in document.answers).lower()
    return bool(words and told) and not any(word in told for word in words)
