"""Takes the pictures of the docs from a running demo:  .venv/bin/python scripts/screenshots.py http://localhost:8000

Each page makes one picture: at 1280 and 390 pixels, light and dark, side by side.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
HEIGHT = 1500  # pixels of each page that are shown
GAP = 20
SCALE = 0.5
VARIANTS = [(1280, "light"), (390, "light"), (1280, "dark"), (390, "dark")]


def shoot(browser: Browser, address: str, width: int, scheme: str) -> Image.Image:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    data = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def sheet(browser: Browser, address: str) -> Image.Image:
    pictures = [shoot(browser, address, width, scheme) for width, scheme in VARIANTS]
    whole = Image.new("RGB", (sum(p.width + GAP for p in pictures) - GAP, HEIGHT), "#888888")
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + GAP
    return whole.resize((round(whole.width * SCALE), round(whole.height * SCALE)), Image.Resampling.LANCZOS)


def main(base: str) -> None:
    with urlopen(base) as page:  # noqa: S310  an address given by whoever runs it
        article = re.search(r'href="(/bai-viet/[^"]*thang-6-2023[^"]*)"', page.read().decode())
    if article is None:
        sys.exit("the home page has no June 2023 announcement: is the demo loaded?")
    pages = {
        "announcement": article[1],
        "home": "/",
        "category": "/chuyen-muc/tin-tuc/",
        "search": "/tim-kiem/?q=chi+so",
        "scores": "/chi-so/",
        "documents": "/van-ban/",
    }
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in pages.items():
            sheet(browser, base + path).save(OUT / f"{name}.webp", quality=60, method=6)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
