"""An article as comparable, readable lines: what «changed» is decided on, never HTML bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

from news.sanitising import clean_html
from vietnamese.folding import nfc, squeeze

_INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u",
})  # fmt: skip


@dataclass(frozen=True)
class Change:
    """Lines that stand on one side alone, or stand differently. Either side may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


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


def lines_of(title: str, lead: str, body: str) -> list[str]:
    """What readers read of an article, line by line; white space and mark-up do not count."""
    return [line for line in (squeeze(nfc(title)), squeeze(nfc(lead)), *body_lines(body)) if line]


def changes(before: list[str], after: list[str]) -> list[Change]:
    """Changed runs of lines, in reading order."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    return [
        Change(tuple(before[a:b]), tuple(after[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits that change with any part."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
