"""From what somebody notices to diseases: by touch, by mouse, by keyboard, without scripts, and without a trace."""

import os
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_everybody_can_read import AXE, RULES

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("socket_enabled")]
DISEASE = "Cryptogenic organizing pneumonia"
TEXTS = {"": "dry cough and fever, no chest pain", "/es": "tos seca y fiebre, sin dolor en el pecho"}
COUGH, FEVER, CHEST_PAIN = "HP:0031246", "HP:0001945", "HP:0100749"
# A question as the page has it; the few diseases of the tests raise none.
QUESTION = """<section class="next"><p id="next-q" tabindex="-1">Seizures?</p>
    <button type="submit" name="do" value="no HP:0001250">No</button></section>"""
MADE_UP = "quibblewort elbows"  # words that stand nowhere else


def _search(visit, text, *, language="", **options):
    page = visit(f"{language}/symptoms/", **options)
    page.locator("#words").fill(text)
    page.locator("#search").click()
    expect(page.locator("#heard-h")).to_be_visible()
    return page


def _answer(page, term):
    return page.locator(f'input[name="said-{term}"]:checked').get_attribute("value")


def _say(page, term, value, *, scripts):
    """Choose yes or no; without scripts the form is sent by its button."""
    page.locator(f'label:has(input[name="said-{term}"][value="{value}"])').click()
    if not scripts:
        page.locator("#search").click()
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
def test_from_words_over_answers_to_diseases_and_the_page_for_the_doctor(visit, viewport, scripts, language):
    page = _search(visit, TEXTS[language], language=language, viewport=viewport, java_script_enabled=scripts)

    assert [_answer(page, term) for term in (FEVER, CHEST_PAIN)] == ["yes", "no"]
    expect(page.locator(".urgent")).to_be_visible()
    expect(page.locator(".result h4 a").first).to_have_text(DISEASE)
    _say(page, FEVER, "no", scripts=scripts)
    assert _answer(page, FEVER) == "no"
    page.locator(f"#drop-{CHEST_PAIN}".replace(":", "\\:")).click()
    expect(page.locator(f'input[name="said-{CHEST_PAIN}"][type="radio"]')).to_have_count(0)
    assert page.url.split("#")[0].endswith(f"{language}/symptoms/")
    page.locator("[data-leave]").click()

    expect(page.locator(".sheet-signs").first).to_be_visible()
    expect(page.get_by_text(DISEASE).first).to_be_visible()
    assert page.url.endswith(f"{language}/symptoms/doctor/")


def test_no_address_that_the_browser_asks_for_carries_words_or_findings(visit):
    page = visit("/symptoms/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator("#words").fill(f"fever and {MADE_UP}")
    page.locator("#search").click()
    expect(page.locator("#heard-h")).to_be_visible()
    page.locator("#add").press_sequentially("dry cou", delay=20)
    page.locator(".suggestions li").first.click()
    expect(page.locator(f'input[name="said-{COUGH}"]').first).to_be_attached()

    assert asked
    assert not [address for address in asked if re.search(r"fever|quibble|cou|HP", address)]


def test_the_browser_keeps_nothing(visit):
    page = _search(visit, f"fever and {MADE_UP}")

    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
            (await caches.keys()).length, (await indexedDB.databases()).length]"""
    )
    assert kept == [0, 0, 0, 0, 0]


@pytest.mark.skipif("RAREGURU_SITE" in os.environ, reason="the site's folder is not ours to look into")
def test_the_server_keeps_nothing(visit, site_folder):
    page = _search(visit, f"fever, a cough and {MADE_UP}")
    page.locator("#add").press_sequentially("quibblew", delay=20)
    page.locator("[data-leave]").click()
    expect(page.locator("#more")).to_be_visible()

    files = [path for path in site_folder.rglob("*") if path.is_file()]
    assert any(path.name == "log" for path in files)
    assert any(path.name == "visits.sqlite3" for path in files)
    assert [path for path in files if b"quibblew" in path.read_bytes()] == []


def test_an_answer_leaves_everything_in_its_place(visit):
    page = _search(visit, TEXTS[""], viewport=PHONE)
    page.evaluate("document.title = 'the same page'")

    _say(page, FEVER, "no", scripts=True)

    assert page.title() == "the same page"
    expect(page.locator(f'input[name="said-{FEVER}"][value="no"]')).to_be_focused()
    expect(page.locator("#finder-status")).to_contain_text("listed")


def test_what_cannot_wait_gets_the_focus(visit):
    page = _search(visit, "joint pain", viewport=PHONE)
    expect(page.locator("#heard-h")).to_be_focused()

    page.locator("#add").fill("I do not want to live any more")
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.locator(".urgent h2")).to_be_focused()
    expect(page.locator(".urgent")).to_be_in_viewport()
    expect(page.locator(".urgent h2")).to_contain_text("do not want to live")


def test_without_scripts_what_cannot_wait_stands_first(visit):
    page = _search(visit, "I can't breathe", java_script_enabled=False)

    expect(page.locator(".urgent")).to_be_in_viewport()
    assert page.locator("main .urgent, main textarea").first.evaluate("each => each.className") == "urgent"


def test_the_keyboard_alone_is_enough(visit):
    page = visit("/symptoms/")
    page.locator("#words").focus()
    page.keyboard.type(TEXTS[""])
    page.keyboard.press("Tab")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".urgent h2")).to_be_focused()

    page.locator(f'input[name="said-{FEVER}"][value="yes"]').focus()
    page.keyboard.press("ArrowRight")

    expect(page.locator(f'input[name="said-{FEVER}"][value="no"]')).to_be_focused()
    assert _answer(page, FEVER) == "no"
    page.keyboard.press("Tab")
    expect(page.locator(f"#drop-{FEVER}".replace(":", "\\:"))).to_be_focused()


def test_who_goes_on_before_the_answer_is_there_loses_neither_place_nor_words(visit):
    page = _search(visit, TEXTS[""])
    page.locator("#finder").evaluate("form => { form.dataset.old = 'yes' }")
    held = []
    page.route("**/symptoms/", lambda route: held.append(route))

    with page.expect_request("**/symptoms/"):
        page.locator(f'label:has(input[name="said-{FEVER}"][value="no"])').click()
    page.locator("#add").focus()
    page.keyboard.type("dry")
    for route in held:
        route.continue_()

    expect(page.locator("#finder:not([data-old])")).to_be_visible()
    expect(page.locator("#add")).to_be_focused()
    expect(page.locator("#add")).to_have_value("dry")


def test_going_back_and_reloading_lose_nothing(visit):
    page = _search(visit, TEXTS[""])
    _say(page, FEVER, "no", scripts=True)
    first = page.locator(".result h4 a").first.inner_text()
    page.locator(".result h4 a").first.click()
    expect(page.locator("h1")).to_have_text(first)

    page.go_back()

    expect(page.locator(f'input[name="said-{FEVER}"][value="no"]')).to_be_checked()
    expect(page.locator("#words")).to_have_value(TEXTS[""])
    page.reload()
    expect(page.locator(".result h4 a").first).to_be_visible()
    page.get_by_role("link", name="Begin with an empty page").click()
    expect(page.locator("#words")).to_have_value("")
    page.reload()
    expect(page.locator("#heard-h")).to_have_count(0)


def test_going_back_from_the_page_for_the_doctor_keeps_what_was_written_there(visit):
    page = _search(visit, TEXTS[""])
    page.locator("[data-leave]").click()
    page.locator("#more").fill("It began after a fall.")
    page.get_by_role("button", name="Back to what it may fit").click()
    page.locator(".result h4 a").first.click()
    expect(page.locator("h1")).to_have_text(DISEASE)

    page.go_back()
    expect(page.locator(".result h4 a").first).to_be_visible()
    page.locator("[data-leave]").click()

    expect(page.locator("#more")).to_have_value("It began after a fall.")


def _with_question(route):
    response = route.fetch()
    results = '<section class="part" aria-labelledby="res-h">'
    route.fulfill(response=response, body=response.text().replace(results, QUESTION + results, 1))


def test_a_key_pressed_twice_answers_one_question(visit):
    page = visit("/symptoms/")
    page.route("**/symptoms/", _with_question)
    page.locator("#words").fill(TEXTS[""])
    page.locator("#search").click()
    expect(page.locator("#heard-h")).to_be_visible()
    before = page.locator("input[type=radio]:checked").count()
    page.locator(".next button").focus()

    page.keyboard.press("Enter")
    expect(page.locator("#next-q")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("input[type=radio]:checked")).to_have_count(before + 1)


def test_folds_stay_open_over_an_answer(visit):
    page = _search(visit, TEXTS[""])
    fold = page.locator("details:has(summary:has-text('All reasons'))").first
    fold.locator("summary").click()

    _say(page, FEVER, "no", scripts=True)

    expect(page.locator("section details[open]")).to_have_count(1)


def test_the_fold_of_what_little_points_to_stays_open_though_its_count_changes(visit):
    page = _search(visit, "fever")
    page.locator("#little > summary").click()
    page.locator("#little > summary").evaluate("line => { line.textContent = 'Show 99 diseases' }")

    page.locator("#add").fill("dry cough")
    page.keyboard.press("Enter")
    expect(page.locator(f'input[name="said-{COUGH}"][value="yes"]')).to_be_checked()

    expect(page.locator("#little[open] .result").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_was_left_out_comes_back(visit, scripts):
    page = _search(visit, TEXTS[""], java_script_enabled=scripts)
    page.locator(f"#drop-{FEVER}".replace(":", "\\:")).click()
    expect(page.locator(f'input[name="said-{FEVER}"][type="radio"]')).to_have_count(0)

    page.get_by_role("button", name="Fever", exact=True).click()

    expect(page.locator(f'input[name="said-{FEVER}"][value="yes"]')).to_be_checked()


def test_without_scripts_answers_are_sent_beside_them(visit):
    page = _search(visit, "dry cough", viewport=PHONE, java_script_enabled=False)
    page.locator(f'label:has(input[name="said-{COUGH}"][value="no"])').click()

    page.get_by_role("button", name="Compare again with these answers").click()

    assert _answer(page, COUGH) == "no"
    expect(page.locator("#heard-h")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 0  # it was below the first screen's field


def test_signs_are_offered_by_name_and_chosen_with_the_keyboard(visit):
    page = visit("/symptoms/")
    field = page.locator("#add")

    field.press_sequentially("dry cou", delay=20)
    expect(page.locator(".suggestions li").first).to_contain_text("Nonproductive cough")
    field.press("ArrowDown")
    field.press("Enter")

    expect(page.locator(f'input[name="said-{COUGH}"][value="yes"]')).to_be_checked()
    expect(page.locator("#add")).to_be_focused()


def test_enter_in_the_field_for_signs_adds_what_is_written(visit):
    page = _search(visit, "fever")

    page.locator("#add").fill("dry cough")
    page.keyboard.press("Enter")

    expect(page.locator(f'input[name="said-{COUGH}"][value="yes"]')).to_be_checked()
    expect(page.locator("#words")).to_have_value("fever\n\ndry cough")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_letter_is_read(visit, scripts):
    page = visit("/symptoms/", java_script_enabled=scripts)

    page.get_by_text("Paste a letter or a report").click()
    page.locator("#letter").fill("Dear colleague,\n\nshe has had a dry cough. No fever.\n\nSincerely")
    page.get_by_role("button", name="Read the letter").click()

    expect(page.locator(f'input[name="said-{COUGH}"][value="yes"]')).to_be_checked()
    expect(page.locator(f'input[name="said-{FEVER}"][value="no"]')).to_be_checked()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_common_sign_is_enough_to_begin(visit, scripts):
    page = visit("/symptoms/", java_script_enabled=scripts)

    page.get_by_role("button", name="Fever", exact=True).click()

    expect(page.locator(f'input[name="said-{FEVER}"][value="yes"]')).to_be_checked()
    expect(page.get_by_text("One sign alone fits very many diseases.")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_two_diseases_can_be_compared(visit, scripts):
    page = _search(visit, TEXTS[""], java_script_enabled=scripts)

    page.locator("#little > summary").click()
    for place in (0, 1):
        page.locator(".pick:visible").nth(place).click()
    page.get_by_role("button", name="Compare the chosen diseases").click()

    expect(page).to_have_url(re.compile(r"/compare/cryptogenic-organizing-pneumonia/[a-z0-9-]+/$"))
    page.get_by_role("button", name="Back to what it may fit").click()
    expect(page.locator("#words")).to_have_value(TEXTS[""])
    expect(page.locator(".pick input:checked")).to_have_count(2)


def test_another_language_keeps_what_was_written(visit):
    page = _search(visit, TEXTS[""])

    page.get_by_role("link", name="Español").click()

    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("#words")).to_have_value(TEXTS[""])
    assert page.url.endswith("/es/symptoms/")


def test_a_line_that_is_down_loses_nothing(browser, site):
    page = browser.new_page(base_url=site)
    page.goto("/symptoms/")
    page.locator("#words").fill("fever")
    page.context.set_offline(True)

    page.locator("#search").click()

    expect(page.get_by_role("alert")).to_contain_text("What you wrote is still here")
    expect(page.locator("#words")).to_have_value("fever")
    page.context.set_offline(False)
    page.locator("#search").click()
    expect(page.locator("#heard-h")).to_be_visible()
    page.close()


def test_markup_stays_text(visit):
    page = _search(visit, "fever <img src=x onerror=alert(1)> <b>cough</b>")

    expect(page.locator(".said")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; npm ci in tests/browser installs it")
@pytest.mark.parametrize(("theme", "viewport"), [("light", PHONE), ("dark", DESKTOP)], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
@pytest.mark.parametrize("text", ["", "qwertz", "all"])
def test_axe_finds_nothing(visit, text, language, theme, viewport):
    options = {"viewport": viewport, "color_scheme": theme, "bypass_csp": True, "reduced_motion": "reduce"}
    written = f"{TEXTS[language]}. My mother has seizures. " + "Blah. " * 80 if text == "all" else text
    page = _search(visit, written, language=language, **options) if text else visit(f"{language}/symptoms/", **options)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.add_script_tag(path=AXE)

    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]

    assert [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"]) for each in found] == []


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("language", ["", "/es"], ids=["English", "Spanish"])
def test_nothing_scrolls_sideways(visit, language, width):
    page = _search(visit, TEXTS[language], language=language, viewport={"width": width, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
