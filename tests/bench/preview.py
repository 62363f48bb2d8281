"""The preview: milliseconds from saving a change of the shipped content to its being painted, in a browser."""

import json
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.desk import Desk, delay, opened

RUNS = 15


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder)) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        stage = opened(page, desk)
        words = "走啊，吃草去"
        delay(stage, desk, words, f"{words}第零遍")
        figures = []
        for n in range(RUNS):
            page.wait_for_timeout(300)
            figures.append(delay(stage, desk, words, f"{words}第{n}遍"))
        browser.close()
    print(json.dumps({"ms": figures}))


main()
