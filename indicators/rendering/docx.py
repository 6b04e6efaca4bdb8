"""An announcement as an official document, laid out by Nghị định 30/2020/NĐ-CP (phụ lục I), as .docx."""

import io
import re
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from indicators.announcement import Announcement, BlockKey, BulletList, Element, Heading
from indicators.announcement_table import FiguresTable
from indicators.rendering.docx_parts import (
    CELL_SIDES,
    TEXT_WIDTH,
    add_page_number,
    columns,
    line_below,
    merged,
    plain_table,
    set_up,
    write,
)
from indicators.rendering.official_head import OfficialHead
from vietnamese.dates import format_official_date

_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_DATELINE = re.compile(r"^\([^)]{1,12}\) ")  # «(TT) » heads a web post, not a document
_PERIOD = re.compile(r"(tháng|quý|năm) (\d)")  # stays together: no year stands alone on the second line
_ORDINAL_WIDTH = 8  # mm
_MOTTO = 56  # mm: the motto in Times New Roman 13 bold, whose line is exactly as long
_CELL_SIZE = 10  # pt; Vietnamese words are short enough for twelve columns in 165 mm


def render(announcement: Announcement, head: OfficialHead) -> bytes:
    """Return the .docx. The same announcement and head give the same text; Times New Roman, A4, vi-VN."""
    document = Document()
    set_up(document)
    add_page_number(document)
    document.core_properties.title = head.subject
    document.core_properties.author = " ".join(head.body)
    document.core_properties.language = "vi-VN"
    document.core_properties.comments = ""
    moment = datetime(head.day.year, head.day.month, head.day.day, tzinfo=UTC) if head.day else None
    if moment:
        document.core_properties.created = document.core_properties.modified = moment
    _head(document, head)
    _title(document, head)
    elements = _elements(announcement)
    for element in elements[:-1]:
        _element(document, element, last=False)
    _element(document, elements[-1], last=True)
    _foot(document, head)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _elements(announcement: Announcement) -> list[Element]:
    return [element for block in announcement.blocks if block.key is not BlockKey.TITLE for element in block.elements]


def _head(document: DocumentObject, head: OfficialHead) -> None:
    table = plain_table(document, rows=2, widths=(65, TEXT_WIDTH - 65))
    left, right = table.rows[0].cells
    for place, text in enumerate(head.body):
        write(_paragraph(left, place), text, bold=True, size=13)
    line_below(left.add_paragraph(), indent=20)
    write(_paragraph(right, 0), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    write(_paragraph(right, 1), "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    line_below(right.add_paragraph(), indent=(TEXT_WIDTH - 65 - CELL_SIDES - _MOTTO) / 2)
    left, right = table.rows[1].cells
    write(_paragraph(left, 0), f"Số: {head.number or '        /TB-UBND'}", size=13)
    day = format_official_date(head.day) if head.day else "ngày       tháng       năm          "
    write(_paragraph(right, 0), f"{head.place}, {day}", italic=True, size=13)


def _title(document: DocumentObject, head: OfficialHead) -> None:
    title = document.add_paragraph()
    title.paragraph_format.space_before = Pt(14)
    write(title, "THÔNG BÁO", bold=True)
    write(document.add_paragraph(), _PERIOD.sub("\\1\u00a0\\2", head.subject), bold=True)
    line_below(document.add_paragraph(), indent=55)


def _element(document: DocumentObject, element: Element, *, last: bool) -> None:
    match element:
        case FiguresTable():
            _table(document, element)
        case Heading(text=text):
            paragraph = _body(document, text)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.runs[0].bold = True
        case BulletList(items=items):
            for place, item in enumerate(items):
                _body(document, _ended(f"- {item}") if last and place == len(items) - 1 else f"- {item}")
        case _:
            text = _DATELINE.sub("", element.text) if element.key == "lead" else element.text
            paragraph = _body(document, _ended(text) if last else text)
            if element.key == "table_note":
                paragraph.runs[0].italic, paragraph.runs[0].font.size = True, Pt(12)


def _ended(text: str) -> str:
    """The text of a document ends with «./.»."""
    return f"{text.rstrip('.;')}./."


def _body(document: DocumentObject, text: str) -> DocxParagraph:
    paragraph = document.add_paragraph()
    write(paragraph, text, align=_JUSTIFY)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def _table(document: DocumentObject, table: FiguresTable) -> None:
    caption = document.add_paragraph()
    write(caption, table.caption, italic=True, size=13)
    caption.paragraph_format.keep_with_next = True
    width = (TEXT_WIDTH - _ORDINAL_WIDTH) / (len(table.columns) - 1)
    widths = [_ORDINAL_WIDTH if column.key == "ordinal" else width for column in table.columns]
    drawn = columns(document, rows=3, widths=widths)
    above = ""
    for place, column in enumerate(table.columns):
        if not column.above:
            cell = merged(drawn, (0, place), (1, place))
            write(_paragraph(cell, 0), column.heading, bold=True, size=_CELL_SIZE)
        else:
            write(_paragraph(drawn.cell(1, place), 0), column.heading, bold=True, size=_CELL_SIZE)
            if column.above != above:
                span = sum(other.above == column.above for other in table.columns)
                cell = merged(drawn, (0, place), (0, place + span - 1))
                write(_paragraph(cell, 0), column.above, bold=True, size=_CELL_SIZE)
        above = column.above
        write(_paragraph(drawn.cell(2, place), 0), table.cells[place], size=_CELL_SIZE + 1)
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(6)


def _foot(document: DocumentObject, head: OfficialHead) -> None:
    # The signature never stands on a page of its own: the end of the text goes with it.
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    table = plain_table(document, rows=1, widths=(75, TEXT_WIDTH - 75))
    left, right = table.rows[0].cells
    heading = _paragraph(left, 0)
    write(heading, "Nơi nhận:", bold=True, italic=True, size=12, align=WD_ALIGN_PARAGRAPH.LEFT)
    rows = [*(f"- {name};" for name in head.recipients), "- Lưu: VT."]
    for row in rows:
        write(left.add_paragraph(), row, size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for place, line in enumerate(head.signer_lines):
        write(_paragraph(right, place), line, bold=True)
    for _ in range(4):  # room for signature and seal
        right.add_paragraph()
    write(right.add_paragraph(), head.signer_name, bold=True)


def _paragraph(cell: _Cell, place: int) -> DocxParagraph:
    """The cell's paragraph at `place`; the one behind the last is added."""
    found: DocxParagraph = cell.paragraphs[place] if place < len(cell.paragraphs) else cell.add_paragraph()
    return found
