"""Every kind of page: no fault that axe finds, no sideways scrolling, nothing that jumps."""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.rules import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("socket_enabled")]
AXE = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PAGES = [
    "/",
    "/diseases/",
    "/diseases/c/",
    "/diseases/cryptogenic-organizing-pneumonia/",
    "/systems/",
    "/systems/lungs/",
    "/branches/",
    "/search/?q=marfan",
    "/organizations/",
    "/sources/",
    "/about/",
    "/privacy/",
    "/disclaimer/",
]
LAYOUTS = [("light", PHONE), ("dark", DESKTOP)]
INVISIBLE = 0.001  # the parser may pause halfway through a line of a list, and the arrow beside it moves; good is 0.1


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; npm ci in tests/browser installs it")
@pytest.mark.parametrize(("theme", "viewport"), LAYOUTS, ids=["light phone", "dark desktop"])
@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, path, language, theme, viewport):
    page = visit(language + path, viewport=viewport, color_scheme=theme, bypass_csp=True, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.add_script_tag(path=AXE)

    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]

    assert [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"]) for each in found] == []


@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(visit, path, language, width):
    page = visit(language + path, viewport={"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/", "/diseases/cryptogenic-organizing-pneumonia/"])
def test_nothing_jumps_while_a_page_arrives(visit, path):
    page = visit(path, viewport=PHONE)

    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, each) => sum + each.value, 0))
        ).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"""
    )

    assert shift < INVISIBLE


@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
def test_a_disease_page_prints_on_few_pages(visit, language):
    page = visit(f"{language}/diseases/cryptogenic-organizing-pneumonia/")

    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) in {2, 3, 4}


def test_a_long_text_is_cut_in_print_and_says_so(visit):
    page = visit("/diseases/cryptogenic-organizing-pneumonia/")
    count = """() => {
        const prose = document.querySelector('.qa .prose');
        prose.append(...Array.from({length: 9}, () => document.createElement('p')));
        return Array.from(prose.children).filter(each => getComputedStyle(each).display !== 'none').length;
    }"""
    assert page.evaluate(count) > 9

    page.emulate_media(media="print")

    assert page.evaluate(count) == 5
    shown = "getComputedStyle(document.querySelector('.qa .prose'), '::after').content"
    assert page.evaluate(shown) == '"[…]"'


def test_a_disease_page_with_all_it_needs_is_light(visit):
    page = visit("about:blank")
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))

    page.goto("/diseases/cryptogenic-organizing-pneumonia/", wait_until="networkidle")

    assert 0 < sum(sizes) <= 60_000
