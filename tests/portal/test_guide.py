"""The staff's guide: links lead somewhere, pictures are described and light, buttons are called as in the admin."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "huong-dan"
PAGES = sorted(GUIDE.glob("*.md"))
PICTURES = sorted((GUIDE / "anh").glob("*.webp"))
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere_and_pictures_are_described(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    for is_picture, words, target in LINK.findall(text):
        assert (page.parent / target).exists(), target
        assert len(words) > 10 or not is_picture, target


def test_every_picture_is_shown_once_and_light() -> None:
    shown = [target for page in PAGES for _, _, target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert PICTURES
    for picture in PICTURES:
        assert shown.count(f"anh/{picture.name}") == 1, picture.name
        assert picture.stat().st_size <= 60 * 1024, picture.name


def test_what_the_guide_says_to_press_is_called_so() -> None:
    """Bold words right after «bấm» are a button or a link of the admin."""
    folders = ("templates", "indicators", "news", "communes", "portal", "static")
    kinds = (".html", ".py", ".js", ".po")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    known = "\n".join(path.read_text(encoding="utf-8") for path in files)
    django_s = {"Đăng nhập", "Lưu", "Lịch sử"}  # from its own Vietnamese catalogue
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    pressed = {name.removesuffix(" tháng …") for name in re.findall(r"bấm \*\*([^*]+)\*\*", text)}
    assert len(pressed) > 20
    assert {name for name in pressed if name not in known} <= django_s
