"""Articles: escaped, in the reader's language, strict about what they are given; and the frame around them."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory
from django.utils import translation
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from rareguru.website.markup import article_environment
from rareguru.website.rendering import Head, render_article, render_page


@dataclass(frozen=True)
class Sign:
    name: object
    items: str = "an attribute"  # a dictionary has a method of this name


def written(template, language="en", **context):
    environment = article_environment.__wrapped__(language)
    environment.loader = DictLoader({"it": template})
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
