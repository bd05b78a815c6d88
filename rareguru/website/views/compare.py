"""Two or three diseases side by side, and the form that asks which."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from rareguru.knowledge.catalogue.addresses import find_address
from rareguru.knowledge.pages.models import PageDocument
from rareguru.website.addresses import disease_root
from rareguru.website.finder.state import all_fields, state_of
from rareguru.website.presentation.compare import MOST_DISEASES, compare_view
from rareguru.website.presentation.compared import compare_path
from rareguru.website.presentation.found import FoundView, disease_named, found_views
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.links import NamedLink
from rareguru.website.presentation.lists import local_name
from rareguru.website.rendering import Head, render_article

LONGEST_NAME = 200
OFFERED = 6
LOOKED_AT = 12  # as many found may be families, which cannot be compared
LABELS = {
    "first": gettext_lazy("First disease"),
    "second": gettext_lazy("Second disease"),
    "third": gettext_lazy("Third disease, if you like"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a field was sent with."""

    text: str  # as somebody typed it
    slug: str  # of the disease that surely is meant, "" where none is
    is_picked: bool = False  # from those that may be meant
    is_asked_again: bool = False  # as the form was sent without picking one of them
    is_from_page: bool = False  # given by the page of the disease, or by a comparison


@dataclass(frozen=True, slots=True)
class Field:
    """One of the fields: what it holds, the diseases that may be meant where that is not clear, and what is amiss."""

    name: str
    label: str
    text: str
    offered: list[FoundView]
    picked: str  # the slug of one of them
    kept: str  # the slug that goes with the name, as long as that is not changed
    notice: str


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for the names, or lead to the comparison of those that were given.

    A field holds a name as somebody typed it, or the slug of a disease; other pages give slugs as `disease`.
    """
    given = _given(request)
    texts = [each for each in given if each.text]
    slugs = sorted({each.slug for each in texts})
    if all(slugs) and len(slugs) > 1:
        return HttpResponseRedirect(compare_path(slugs))
    head = Head(
        title=gettext("Compare diseases"),
        description=gettext("Two or three rare diseases side by side: what tells them apart, and what they share."),
        section="diseases",
        is_indexed=not texts,
        query=f"?{request.GET.urlencode()}" if texts else "",
    )
    is_sent = any(name in request.GET for name in LABELS)
    response = render_article(request, "compare/choose.html", head, fields=_fields(given, is_sent=is_sent))
    if texts:
        response.headers["Cache-Control"] = "no-store"
    return response


def _given(request: HttpRequest) -> list[Given]:
    """Return what stands in each field; diseases that another page gave stand in those left empty."""
    chosen = [text for text in map(_tidy, request.GET.getlist("disease")) if text]
    given = []
    for name in LABELS:
        text, picked = _tidy(request.GET.get(name, "")), _picked(request, name)
        if text or picked:
            is_asked_again = bool(text) and not picked and _tidy(request.GET.get(f"{name}-asked", "")) == text
            given.append(Given(text or picked, picked or _named(text), bool(picked), is_asked_again))
        else:
            given.append(_from_page(chosen.pop(0) if chosen else ""))
    return given


def _from_page(text: str) -> Given:
    found = PageDocument.objects.live().diseases().filter(slug=text).values_list("name", "name_es").first()
    return Given(_tidy(local_name(*found)[0]), text, is_from_page=True) if found else Given(text, _named(text))


def _picked(request: HttpRequest, name: str) -> str:
    """Return the slug picked from those offered; who has changed the name since then means none of them."""
    text, slug = _tidy(request.GET.get(name, "")), _tidy(request.GET.get(f"{name}-meant", ""))
    is_same = _tidy(request.GET.get(f"{name}-asked", text)) == text
    return slug if is_same and _is_disease(slug) else ""


def _tidy(text: str) -> str:
    return " ".join(text[:LONGEST_NAME].split())


def _named(text: str) -> str:
    return disease_named(text, language=current_language()) if text else ""


def _fields(given: list[Given], *, is_sent: bool) -> list[Field]:
    fields = []
    is_lacking = is_sent and sum(bool(each.text) for each in given) < 2
    for place, ((name, label), each) in enumerate(zip(LABELS.items(), given, strict=True)):
        offered = _offered(each.text) if each.is_picked or not each.slug else []
        notice = ""
        if not each.text and is_lacking:
            notice = gettext("A comparison needs at least two diseases. Write the name of one here.")
            is_lacking = False
        elif each.slug and each.slug in {former.slug for former in given[:place]}:
            notice = gettext("This is the same disease as above. Write the name of another one here.")
        elif offered and each.is_asked_again:
            notice = gettext("None of these has been chosen yet. Choose the one you mean, or write another name above.")
        elif each.text and not each.slug and not offered:
            notice = gettext(
                "No disease here has a name like this. A part of the name, or another of its names, "
                "may be the one we have."
            )
        kept = each.slug if each.is_from_page else ""
        fields.append(Field(name, str(label), each.text, offered, each.slug, kept, notice))
    return fields


def _offered(text: str) -> list[FoundView]:
    found = found_views(text, language=current_language(), limit=LOOKED_AT) if text else []
    return [each for each in found if not each.is_branch][:OFFERED]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def comparison(request: HttpRequest, slugs: str) -> HttpResponse:
    """Compare the diseases of this address, or lead to the address where their comparison stands.

    The finder posts its form here, and the page leads back with it.
    """
    parts = slugs.split("/")
    known = [_slug_of(part) for part in parts]
    distinct = sorted(set(known))
    if len(distinct) == 1:
        return HttpResponsePermanentRedirect(f"{disease_root(current_language())}{distinct[0]}/")
    if distinct != parts:
        return HttpResponsePermanentRedirect(compare_path(distinct))
    pages = PageDocument.objects.live().diseases().filter(slug__in=distinct).order_by("slug")
    view = compare_view([page.document() for page in pages])
    head = Head(
        title=gettext("%(names)s, compared") % {"names": view.title},
        description=gettext("%(names)s side by side: what tells them apart, and what they share.")
        % {"names": view.title},
        section="diseases",
        kind="article",
    )
    others = [
        NamedLink(compare_path([slug for slug in distinct if slug != left_out]), link.label, link.lang)
        for left_out, link in zip(distinct, view.diseases, strict=True)
    ]
    is_from_finder = request.method == "POST"
    response = render_article(
        request,
        "compare/comparison.html",
        head,
        finder=all_fields(state_of(request.POST)) if is_from_finder else [],
        compared=view,
        slugs=distinct,
        without=others if len(distinct) > 2 else [],
        may_add=len(distinct) < MOST_DISEASES,
    )
    if is_from_finder:
        response.headers["Cache-Control"] = "no-store"
    return response


def _slug_of(text: str) -> str:
    """Return the slug of a disease by itself or by an old or foreign address; a branch is no disease."""
    if _is_disease(text):
        return text
    address = find_address(text)
    if address is None or address[0] != "disease":
        raise Http404(text)
    return address[1]


def _is_disease(slug: str) -> bool:
    return bool(slug) and PageDocument.objects.live().diseases().filter(slug=slug).exists()
