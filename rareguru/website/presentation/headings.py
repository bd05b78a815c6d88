"""The questions of a disease page: short, because the name stands above them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rareguru.website.presentation.languages import per_language

# Kind of section -> the question, and one or two words for the list of contents.
HEADINGS = {
    "summary": (_("What is it?"), _("What it is")),
    "information": (_("What is it?"), _("What it is")),
    "definition": (_("What is it?"), _("What it is")),
    "causes": (_("What causes it?"), _("Causes")),
    "diagnosis": (_("How is it diagnosed?"), _("Diagnosis")),
    "inheritance": (_("Is it inherited?"), _("Inheritance")),
    "frequency": (_("How common is it?"), _("How common")),
    "treatment": (_("How might it be treated?"), _("Treatment")),
    "symptoms": (_("Signs and symptoms"), _("Symptoms")),
    "outlook": (_("What is the long-term outlook?"), _("Outlook")),
    "prevention": (_("Can it be prevented?"), _("Prevention")),
    "research": (_("What research is being done?"), pgettext_lazy("section", "Research")),
}
OTHER = (_("More about it"), _("More"))


@per_language
def heading(kind: str) -> str:
    return str(HEADINGS.get(kind, OTHER)[0])


@per_language
def short_heading(kind: str) -> str:
    return str(HEADINGS.get(kind, OTHER)[1])
