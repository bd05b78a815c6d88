"""Places and measures of prevalence in the reader's words; sources write them in English."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rareguru.website.presentation.languages import gettext, per_language
from rareguru.website.presentation.words import joined

MEASURES = {
    "Point prevalence": _("People who have it"),
    "Prevalence at birth": _("Of all births"),
    "Lifetime Prevalence": _("Over a lifetime"),
    "Annual incidence": _("New each year"),
    "Cases/families": _("Reported so far"),
}

# What stands where a figure is missing; the figures themselves are the same in every language.
AMOUNTS = {"": _("Not known"), "Unknown": _("Not known"), "Not yet documented": _("Not yet documented")}

PLACES = {
    "Worldwide": _("Worldwide"),
    "Specific population": _("In a particular population"),
    "no data": _("Not given"),
    "Africa": _("Africa"),
    "Albania": _("Albania"),
    "Algeria": _("Algeria"),
    "Argentina": _("Argentina"),
    "Armenia": _("Armenia"),
    "Australia": _("Australia"),
    "Austria": _("Austria"),
    "Azerbaijan": _("Azerbaijan"),
    "Bahrain": _("Bahrain"),
    "Bangladesh": _("Bangladesh"),
    "Belarus": _("Belarus"),
    "Belgium": _("Belgium"),
    "Belize": _("Belize"),
    "Bolivia": _("Bolivia"),
    "Bosnia and Herzegovina": _("Bosnia and Herzegovina"),
    "Brazil": _("Brazil"),
    "Brunei Darussalam": _("Brunei"),
    "Bulgaria": _("Bulgaria"),
    "Cameroon": _("Cameroon"),
    "Canada": _("Canada"),
    "Chile": _("Chile"),
    "China": _("China"),
    "Colombia": _("Colombia"),
    "Costa rica": _("Costa Rica"),
    "Croatia": _("Croatia"),
    "Cuba": _("Cuba"),
    "Cyprus": _("Cyprus"),
    "Czech Republic": _("Czech Republic"),
    "Denmark": _("Denmark"),
    "Dominican Republic": _("Dominican Republic"),
    "Eastern Mediterranean Asia": _("Eastern Mediterranean"),
    "Ecuador": _("Ecuador"),
    "Egypt": _("Egypt"),
    "El Salvador": _("El Salvador"),
    "Eritrea": _("Eritrea"),
    "Estonia": _("Estonia"),
    "Europe": _("Europe"),
    "Faroe Islands": _("Faroe Islands"),
    "Finland": _("Finland"),
    "France": _("France"),
    "French Polynesia": _("French Polynesia"),
    "Georgia": _("Georgia"),
    "Germany": _("Germany"),
    "Greece": _("Greece"),
    "Greenland": _("Greenland"),
    "Guadeloupe": _("Guadeloupe"),
    "Guatemala": _("Guatemala"),
    "Guyana": _("Guyana"),
    "Haiti": _("Haiti"),
    "Honduras": _("Honduras"),
    "Hong Kong": _("Hong Kong"),
    "Hungary": _("Hungary"),
    "Iceland": _("Iceland"),
    "India": _("India"),
    "Indonesia": _("Indonesia"),
    "Iran, Islamic Republic of": _("Iran"),
    "Iraq": _("Iraq"),
    "Ireland": _("Ireland"),
    "Israel": _("Israel"),
    "Italy": _("Italy"),
    "Jamaica": _("Jamaica"),
    "Japan": _("Japan"),
    "Jordan": _("Jordan"),
    "Kenya": _("Kenya"),
    "Korea, Democratic People's Republic of": _("North Korea"),
    "Korea, Republic of": _("South Korea"),
    "Kuwait": _("Kuwait"),
    "Latin America": _("Latin America"),
    "Latvia": _("Latvia"),
    "Lebanon": _("Lebanon"),
    "Lesotho": _("Lesotho"),
    "Libyan Arab Jamahiriya": _("Libya"),
    "Liechtenstein": _("Liechtenstein"),
    "Lithuania": _("Lithuania"),
    "Luxembourg": _("Luxembourg"),
    "Malaysia": _("Malaysia"),
    "Malta": _("Malta"),
    "Martinique": _("Martinique"),
    "Mauritania": _("Mauritania"),
    "Mexico": _("Mexico"),
    "Moldova, Republic of": _("Moldova"),
    "Mongolia": _("Mongolia"),
    "Morocco": _("Morocco"),
    "Nepal": _("Nepal"),
    "Netherlands": _("Netherlands"),
    "New Caledonia": _("New Caledonia"),
    "New Zealand": _("New Zealand"),
    "Nicaragua": _("Nicaragua"),
    "Nigeria": _("Nigeria"),
    "North America": _("North America"),
    "North Macedonia": _("North Macedonia"),
    "Norway": _("Norway"),
    "Oceania": _("Oceania"),
    "Oman": _("Oman"),
    "Pakistan": _("Pakistan"),
    "Palestinian Territory, occupied": _("Palestinian territory"),
    "Panama": _("Panama"),
    "Paraguay": _("Paraguay"),
    "Peru": _("Peru"),
    "Philippines": _("Philippines"),
    "Poland": _("Poland"),
    "Portugal": _("Portugal"),
    "Puerto rico": _("Puerto Rico"),
    "Qatar": _("Qatar"),
    "Reunion": _("Réunion"),
    "Romania": _("Romania"),
    "Russian Federation": _("Russia"),
    "Saudi Arabia": _("Saudi Arabia"),
    "Senegal": _("Senegal"),
    "Serbia": _("Serbia"),
    "Sierra leone": _("Sierra Leone"),
    "Singapore": _("Singapore"),
    "Slovakia": _("Slovakia"),
    "Slovenia": _("Slovenia"),
    "South Africa": _("South Africa"),
    "South East Asia": _("South East Asia"),
    "Spain": _("Spain"),
    "Sri Lanka": _("Sri Lanka"),
    "Sudan": _("Sudan"),
    "Sweden": _("Sweden"),
    "Switzerland": _("Switzerland"),
    "Taiwan, Province of China": _("Taiwan"),
    "Tanzania, United Republic of": _("Tanzania"),
    "Thailand": _("Thailand"),
    "Togo": _("Togo"),
    "Tunisia": _("Tunisia"),
    "Turkey": _("Turkey"),
    "Uganda": _("Uganda"),
    "Ukraine": _("Ukraine"),
    "United Arab Emirates": _("United Arab Emirates"),
    "United Kingdom": _("United Kingdom"),
    "United States": _("United States"),
    "Uruguay": _("Uruguay"),
    "Uzbekistan": _("Uzbekistan"),
    "Venezuela": _("Venezuela"),
    "Viet Nam": _("Vietnam"),
    "Western Asia": _("Western Asia"),
    "Zimbabwe": _("Zimbabwe"),
}

# Where "in" and the name are not enough.
PHRASES = {
    "": "",
    "no data": "",
    "Worldwide": _("worldwide"),
    "Specific population": _("in a particular population"),
    "Czech Republic": _("in the Czech Republic"),
    "Dominican Republic": _("in the Dominican Republic"),
    "Faroe Islands": _("in the Faroe Islands"),
    "Netherlands": _("in the Netherlands"),
    "Palestinian Territory, occupied": _("in the Palestinian territory"),
    "Philippines": _("in the Philippines"),
    "United Arab Emirates": _("in the United Arab Emirates"),
    "United Kingdom": _("in the United Kingdom"),
    "United States": _("in the United States"),
}

# Places that hold many countries, or none.
NO_COUNTRIES = frozenset(
    {
        "Worldwide",
        "Specific population",
        "Africa",
        "Eastern Mediterranean Asia",
        "Europe",
        "Latin America",
        "North America",
        "Oceania",
        "South East Asia",
        "Western Asia",
    }
)
MOST_NAMED = 4  # places in a sentence
NAMED_OF_MORE = 3  # before "and in 17 more countries"


@per_language
def measure_name(measure: str) -> str:
    return str(MEASURES.get(measure, measure))


@per_language
def place_name(place: str) -> str:
    return str(PLACES.get(place, place))


@per_language
def in_place(place: str) -> str:
    """Return "in Spain"."""
    if place in PHRASES:
        return str(PHRASES[place])
    return gettext("in %(place)s") % {"place": place_name(place)}


def in_places(places: Iterable[str]) -> str:
    """Return "in Spain and in Greece"; of many countries the first few, after what is wider than a country."""
    known = [place for place in dict.fromkeys(places) if in_place(place)]
    if len(known) <= MOST_NAMED:
        return joined([in_place(place) for place in known])
    wider = [place for place in known if place in NO_COUNTRIES]
    countries = [place for place in known if place not in NO_COUNTRIES]
    named = countries[: max(NAMED_OF_MORE - len(wider), 0)]
    more = len(countries) - len(named)
    rest = ngettext("in %(total)d more country", "in %(total)d more countries", more) % {"total": more}
    return joined([*(in_place(place) for place in [*wider, *named]), *([rest] if more else [])])


def amount_words(amount: str) -> str:
    """Return how many people a row of a table tells of."""
    return str(AMOUNTS.get(amount, amount))
