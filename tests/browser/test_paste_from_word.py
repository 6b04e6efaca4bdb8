"""What Word puts on the clipboard, pasted into the real editor: headings, lists and tables survive."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from communes.models import User
from news.models import Article
from tests.browser.test_editor import open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD_HTML = (Path(__file__).parents[1] / "news" / "word" / "announcement.html").read_text(encoding="utf-8")
PICTURE = re.compile(r"<!--\[if gte vml.*?<!\[endif\]></span>", re.DOTALL)
PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Lịch tiêm chủng");
  const body = CKEDITOR.instances.id_body.editable().$;
  body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_an_announcement_comes_over_from_word(context: BrowserContext, site: str, officer: User) -> None:
    page = open_editor(context, site, "/admin/news/article/add/")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    # The picture stays behind: Word's clipboard names a file of its own computer.
    page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
    page.evaluate(PASTE, PICTURE.sub("", WORD_HTML))
    expect(page.frame_locator(".cke_wysiwyg_frame").locator("table")).to_be_visible()
    page.fill("input[name=title]", "Lịch tiêm chủng")
    page.get_by_role("button", name="Lưu và xem bài").click()
    expect(page.get_by_text("Đã lưu bài.")).to_be_visible()
    expect(page.get_by_text("Bảng trong bài chưa có hàng tiêu đề")).to_be_visible()

    body = re.sub(r"\s+", " ", Article.objects.get().body)
    bare = re.sub(r"</?(span|p|strong|em|b|i)\b[^>]*>", "", body)
    assert re.findall(r"<h2>(.*?)</h2>", bare) == ["Lịch tiêm chủng tháng 7/2023", "Cần mang theo", "Các bước"]
    for kind, items in (
        ("ul", ["Sổ tiêm chủng của trẻ;", "Thẻ bảo hiểm y tế."]),
        ("ol", ["Lấy số tại bàn đón tiếp.", "Khám sàng lọc."]),
    ):
        (found,) = re.findall(rf"<{kind}>(.*?)</{kind}>", bare)
        assert [item.strip() for item in re.findall(r"<li>(.*?)</li>", found)] == items
    assert [cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", bare)] == [
        "Ấp", "Ngày tiêm", "Thạnh Trung", "10/7/2023",
    ]  # fmt: skip
    for sign in ("mso", "Mso", "style=", "o:p", "·"):
        assert sign not in body
    assert problems == []
