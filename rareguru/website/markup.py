"""Writes articles: what stands inside a page, below its header and above its footer.

What is around them is in Django's template language. An article may hold a thousand
values, which takes that language 7 ms and Jinja2 one; docs/decisions tells more.
"""

from __future__ import annotations

import re
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension


class WithoutIndents(Extension):
    """Leave the indents of a template, a quarter of what it would write, out of the page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r"\s*\n\s*", "\n", source)


@cache
def _environment(_language: str | None) -> Environment:
    """Return the environment of a language, which looks each of its words up once."""
    made = Environment(
        loader=PackageLoader("rareguru.website", "articles"),
        extensions=[WithoutIndents],
        autoescape=True,
        undefined=StrictUndefined,  # what is not defined is an error in a test, not a gap on a page
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.globals.update(_=cache(gettext), static=static)
    return made


def article(template: str, **context: object) -> SafeString:
    """Render a template of articles/, in which everything is escaped."""
    environment = _environment(get_language())
    return mark_safe(environment.get_template(template).render(context))  # noqa: S308 - escaped just now


def compile_articles() -> None:
    """Compile every template of articles/ for the current language."""
    environment = _environment(get_language())
    for name in environment.list_templates():
        environment.get_template(name)
