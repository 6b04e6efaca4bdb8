"""An announcement as the HTML of an article's body."""

from html import escape

from indicators.announcement import Announcement, BulletList, Element, Heading, Paragraph
from indicators.announcement_table import FiguresTable, HeaderCell
from indicators.rendering.splitting import split_blocks as split_blocks  # the way back, beside `render`


def render(announcement: Announcement) -> str:
    """Return the body: everything below title and lead, one line per element, with a line feed at the end.

    The article's title is its h1 and its lead stands above the body, so that neither is repeated here and
    headings are h2. The same announcement gives the same bytes.
    """
    return "".join(f"{_element(element)}\n" for element in announcement.body)


def render_whole(announcement: Announcement) -> str:
    """Return title (h1), lead and body: what stands on the article's page, for use elsewhere."""
    title, lead = _text(announcement.title), _text(announcement.lead_text)
    return f"<h1>{title}</h1>\n<p>{lead}</p>\n{render(announcement)}"


def _element(element: Element) -> str:
    match element:
        case Paragraph(text=text):
            return f"<p>{_text(text)}</p>"
        case Heading(text=text):
            return f"<h2>{_text(text)}</h2>"
        case BulletList(items=items):
            return "<ul>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ul>"
        case FiguresTable():
            return _table(element)


def _table(table: FiguresTable) -> str:
    header = "".join(f"<tr>{''.join(map(_header_cell, row))}</tr>" for row in table.header_rows())
    cells = "".join(f"<td>{_text(cell)}</td>" for cell in table.cells)
    return (
        f'<table class="figures"><caption>{_text(table.caption)}</caption>'
        f"<thead>{header}</thead><tbody><tr>{cells}</tr></tbody></table>"
    )


def _header_cell(cell: HeaderCell) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if span > 1
    )
    return f'<th scope="{cell.scope}"{spans}>{_text(cell.text)}</th>'


def _text(text: str) -> str:
    # Quotation marks need no escaping between tags, and the editor would turn the entities back anyway.
    return escape(text, quote=False)
