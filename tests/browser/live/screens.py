"""Pictures of a live session's pages in every state: ``python -m tests.browser.live.screens [FOLDER]``."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.live.fake import Fake, consoled, polled
from tests.browser.live.gallery import (
    DIALOGS,
    WATCH,
    WINDOWS,
    consoles,
    opened,
    phone_polled,
    phones,
    projectors,
    settled,
)

CHROMIUM = "/usr/bin/chromium"
VIEWS = {"projector": projectors, "console": consoles, "phone": phones}


def take(folder: Path) -> int:
    """Write the pictures; returns how many."""
    taken = 0
    with Fake() as fake, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for who, windows in WINDOWS.items():
            for window, (width, height) in windows.items():
                there = folder / f"{who}-{window}"
                there.mkdir(parents=True, exist_ok=True)
                page = _page(browser, width, height)
                taken += _taken(page, fake, who, there)
                page.context.close()
        browser.close()
    return taken


def _page(browser: Browser, width: int, height: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    return page


def _taken(page: Page, fake: Fake, who: str, there: Path) -> int:
    if who == "remote":
        opened(page, fake, who, consoled(polled("vote", "open")))
        page.screenshot(path=there / "vote-open.png")
        return 1
    taken = 0
    for name, view in VIEWS[who]():
        if taken == 0:
            opened(page, fake, who, view)
        settled(page, fake, who, view)
        page.screenshot(path=there / f"{name}.png", full_page=who == "phone")
        taken += 1
    if who == "console":
        taken += _dialogs(page, fake, there)
    if who == "phone":
        settled(page, fake, who, phone_polled("vote", "open", mine=True))
        page.click(".button.size")
        page.screenshot(path=there / "vote-large.png", full_page=True)
        taken += 1
    return taken


def _dialogs(page: Page, fake: Fake, there: Path) -> int:
    for name, buttons in DIALOGS.items():
        opened(page, fake, "console", consoled(polled("tie", "revealed")))
        for does in buttons:
            page.click(f'[data-does="{does}"]')
        page.screenshot(path=there / f"dialog-{name}.png")
        page.goto("about:blank")
    return len(DIALOGS)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens/live")
    print(f"{take(target)} pictures in {target}")
