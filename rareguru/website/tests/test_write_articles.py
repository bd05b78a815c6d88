"""Articles: escaped, in the reader's language, strict about what they are given; and the frame around them."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory
from django.utils import translation
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from rareguru.website.markup import ArticleEnvironment, Translated, article_environment
from rareguru.website.rendering import Head, render_article, render_page


@dataclass(frozen=True)
class Sign:
    name: object
    items: str = "an attribute"  # a dictionary has a method of this name


def written(template, language="en", parts=None, **context):
    environment = article_environment.__wrapped__(language)
    environment.loader = Translated(DictLoader({"it": template, **(parts or {})}))
    with translation.override(language):
        return environment.get_template("it").render(context)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<b>\"A\" & 'B'</b>", "&lt;b&gt;&#34;A&#34; &amp; &#39;B&#39;&lt;/b&gt;"),
        (7, "7"),
        (Markup("<b>kept</b>"), "<b>kept</b>"),
    ],
)
def test_values_are_escaped_unless_they_are_markup(said, shown):
    assert written("<p>{{ sign.name }}</p>", sign=Sign(said)) == f"<p>{shown}</p>"


def test_values_inside_loops_conditions_and_macros_are_escaped():
    template = "{% macro one(a) %}<i>{{ a }}</i>{% endmacro %}{% for a in all if a %}{{ one(a) }}{{ a }}{% endfor %}"

    assert written(template, all=["<", ""]) == "<i>&lt;</i>&lt;"


def test_a_value_is_an_attribute():
    assert written("{{ sign.items }}", sign=Sign("")) == "an attribute"
    with pytest.raises(AttributeError):
        written("{{ sign.nme }}", sign=Sign(""))
    with pytest.raises(UndefinedError):
        written("{{ sgn.name }}")


@pytest.mark.parametrize(("language", "word"), [("en", "Genes"), ("es", "Genes"), ("es", "Fuente")])
def test_words_are_translated_when_a_template_is_compiled(language, word):
    source = {"Fuente": "Source"}.get(word, word)

    assert written(f'<th>{{{{ _("{source}") }}}}</th>', language) == f"<th>{word}</th>"


def test_translated_words_are_filled_in_and_escaped():
    assert written('{{ _("%(part)d of <%(total)d>") % {"part": 1, "total": 2} }}') == "1 of &lt;2&gt;"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_frame_is_the_base_template(language):
    path = "/organizations/" if language == "en" else "/es/organizations/"
    request = RequestFactory().get(path, {"q": "a&b"})
    head = Head(title="<Title> 'a' \ue003", description='A "word"', query="?q=a&b", section="organizations")
    with translation.override(language):
        framed = render_article(request, "organizations.html", head, organizations=[])
        whole = render_page(request, "website/article.html", head, article=Markup("|"))

    before, after = whole.content.decode().split("|", 1) if whole.content.count(b"|") == 1 else ("", "")
    assert before
    assert framed.content.decode().startswith(before)
    assert framed.content.decode().endswith(after)
    assert framed.headers["Cache-Control"] == whole.headers["Cache-Control"]


@pytest.fixture
def compiled(monkeypatch):
    """Count what is compiled."""
    names = []
    compile_it = ArticleEnvironment.compile

    def count(self, source, name=None, *args, **kwargs):
        names.append(name)
        return compile_it(self, source, name, *args, **kwargs)

    monkeypatch.setattr(ArticleEnvironment, "compile", count)
    return names


@pytest.fixture
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path / "templates"


def test_a_template_is_compiled_once_for_every_start(compiled, folder):
    assert written("<p>{{ 1 }}</p>") == written("<p>{{ 1 }}</p>") == "<p>1</p>"
    assert compiled == ["it"]


def test_another_text_language_or_way_of_writing_is_compiled_anew(compiled, folder, monkeypatch):
    assert [written('{{ _("Source") }}', language) for language in ("en", "es", "en")] == ["Source", "Fuente", "Source"]
    assert written('{{ _("Source") }}!') == "Source!"
    monkeypatch.setattr("rareguru.website.markup._written_by", lambda: "something else")
    assert written('{{ _("Source") }}!') == "Source!"
    assert len(compiled) == 4


def test_a_changed_translation_is_compiled_anew(compiled, folder, monkeypatch):
    assert written('{{ _("Source") }}', "es") == "Fuente"
    monkeypatch.setattr("rareguru.website.markup.gettext", lambda _text: "Origen")

    assert written('{{ _("Source") }}', "es") == "Origen"


def test_a_damaged_or_unwritable_memory_of_templates_is_done_without(compiled, folder, settings):
    written("<p>1</p>")
    (kept,) = folder.iterdir()
    for length in range(0, kept.stat().st_size, 7):
        kept.write_bytes(kept.read_bytes()[:length])
        assert written("<p>1</p>") == "<p>1</p>"
    settings.VAR = kept  # a file, where no folder can be

    assert written("<p>1</p>") == "<p>1</p>"


def test_a_full_disk_stops_no_page(folder, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)

    assert written("<p>1</p>") == "<p>1</p>"


def test_what_is_included_knows_what_is_around_it_and_is_compiled_with_it(compiled, folder):
    template = '{% for sign in signs %}{% with other = sign.items %}{% include "one.html" %}{% endwith %}{% endfor %}'
    parts = {
        "one.html": '<p>{{ sign.name }} {% include "two.html" %}</p>',
        "two.html": '{{ _("Source") }}: {{ other }}',
    }
    signs = [Sign("<a>"), Sign("b", "more")]

    shown = written(template, "es", parts, signs=signs)
    changed = written(template, "es", parts | {"two.html": "{{ other }}"}, signs=signs)

    assert shown == "<p>&lt;a&gt; Fuente: an attribute</p><p>b Fuente: more</p>"
    assert changed == "<p>&lt;a&gt; an attribute</p><p>b more</p>"
    assert compiled == ["it", "it"]


def test_a_name_given_by_what_is_included_hides_nothing_around_it():
    template = '{% include "one.html" %} {{ choices }}'
    parts = {"one.html": "{% macro choices() %}{% endmacro %}{% set other = 1 %}{{ other }}"}

    assert written(template, parts=parts, choices="kept") == "1 kept"
