"""The touch player's first load: kilobytes over the wire, and milliseconds to the first text with the processor
slowed four times."""

import json
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.place import Place
from tests.browser.test_load import loaded

RUNS = 7


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Place(Path(folder)) as kiosk,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        figures = []
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
            figures.append(loaded(context.new_page(), kiosk.url))
            context.close()
        browser.close()
    print(json.dumps({"kb": [kb for kb, _ in figures], "ms": [ms for _, ms in figures]}))


main()
