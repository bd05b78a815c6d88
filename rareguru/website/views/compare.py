"""Two or three diseases side by side, and the form that asks which."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from rareguru.knowledge.catalogue.addresses import find_address
from rareguru.knowledge.pages.models import PageDocument
from rareguru.website.addresses import disease_root
from rareguru.website.presentation.compare import MOST_DISEASES, compare_view
from rareguru.website.presentation.compared import compare_path
from rareguru.website.presentation.found import FoundView, disease_named, found_views
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.links import NamedLink
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
class Field:
    """One of the fields: what it holds, and the diseases that may be meant where that is not clear."""

    name: str
    label: str
    text: str
    offered: list[FoundView]
    is_unknown: bool


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for the names, or lead to the comparison of those that were given.

    A field holds a name as somebody typed it, or the slug of a disease; other pages give slugs as `disease`.
    """
    given = _given(request)
    slugs = [disease_named(text, language=current_language()) for text in given]
    if all(slugs) and len(set(slugs)) > 1:
        return HttpResponseRedirect(compare_path(sorted(set(slugs))))
    head = Head(
        title=gettext("Compare diseases"),
        description=gettext("Two or three rare diseases side by side: what tells them apart, and what they share."),
        section="diseases",
        is_indexed=not given,
        query=f"?{request.GET.urlencode()}" if given else "",
    )
    response = render_article(request, "compare/choose.html", head, fields=_fields(given, slugs))
    if given:
        response.headers["Cache-Control"] = "no-store"
    return response


def _given(request: HttpRequest) -> list[str]:
    texts = request.GET.getlist("disease")
    texts += [request.GET.get(f"{name}-meant") or request.GET.get(name, "") for name in LABELS]
    texts = [" ".join(text[:LONGEST_NAME].split()) for text in texts]
    return [text for text in texts if text][:MOST_DISEASES]


def _fields(given: list[str], slugs: list[str]) -> list[Field]:
    fields = []
    for place, (name, label) in enumerate(LABELS.items()):
        text = given[place] if place < len(given) else ""
        is_clear = not text or bool(slugs[place])
        found = [] if is_clear else found_views(text, language=current_language(), limit=LOOKED_AT)
        offered = [each for each in found if not each.is_branch][:OFFERED]
        fields.append(Field(name, str(label), text, offered, is_unknown=not is_clear and not offered))
    return fields


@require_safe
def comparison(request: HttpRequest, slugs: str) -> HttpResponse:
    """Compare the diseases of this address, or lead to the address where their comparison stands."""
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
    return render_article(
        request,
        "compare/comparison.html",
        head,
        compared=view,
        slugs=distinct,
        without=others if len(distinct) > 2 else [],
        may_add=len(distinct) < MOST_DISEASES,
    )


def _slug_of(text: str) -> str:
    """Return the slug of a disease by itself or by an old or foreign address; a branch is no disease."""
    if PageDocument.objects.live().diseases().filter(slug=text).exists():
        return text
    address = find_address(text)
    if address is None or address[0] != "disease":
        raise Http404(text)
    return address[1]
