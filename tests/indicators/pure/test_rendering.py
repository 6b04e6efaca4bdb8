"""Rendering: the article's HTML, and what counts as an edit of it."""

import re
import unicodedata
from collections.abc import Callable
from html.entities import codepoint2name
from html.parser import HTMLParser

import nh3
import pytest

from indicators.announcement import blocks_as_text, build_announcement
from indicators.rendering import html, text
from tests.indicators.pure.builders import announced, facts, figures, may, seed

BODY = html.render(announced(seed(), may()))
VOID = {"br", "hr", "img"}


class Balance(HTMLParser):
    """Checks that every tag is closed, innermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_body_begins_below_title_and_lead() -> None:
    announcement = announced(seed(), may())
    assert BODY.startswith("<p>Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ, ")
    assert announcement.title not in BODY
    assert announcement.lead_text not in BODY
    assert "<h1" not in BODY


def test_one_element_a_line() -> None:
    lines = BODY.splitlines()
    assert [re.match(r"<(\w+)", line)[1] for line in lines] == [  # type: ignore[index]
        "p", "h2", "table", "p", "p", "ul", "h2", "p", "ul", "h2", "ul",
    ]  # fmt: skip
    assert re.findall(r"<h2>(.*?)</h2>", BODY) == ["Kết quả đánh giá", "Nguyên nhân", "Biện pháp khắc phục"]


def test_the_tags_are_balanced() -> None:
    balance = Balance()
    balance.feed(BODY)
    assert balance.open == []


def test_the_table_is_one_that_a_screen_reader_can_read() -> None:
    assert '<table class="figures"><caption>Kết quả bộ chỉ số' in BODY
    assert BODY.count("<caption>") == 1
    assert re.search(r"<thead><tr>.*</tr><tr>.*</tr></thead><tbody><tr>", BODY)
    assert BODY.count('<th scope="col" rowspan="2">') == 9
    assert BODY.count('<th scope="colgroup" colspan="3">Kết quả số hóa hồ sơ</th>') == 1
    assert BODY.count('<th scope="col">') == 3
    assert BODY.count("<td>") == 12
    assert "<td>−16,3</td>" in BODY
    assert "style=" not in BODY


def test_what_a_person_wrote_is_escaped() -> None:
    attack = '<script>alert("x")</script> & 1 < 2'
    body = html.render(build_announcement(facts(seed()), causes=[attack], remedies=[]))
    assert '<li>&lt;script&gt;alert("x")&lt;/script&gt; &amp; 1 &lt; 2.</li>' in body


def test_the_same_figures_give_the_same_bytes() -> None:
    assert html.render(announced(seed(), may())) == BODY


def test_plain_text_has_no_mark_up() -> None:
    rendered = text.render(announced(seed(), may()))
    assert "<" not in rendered
    assert "&" not in rendered
    assert rendered.endswith(".\n")


def test_the_blocks_of_the_body_are_those_of_the_announcement() -> None:
    announcement = announced(seed(), may())
    assert html.split_blocks(BODY) == [block for _, block in blocks_as_text(announcement)[2:]]


def named_entities(body: str) -> str:
    names = {code: name for code, name in codepoint2name.items() if code > 127}
    return "".join(f"&{names[ord(char)]};" if ord(char) in names else char for char in body)


REWRITES: dict[str, Callable[[str], str]] = {
    "attributes lost": lambda body: re.sub(r"<(\w+) [^>]*>", r"<\1>", body),
    "cleaned by nh3": lambda body: nh3.clean(body, attributes={}),
    "entities": named_entities,
    "numeric entities": lambda body: re.sub(r"[^\x00-\x7f]", lambda match: f"&#{ord(match[0])};", body),
    "no-break spaces": lambda body: re.sub(r"(?<=[^<>\w]) (?=\w)|(?<=điểm) ", "&nbsp;", body),
    "line breaks and tabs": lambda body: body.replace("><", ">\r\n\t<").replace("<li>", "<li>\n"),
    "wrapped lines": lambda body: re.sub(r"(?<=,) ", "\n    ", body),
    "inline mark-up": lambda body: body.replace("72,6/100", "<strong>72,6</strong>/<em>100</em>"),
    "a second table body": lambda body: body.replace("<caption>", "<tbody></tbody><caption>"),
    "no table sections": lambda body: re.sub(r"</?(thead|tbody)>", "", body),
    "a scrolling box": lambda body: body.replace("<table", "<div><table").replace("</table>", "</table></div>"),
    "paragraphs in cells": lambda body: body.replace("<td>", "<td><p>").replace("</td>", "</p></td>"),
    "empty paragraphs": lambda body: body.replace("<h2>", "<p>&nbsp;</p>\n<h2>") + "<p><br></p><hr>",
    "comments": lambda body: body.replace("<h2>", "<!-- x --><h2>"),
    "zero-width spaces": lambda body: body.replace("<li>", "<li>&#8203;"),
    "decomposed letters": lambda body: unicodedata.normalize("NFD", body),
    "tags left open": lambda body: re.sub(r"</(p|li|td|th|tr)>", "", body),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES.keys())
def test_what_an_editor_rewrites_is_no_edit(rewrite: Callable[[str], str]) -> None:
    rewritten = rewrite(BODY)
    assert rewritten != BODY
    assert html.split_blocks(rewritten) == html.split_blocks(BODY)


EDITS: dict[str, tuple[Callable[[str], str], int]] = {
    "a figure": (lambda body: body.replace("<td>61<", "<td>62<"), 2),
    "a sign": (lambda body: body.replace("<td>−16,3<", "<td>16,3<"), 2),
    "a word in the total": (lambda body: body.replace("giảm 16,3", "tăng 16,3"), 4),
    "a diacritic": (lambda body: body.replace("bạch đạt", "bách đạt"), 5),
    "capitals": (lambda body: body.replace("Nguyên nhân", "NGUYÊN NHÂN"), 6),
    "a space gone": (lambda body: body.replace("cụ thể như", "cụthể như"), 4),
    "an item gone": (lambda body: re.sub(r"<li>Việc cung cấp.*?</li>", "", body), 8),
}


@pytest.mark.parametrize(("edit", "place"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_is_found_in_its_block_alone(edit: Callable[[str], str], place: int) -> None:
    before, after = html.split_blocks(BODY), html.split_blocks(edit(BODY))
    assert len(before) == len(after)
    assert [index for index, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]] == [place]


def test_an_added_paragraph_is_a_block_more() -> None:
    added = BODY.replace("<h2>Nguyên", "<p>Câu của cán bộ.</p><h2>Nguyên")
    blocks = html.split_blocks(added)
    assert blocks[6] == "Câu của cán bộ."
    assert blocks[:6] + blocks[7:] == html.split_blocks(BODY)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", []),
        ("  \n ", []),
        ("chữ trần", ["chữ trần"]),
        ("chữ <b>đậm</b> trần<p>Một</p>đuôi", ["chữ đậm trần", "Một", "đuôi"]),
        ("<p>Một<br>hai</p>", ["Một hai"]),
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<p>Một<p>Hai", ["Một", "Hai"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a b"]),
        ("</p><p>Một</div></p>", ["Một"]),  # end tags of nothing
        ("<p>1 &lt; 2 &amp;amp;</p>", ["1 < 2 &amp;"]),
        ('<figure><img src="a.jpg"><figcaption>Ảnh</figcaption></figure>', ["Ảnh"]),
    ],
)
def test_blocks_of_any_body(body: str, blocks: list[str]) -> None:
    assert html.split_blocks(body) == blocks


def test_a_report_with_nothing_but_its_total_is_rendered() -> None:
    body = html.render(announced(figures(total="0")))
    assert "đạt 0/100 điểm" in body
    assert body.count("chưa có số liệu") == 7  # six groups and the month before
