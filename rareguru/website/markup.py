"""Writes articles: what stands inside a page, below its header and above its footer.

What is around them is in Django's template language. An article may hold a thousand
values, which takes that language 7 ms and Jinja2 a half; docs/decisions tells more.
"""

from __future__ import annotations

import json
import re
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension

_WORDS = re.compile(r'\b_\("([^"\\]*)"\)')


class Shortened(Extension):
    """Leave the indents of a template, a quarter of what it would write, out of the page, and translate it once."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _WORDS.sub(_translated, re.sub(r"\s*\n\s*", "\n", source))


def _translated(found: re.Match[str]) -> str:
    """Return `"Genes"` or `"Genes"` in Spanish for `_("Genes")`; Jinja2 joins it to the markup around it."""
    return json.dumps(gettext(found[1]), ensure_ascii=False)


class PlainSpoken(CodeGenerator):
    """Writes the Python of a template without what only other people's templates need.

    A value is an attribute, never the item of a dictionary that has the same name; and
    most are texts, which are escaped without being wrapped as markup one by one.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from markupsafe import _escape_inner as escape_text")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(escape_text(said) if type(said := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(") is str else escape(said))")


class ArticleEnvironment(Environment):
    code_generator_class = PlainSpoken


@cache
def article_environment(_language: str | None) -> ArticleEnvironment:
    """Return the environment of a language, whose templates hold its words."""
    made = ArticleEnvironment(
        loader=PackageLoader("rareguru.website", "articles"),
        extensions=[Shortened],
        autoescape=True,
        undefined=StrictUndefined,  # what is not defined is an error in a test, not a gap on a page
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.globals["static"] = static
    return made


def article(template: str, **context: object) -> SafeString:
    """Render a template of articles/, in which everything is escaped."""
    environment = article_environment(get_language())
    return mark_safe(environment.get_template(template).render(context))  # noqa: S308 - escaped just now


def compile_articles() -> None:
    """Compile every template of articles/ for the current language."""
    environment = article_environment(get_language())
    for name in environment.list_templates():
        environment.get_template(name)
