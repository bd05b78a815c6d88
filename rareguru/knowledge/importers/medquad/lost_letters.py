"""Letters that MedQuAD lost.

Its files hold ASCII only: other characters were dropped, so that Sjögren became
"Sjgren". A spelling is restored where it is known for certain: each entry must give
its key again when its non-ASCII letters are dropped (a test holds that). Anything
else stays as it is; nothing is guessed.
"""

from __future__ import annotations

import re

SPELLINGS = {
    "Alstrm": "Alström",
    "Behet": "Behçet",
    "Bjrnstad": "Björnstad",
    "Caf au lait": "Café au lait",
    "Caf-au-lait": "Café-au-lait",
    "Cant syndrome": "Cantú syndrome",
    "Chdiak": "Chédiak",
    "Franois": "François",
    "Gnther": "Günther",
    "Grsbeck": "Gräsbeck",
    "Guillain-Barr": "Guillain-Barré",
    "Hnermann": "Hünermann",
    "Hogg-Dub": "Hogg-Dubé",
    "Klver": "Klüver",
    "Knig": "König",
    "Kster": "Küster",
    "Legg-Calv": "Legg-Calvé",
    "Lengre": "Lenègre",
    "Lri-Weill": "Léri-Weill",
    "Lwenstein": "Löwenstein",
    "Mbius": "Möbius",
    "Mllerian": "Müllerian",
    "Mnire": "Ménière",
    "Mntrier": "Ménétrier",
    "Neuhuser": "Neuhäuser",
    "Roussy-Lvy": "Roussy-Lévy",
    "Schller": "Schüller",
    "Schnberg": "Schönberg",
    "Sjgren": "Sjögren",
    "Sjgrens": "Sjögrens",
    "Stve": "Stüve",
    "Szary": "Sézary",
    "Tranebjrg": "Tranebjærg",
    "Waldenstrm": "Waldenström",
    "Zweymller": "Zweymüller",
    "caf au lait": "café au lait",
    "caf-au-lait": "café-au-lait",
}
_DAMAGED = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, SPELLINGS), key=len, reverse=True)) + r")\b")


def restore_letters(text: str) -> str:
    """Put back the letters of names whose spelling is certain."""
    return _DAMAGED.sub(lambda match: SPELLINGS[match[0]], text)
