"""What cleaning took out of a text, in words for the person who wrote it: nothing vanishes unsaid.

Both sides are compared, not the rules repeated: whatever the allow-list says, what stood before and does not stand
after was removed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from news.sanitising import TAGS, as_known_headings, clean_html

PICTURE = "ảnh nằm ngoài kho ảnh của cổng (hãy chèn lại bằng nút Ảnh)"
WORD = "mã riêng của Word"
COLOUR = "màu chữ, màu nền"
FONT = "phông chữ, cỡ chữ"
FRAME = "khung, đường viền"
SPACE = "lề, khoảng cách"
SIZE = "kích thước cố định"
PLACE = "căn lề riêng"
FORMAT = "định dạng riêng"
SCRIPT = "mã chạy (script)"
HEADER_ADVICE = (
    "Bảng trong bài chưa có hàng tiêu đề nên người dùng trình đọc màn hình không biết mỗi cột là gì. Bấm chuột phải "
    "vào bảng, chọn «Thuộc tính bảng», ở mục «Ô tiêu đề» chọn «Hàng đầu tiên»."
)

# Things that readers would have seen, or used: what takes their place is up to the writer.
_LOST_TAGS = {
    **dict.fromkeys(("iframe", "object", "embed", "frame", "frameset", "applet"), "nội dung nhúng từ trang khác"),
    **dict.fromkeys(("video", "audio", "source", "track"), "video, âm thanh"),
    **dict.fromkeys(
        ("form", "input", "button", "select", "option", "textarea", "label", "fieldset"), "biểu mẫu, nút bấm"
    ),
    **dict.fromkeys(("svg", "math", "canvas"), "hình vẽ hoặc công thức nhúng"),
    "script": SCRIPT,
}
_LOST = {PICTURE, "liên kết không dùng được", *_LOST_TAGS.values()} - {SCRIPT}
_FORMAT_TAGS = {
    "font": FONT, "big": FONT, "basefont": FONT, "tt": FONT, "center": PLACE, "style": FORMAT, "link": FORMAT,
    "marquee": "chữ chạy", "blink": "chữ chạy", "title": "tên trang của văn bản gốc", "xml": WORD,
}  # fmt: skip
# The first that fits; a style's name begins so.
_STYLES = (
    (("mso-", "tab-", "page", "layout-grid", "text-autospace", "punctuation"), WORD),
    (("color", "background"), COLOUR),
    (("font", "letter-spacing", "text-transform"), FONT),
    (("border", "outline", "box-shadow"), FRAME),
    (("margin", "padding", "text-indent", "line-height"), SPACE),
    (("width", "height", "min-", "max-"), SIZE),
    (("text-align", "vertical-align", "float"), PLACE),
)
_ATTRIBUTES = {
    "color": COLOUR, "bgcolor": COLOUR, "background": COLOUR, "text": COLOUR, "face": FONT, "size": FONT,
    "border": FRAME, "bordercolor": FRAME, "frame": FRAME, "rules": FRAME, "cellpadding": SPACE, "cellspacing": SPACE,
    "hspace": SPACE, "vspace": SPACE, "width": SIZE, "height": SIZE, "align": PLACE, "valign": PLACE,
}  # fmt: skip
_WORD_CLASS = re.compile(r"^(Mso|Word|Section\d|xl\d|GridTable|MsoTable)", re.IGNORECASE)
_STYLE_NAME = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Removed:
    """What went, in plain words, each once. `lost` was content, `formatting` only how it looked."""

    lost: tuple[str, ...] = ()
    formatting: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """For the writer, after saving; empty when nothing went."""
        sentences = []
        if self.lost:
            sentences.append(f"Không giữ được: {'; '.join(self.lost)}. Hãy xem lại bài.")
        if self.formatting:
            sentences.append(f"Đã bỏ: {'; '.join(self.formatting)}. Chữ trong bài vẫn giữ nguyên.")
        return " ".join(sentences)


class _Inventory(HTMLParser):
    """Counts the tags, attributes and styles of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.things: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.things["tag", tag] += 1
        for name, value in attrs:
            if name == "class":
                self.things.update(("class", one) for one in (value or "").split())
            elif name == "style":
                self.things.update(("style", one.lower()) for one in _STYLE_NAME.findall(value or ""))
            else:
                self.things["attribute", tag, name] += 1

    def handle_comment(self, data: str) -> None:
        if data.lstrip().lower().startswith(("[if", "startfragment", "[endif")):
            self.things["word",] += 1

    def handle_pi(self, data: str) -> None:
        self.things["word",] += 1


def _inventory(source: str) -> Counter[tuple[str, ...]]:
    parser = _Inventory()
    # «<![if !supportLists]>» is no HTML, and the parser raises over a keyword that it does not know.
    parser.feed(as_known_headings(source).replace("<![", "<?"))
    parser.close()
    return parser.things


def _style(name: str) -> str:
    return next((words for starts, words in _STYLES if name.startswith(starts)), FORMAT)


def _attribute(tag: str, name: str) -> str:
    if tag == "img" and name == "src":
        return PICTURE
    if tag == "a" and name == "href":
        return "liên kết không dùng được"
    if tag == "table" and name in ("border", "cellpadding", "cellspacing"):
        return ""  # the editor writes them for every table: nobody asked for them
    if name.startswith("on"):
        return SCRIPT
    if ":" in name:
        return WORD
    return _ATTRIBUTES.get(name, "")  # what nobody sees, like a name or a target, is not worth a word


def _words(thing: tuple[str, ...]) -> str:
    match thing:
        case ("tag", tag) if tag in _LOST_TAGS:
            return _LOST_TAGS[tag]
        case ("tag", tag) if tag in _FORMAT_TAGS:
            return _FORMAT_TAGS[tag]
        case ("tag", tag) if ":" in tag:
            return WORD
        case ("tag", "html" | "head" | "body" | "meta" | "section" | "article" | "header" | "footer" | "main" | "nav"):
            return ""
        case ("tag", tag):
            return "" if tag in TAGS else FORMAT  # one that is known went because it stood where none can stand
        case ("style", name):
            return _style(name)
        case ("class", name):
            return WORD if _WORD_CLASS.match(name) else ""
        case ("attribute", tag, name):
            return _attribute(tag, name)
        case _:
            return WORD


def removed(source: str) -> Removed:
    """What `clean_html` takes out of `source`, as it came from the editor."""
    gone = _inventory(source) - _inventory(clean_html(source))
    words = [word for word in dict.fromkeys(_words(thing) for thing in gone) if word]
    return Removed(
        lost=tuple(word for word in words if word in _LOST),
        formatting=tuple(word for word in words if word not in _LOST),
    )


_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


def has_table_without_header(cleaned_html: str) -> bool:
    """Whether a table of more than one row in cleaned HTML names neither its columns nor its rows."""
    tables = _TABLE.findall(cleaned_html)
    return any("<th" not in table.replace("<thead", "") and table.count("<tr") > 1 for table in tables)
