"""The body of an article as comparable text, however an editor has rewritten its HTML."""

from html.parser import HTMLParser

from vietnamese.folding import nfc, squeeze


def split_blocks(body_html: str) -> list[str]:
    """Return the normalised text of each top-level element of an article's body; empty ones are left out.

    Entities, white space, attributes and inline mark-up do not count, so that opening and saving a text in
    the editor leaves the result as it was. Text that stands outside any element is a block of its own. For a
    rendered announcement the result is that of `announcement.blocks_as_text` without title and lead.
    """
    splitter = _Splitter()
    splitter.feed(body_html)
    splitter.close()
    return splitter.finished()


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
    """Collects the text of top-level elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._pieces: list[str] = []
        self._blocks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSES_PARAGRAPH and "p" in self._open:
            self._close("p")
        if tag not in _INLINE:
            # Inline mark-up at the top level goes on with the bare text around it; anything else begins anew.
            if not self._open:
                self._flush()
            self._pieces.append(" ")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)

    def finished(self) -> list[str]:
        self._flush()
        return self._blocks

    def _close(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            if closed not in _INLINE:
                self._pieces.append(" ")
                if not self._open:
                    self._flush()
            if closed == tag:
                return

    def _flush(self) -> None:
        # The editor leaves zero-width spaces where a cursor has been.
        text = squeeze(nfc("".join(self._pieces)).replace("\u200b", "").replace("\ufeff", ""))
        if text:
            self._blocks.append(text)
        self._pieces = []
