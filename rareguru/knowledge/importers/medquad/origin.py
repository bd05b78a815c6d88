"""Where MedQuAD comes from and how it is cited; the same for each of its collections."""

from __future__ import annotations

ADDRESS = "https://github.com/abachaa/MedQuAD/archive/refs/heads/master.zip"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CITATION = (
    "Ben Abacha A, Demner-Fushman D. A question-entailment approach to question answering. "
    "BMC Bioinformatics 2019; 20: 511."
)
RHYTHM = "no longer updated"
