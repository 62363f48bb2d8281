"""Pictures of every screen, in three windows and three sizes: ``python -m tests.browser.screens [FOLDER]``."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.place import Place
from tests.browser.tour import SIZES, VIEWS, tour

CHROMIUM = "/usr/bin/chromium"


def take(folder: Path) -> int:
    """Write the pictures; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as there, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for view, (width, height) in VIEWS.items():
            for size in SIZES:
                place = Path(there) / f"{view}-{size}"
                with Place(place) as kiosk:
                    context = browser.new_context(
                        viewport={"width": width, "height": height},
                        has_touch=True,
                        locale="zh-CN",
                        reduced_motion="reduce",
                    )
                    taken += _toured(context.new_page(), kiosk.url, folder / f"{view}-{size}", size)
                    context.close()
        browser.close()
    return taken


def _toured(page: Page, url: str, folder: Path, size: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    times: Counter[str] = Counter()

    def look(page: Page, name: str) -> None:
        times[name] += 1
        page.screenshot(path=folder / f"{name}-{times[name]}.png")

    tour(page, url, look, size)
    return times.total()


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens")
    print(f"{take(target)} pictures in {target}")
