"""What the selects of the form offer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.pages.body_systems import SYSTEMS
from rareguru.website.presentation.facts import INHERITANCES, ONSETS
from rareguru.website.presentation.labels import system_name

SEXES = {"female": _("a girl or woman"), "male": _("a boy or man")}
# When the signs began: HPO's terms of onset.
BEGINNINGS = {
    "HP:0030674": _("Before birth"),
    "HP:0003577": _("At birth"),
    "HP:0003623": _("First month of life"),
    "HP:0003593": _("First year of life"),
    "HP:0011463": _("Age 1 to 5"),
    "HP:0003621": _("Age 5 to 15"),
    "HP:0011462": _("Age 16 to 40"),
    "HP:0003596": _("Age 40 to 60"),
    "HP:0003584": _("After age 60"),
}
Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FormChoices:
    sexes: Options
    beginnings: Options
    systems: Options
    onsets: Options
    inheritances: Options


def form_choices() -> FormChoices:
    return FormChoices(
        sexes=[("", gettext("not said")), *((code, str(name)) for code, name in SEXES.items())],
        beginnings=[("", gettext("not said")), *((code, str(name)) for code, name in BEGINNINGS.items())],
        systems=[("", gettext("any")), *((code, system_name(code)) for code in SYSTEMS if code != "other")],
        onsets=[("", gettext("any")), *((code, str(names[0])) for code, names in ONSETS.items())],
        inheritances=[("", gettext("any")), *((code, str(names[0])) for code, names in INHERITANCES.items())],
    )
