"""Which findings somebody can tell of without a laboratory: those that people have words for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rareguru.knowledge.catalogue.models import TermName
from rareguru.knowledge.catalogue.statements import SynonymScope
from rareguru.knowledge.pages.terms import current_terms
from rareguru.knowledge.sources.build import current_build
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.lexicon import Scope, read_lexicon


def technical_terms() -> frozenset[str]:
    """Return the terms that no phrase of our lexicon says, or that HPO has no plain word for."""
    return _technical(current_build())


@lru_cache(maxsize=1)
def _technical(_build: Path | None) -> frozenset[str]:
    told = {line.term for code in LANGUAGES for line in read_lexicon(code) if line.scope is Scope.EXACT}
    plain = TermName.objects.live().filter(
        is_layperson=True, scope=SynonymScope.EXACT, language="en", term__identifier__in=told
    )
    return frozenset(current_terms().keys() - set(plain.order_by().values_list("term__identifier", flat=True)))
