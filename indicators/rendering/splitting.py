"""The body of an article as comparable text, however an editor has rewritten its HTML."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from vietnamese.folding import nfc, squeeze


@dataclass(frozen=True)
class Piece:
    """A top-level element with text: its tag (empty for bare text), its normalised text, where its source stands."""

    tag: str
    text: str
    start: int
    end: int


def split_blocks(body_html: str) -> list[str]:
    """Return the normalised text of each top-level element of an article's body; empty ones are left out.

    Entities, white space, attributes and inline mark-up do not count, so that opening and saving a text in
    the editor leaves the result as it was. Text that stands outside any element is a block of its own. For a
    rendered announcement the result is that of `announcement.blocks_as_text` without title and lead.
    """
    return [piece.text for piece in split_pieces(body_html)]


def split_pieces(body_html: str) -> list[Piece]:
    """Return the same blocks with their place: `body_html[piece.start:piece.end]` is the source of one.

    Pieces do not overlap and stand in reading order. What is between them (white space, empty paragraphs, pictures
    without a caption) has no text.
    """
    splitter = _Splitter(body_html)
    splitter.feed(body_html)
    splitter.close()
    return splitter.finished()


_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.IGNORECASE | re.DOTALL)


def table_cells(table_html: str) -> list[str]:
    """Return the normalised texts of a table's data cells, in order; empty ones too."""
    return [" ".join(split_blocks(cell)) for cell in _CELL.findall(table_html)]


_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
# fmt: off
# Mark-up inside a line: the words on both sides of such a tag are one word.
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})
# What closes an open paragraph without saying so.
_CLOSES_PARAGRAPH = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
    "table", "ul",
})
# fmt: on


class _Splitter(HTMLParser):
    """Collects the text of top-level elements, and where they begin and end."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self._source = source
        self._lines = [0]  # where each line begins: the parser tells places by line and column
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open: list[str] = []
        self._pieces: list[str] = []
        self._tag, self._start = "", -1
        self._blocks: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSES_PARAGRAPH and "p" in self._open:
            self._close("p", self._place())
        if tag not in _INLINE:
            # Inline mark-up at the top level goes on with the bare text around it; anything else begins anew.
            if not self._open:
                self._flush(self._place())
            self._pieces.append(" ")
        if tag not in _VOID:
            if not self._open:
                self._begin("" if tag in _INLINE else tag)
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._close(tag, self._source.find(">", self._place()) + 1 or len(self._source))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._begin("")
        self._pieces.append(data)

    def finished(self) -> list[Piece]:
        self._flush(len(self._source))
        return self._blocks

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _begin(self, tag: str) -> None:
        if self._start < 0:
            self._tag, self._start = tag, self._place()

    def _close(self, tag: str, end: int) -> None:
        while self._open:
            closed = self._open.pop()
            if closed not in _INLINE:
                self._pieces.append(" ")
                if not self._open:
                    self._flush(end)
            if closed == tag:
                return

    def _flush(self, end: int) -> None:
        # The editor leaves zero-width spaces where a cursor has been.
        text = squeeze(nfc("".join(self._pieces)).replace("\u200b", "").replace("\ufeff", ""))
        if text:
            self._blocks.append(Piece(self._tag, text, self._start, end))
        self._pieces = []
        self._tag, self._start = "", -1
