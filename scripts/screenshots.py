"""Takes the pictures of README from a running demo:  .venv/bin/python scripts/screenshots.py http://localhost:8000"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"


def main(base: str) -> None:
    with urlopen(base) as page:  # noqa: S310  an address given by whoever runs it
        article = re.search(r'href="(/bai-viet/[^"]*thang-6-2023[^"]*)"', page.read().decode())
    if article is None:
        sys.exit("the home page has no June 2023 announcement: is the demo loaded?")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shot = browser.new_page(viewport={"width": 1280, "height": 900})
        shot.goto(base + article[1])
        shot.screenshot(path=OUT / "announcement.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
