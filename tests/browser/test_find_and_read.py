"""From the first page to a disease and the people who help: by mouse, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("socket_enabled")]
DISEASE = "/diseases/cryptogenic-organizing-pneumonia/"
NAME = "Cryptogenic organizing pneumonia"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_home_over_search_to_disease_and_organization(visit, viewport, scripts):
    page = visit("/", viewport=viewport, java_script_enabled=scripts)

    page.get_by_label("Name of a disease, in any language").fill("cryptogenic organising pnumonia")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    page.locator("#organizations").get_by_role("link", name="American Lung Association").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("American Lung Association")
    expect(page.get_by_role("link", name="1-800-548-8252")).to_have_attribute("href", "tel:+18005488252")


def test_names_are_offered_while_typing_and_chosen_with_the_keyboard(visit):
    page = visit("/")
    field = page.get_by_role("combobox")

    field.press_sequentially("cryptogenic org", delay=20)
    expect(page.get_by_role("option").first).to_contain_text(NAME)
    field.press("ArrowDown")
    expect(page.locator(f"#{field.get_attribute('aria-activedescendant')}")).to_contain_text(NAME)
    field.press("Enter")

    expect(page).to_have_url(f"{page.url.split('/diseases')[0].rstrip('/')}{DISEASE}")


def test_an_answer_that_comes_late_takes_no_marked_name_away(visit):
    page = visit("/")
    field = page.get_by_role("combobox")
    late: list[Route] = []

    field.press_sequentially("cryptogenic", delay=20)
    expect(page.get_by_role("option").first).to_contain_text(NAME)
    page.route("**/*q=cryptogenic+org*", lambda route: late.append(route))
    with page.expect_request("**/*q=cryptogenic+org*"):
        field.press_sequentially(" org")
    field.press("ArrowDown")
    with page.expect_response("**/*q=cryptogenic+org*"):
        late[0].continue_()
    page.wait_for_timeout(200)  # for what must not happen there is nothing to wait for

    expect(page.get_by_role("option", selected=True)).to_contain_text(NAME)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", ["/", "/search/"])
def test_the_offered_names_leave_the_button_free(visit, viewport, address):
    page = visit(address, viewport=viewport)

    page.locator("#q").press_sequentially("cryptogenic org", delay=20)
    expect(page.locator("form.ask").get_by_role("option").first).to_be_visible()
    page.locator("form.ask").get_by_role("button", name="Search").click()

    expect(page.get_by_role("link", name=NAME).first).to_be_visible()
    expect(page).to_have_url(re.compile("/search/"))


def test_escape_closes_the_offered_names_and_keeps_the_words(visit):
    page = visit("/")
    field = page.get_by_role("combobox")

    field.press_sequentially("marfan", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_the_first_tab_leads_past_the_header(visit):
    page = visit(DISEASE)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_the_language_switch_keeps_the_page(visit):
    page = visit(DISEASE)

    page.get_by_role("link", name="Español").click()

    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_have_text(NAME)
    expect(page.locator("#symptoms .term-name").filter(has_text="Tos").first).to_be_visible()


def test_the_outlook_opens_only_on_demand(visit):
    page = visit(DISEASE, java_script_enabled=False)
    outlook = page.locator("#outlook .prose").first

    expect(outlook).to_be_hidden()
    page.get_by_text("Show what is known about the outlook").click()

    expect(outlook).to_be_visible()


def test_an_unknown_address_offers_the_nearest_names(browser, site):
    page = browser.new_page(base_url=site)

    page.goto("/diseases/cryptogenic-organizing-pneumonja/")

    expect(page.get_by_role("link", name=NAME)).to_be_visible()
    page.close()
