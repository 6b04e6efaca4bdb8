"""What takes a picture of a page, marks what a reader has to find, and keeps the picture light."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

OUT = Path(__file__).resolve().parents[2] / "docs" / "huong-dan" / "anh"
WIDTH, HEIGHT = 1000, 760  # pixels of a page
LIMIT = 60 * 1024  # bytes of a picture


class Camera:
    """Saves what stands between two places of a page; `marks` are outlined, so that a reader finds the button."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def shoot(
        self,
        page: Page,
        name: str,
        *marks: Locator,
        top: Locator | None = None,
        height: int = HEIGHT,
        above: int = 16,
        window: bool = False,
    ) -> None:
        """`top` is what the picture begins with, `above` pixels over it; `window` takes what is on the screen alone.

        A dialog stands in the middle of the window: the whole page would show it far from there.
        """
        for mark in marks:
            mark.evaluate("e => { e.style.outline = '3px solid #d97706'; e.style.outlineOffset = '3px'; }")
        offset = 0 if window else page.evaluate("window.scrollY")
        start = 0.0
        if top is not None:
            box = top.bounding_box()
            if box is None:
                sys.exit(f"{name}: what the picture begins with is not on the page")
            start = max(0.0, box["y"] + offset - above)
        whole = HEIGHT if window else page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": start, "width": WIDTH, "height": min(height, whole - start)}
        shot = page.screenshot(full_page=not window, clip=clip)  # type: ignore[arg-type]
        for mark in marks:
            mark.evaluate("e => { e.style.outline = ''; }")
        self._save(Image.open(io.BytesIO(shot)).convert("RGB"), name)

    def _save(self, picture: Image.Image, name: str) -> None:
        path = OUT / f"{name}.webp"
        picture.save(path, quality=60, method=6)
        if path.stat().st_size > LIMIT:
            sys.exit(f"{path.name} has {path.stat().st_size} bytes, more than {LIMIT}: show less of the page")
        self.taken.append(name)

    def drop_others(self) -> None:
        """Removes the pictures that no scene takes any more."""
        for path in OUT.glob("*.webp"):
            if path.stem not in self.taken:
                path.unlink()
