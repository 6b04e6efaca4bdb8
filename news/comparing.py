"""A text of the editor as readable lines, for history pages and comparisons."""

from __future__ import annotations

from html.parser import HTMLParser

from news.sanitising import clean_html
from vietnamese.folding import nfc, squeeze

_INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u",
})  # fmt: skip


class _Lines(HTMLParser):
    """Collects a line per block; links and pictures are lines of their own, since they are read too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._text: list[str] = []
        self._things: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self._things.append(f"[liên kết: {values['href']}]")
        elif tag == "img":
            self._things.append(f"[ảnh: {values.get('src') or ''}; mô tả: {squeeze(values.get('alt') or '')}]")
        if tag not in _INLINE:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def flush(self) -> None:
        # The editor leaves zero-width spaces where a cursor has been.
        text = squeeze(nfc("".join(self._text)).replace("\u200b", "").replace("\ufeff", ""))
        self.lines += [text] if text else []
        self.lines += self._things
        self._text, self._things = [], []


def body_lines(body: str) -> list[str]:
    """The words of `body` (HTML as stored or as the editor sent it), one line per block, with links and pictures."""
    parser = _Lines()
    parser.feed(clean_html(body))
    parser.close()
    parser.flush()
    return parser.lines
