"""The addresses of stops: a card on the spot opens exactly that stop."""

import pytest
from playwright.sync_api import Page

from tests.browser.place import Place
from tests.browser.walker import Walker


@pytest.mark.parametrize(
    ("stop", "title"), [("konghegou", "孔河沟村"), ("gaobai", "交城瓦窑头、清源高白镇"), ("cunwei", "村委会")]
)
def test_an_address_opens_that_stop(page: Page, kiosk: Place, stop: str, title: str) -> None:
    page.goto(f"{kiosk.url}/stop/{stop}")
    page.wait_for_selector('[data-screen="stop"]')

    assert Walker(page).state()["title"] == title
    assert page.evaluate("location.pathname") == "/"


def test_an_unknown_stop_shows_the_start(page: Page, kiosk: Place) -> None:
    page.goto(f"{kiosk.url}/stop/nowhere")

    page.wait_for_selector(".attract .still.shown")


def test_the_map_leads_to_any_stop_and_the_code_is_there(page: Page, kiosk: Place) -> None:
    page.goto(f"{kiosk.url}/stop/gaobai")
    page.wait_for_selector('[data-screen="stop"]')
    walker = Walker(page)
    walker.touch(".row .plain", walker.state()["beside"].index("看路线图"))
    assert walker.state()["name"] == "map"
    assert len(walker.state()["options"]) == 16
    walker.touch(".row .plain")
    image = page.locator(".code img")
    page.wait_for_function("() => document.querySelector('.code img').naturalWidth > 0")
    assert image.get_attribute("src") == "/qr/gaobai.svg"
    walker.touch('[data-bar="back"]')
    walker.named("韩家沟村")

    assert walker.state()["title"] == "韩家沟村"
