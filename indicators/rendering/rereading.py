"""An article that a person edited, read back as an announcement: for the renderings besides its own HTML."""

import re

from indicators.announcement import Announcement, Block, BlockKey, BulletList, Element, Heading, Paragraph
from indicators.announcement_table import FiguresTable
from indicators.rendering.splitting import Piece, split_blocks, split_pieces, table_cells
from vietnamese.folding import nfc, squeeze

_INSIDE = re.compile(r"^<[^>]*>(.*)</[^>]*>$", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.IGNORECASE | re.DOTALL)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def as_edited(drawn: Announcement, *, title: str, lead: str, body_html: str) -> Announcement:
    """Return the announcement with an article's title, lead and body (HTML) in the place of those that were drawn.

    Headings, paragraphs and lists keep their kind; the table of figures stays a table while its columns are those that
    were drawn; any other table becomes a list of its rows. Pictures and inline mark-up are left out.
    """
    [table] = [element for element in drawn.body if isinstance(element, FiguresTable)]
    elements = [_element(piece, body_html[piece.start : piece.end], table) for piece in split_pieces(body_html)]
    title, lead = squeeze(nfc(title)), squeeze(nfc(lead))
    blocks = (
        Block(BlockKey.TITLE, (Paragraph("title", title),)),
        Block(BlockKey.LEAD, (Paragraph("lead", lead),) if lead else ()),
        # Which of them tell causes, which remedies, nobody knows any more.
        *(Block(BlockKey.SCORES, tuple(part)) for part in _parts(elements)),
    )
    return Announcement(title, lead, tuple(block for block in blocks if block.elements), drawn.causes, drawn.remedies)


def _parts(elements: list[Element]) -> list[list[Element]]:
    """What plain text keeps together: a heading with what is below it, a paragraph with its list."""
    parts: list[list[Element]] = []
    for element in elements:
        below = parts and (isinstance(parts[-1][-1], Heading) or isinstance(element, BulletList))
        if below and not isinstance(element, Heading):
            parts[-1].append(element)
        else:
            parts.append([element])
    return parts


def _element(piece: Piece, source: str, table: FiguresTable) -> Element:
    if piece.tag in _HEADINGS:
        return Heading("heading", piece.text)
    if piece.tag in ("ul", "ol"):
        inside = _INSIDE.match(source.strip())
        items = split_blocks(inside[1]) if inside else []
        return BulletList("list", tuple(items or [piece.text]))
    if piece.tag in ("table", "figure", "div") and "<td" in source.lower():
        return _table(source, table)
    return Paragraph("table_note" if piece.text.startswith("Chú thích:") else "paragraph", piece.text)


def _table(source: str, drawn: FiguresTable) -> Element:
    cells = table_cells(source)
    if len(cells) == len(drawn.columns):
        return FiguresTable(drawn.key, drawn.caption, drawn.columns, tuple(cells))
    rows = (tuple(" ".join(split_blocks(cell)) for cell in _CELL.findall(row)) for row in _ROW.findall(source))
    return BulletList("table", tuple("; ".join(filter(None, row)) for row in rows if any(row)))
