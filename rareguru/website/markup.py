"""Writes articles: what stands inside a page, below its header and above its footer.

What is around them is in Django's template language. An article may hold a thousand
values, which takes that language 7 ms and Jinja2 a half; docs/decisions tells more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

_WORDS = re.compile(r'\b_\("([^"\\]*)"\)')
_INCLUDE = re.compile(r'{% include "([^"]+)" %}')
_NAMES_SOMETHING = re.compile(r"{%[-+]?\s*(macro|set|import|from|extends|block)\b")


class Translated(BaseLoader):
    """Makes one short text of a template and what it includes, in the reader's language.

    The indents, a quarter of what it would write, are left out of the page. What is included is compiled as a
    part of the whole: on its own each would cost a namespace of variables whenever it is written. One that names
    something stays on its own, or the name would hide another around it.
    """

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        checks: list[Callable[[], bool]] = []

        def whole(name: str) -> tuple[str, str | None]:
            source, path, is_current = self._loader.get_source(environment, name)
            if is_current:
                checks.append(is_current)
            return _INCLUDE.sub(included, source), path

        def included(found: re.Match[str]) -> str:
            source, _path = whole(found[1])
            return found[0] if _NAMES_SOMETHING.search(source) else source

        source, path = whole(template)
        short = re.sub(r"\s*\n\s*", "\n", source)
        return _WORDS.sub(_translated, short), path, lambda: all(check() for check in checks)

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


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


class Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates from start to start: compiling them takes half a second.

    They are compiled anew when a template, a translation, this file or Jinja2 changes.
    """

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{source}\0{_written_by()}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, UnpicklingError):  # a file that was cut off
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk: the page is written all the same
            super().dump_bytecode(bucket)


@cache
def _written_by() -> str:
    return f"Jinja2 {version('jinja2')}\0{Path(__file__).read_text(encoding='utf-8')}"


def _kept(language: str) -> Compiled | None:
    """Return where compiled templates are kept, None where nothing can be written."""
    folder = Path(settings.VAR) / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return Compiled(str(folder), f"{language}-%s")


@cache
def article_environment(language: str) -> ArticleEnvironment:
    """Return the environment of a language, whose templates hold its words."""
    made = ArticleEnvironment(
        loader=Translated(PackageLoader("rareguru.website", "articles")),
        bytecode_cache=_kept(language),
        autoescape=True,
        undefined=StrictUndefined,  # what is not defined is an error in a test, not a gap on a page
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.globals["static"] = cache(static)
    return made


def article(template: str, **context: object) -> SafeString:
    """Render a template of articles/, in which everything is escaped."""
    environment = article_environment(get_language() or settings.LANGUAGE_CODE)
    return mark_safe(environment.get_template(template).render(context))  # noqa: S308 - escaped just now


def compile_articles() -> None:
    """Compile every template of articles/ for the current language."""
    environment = article_environment(get_language() or settings.LANGUAGE_CODE)
    for name in environment.list_templates():
        environment.get_template(name)
