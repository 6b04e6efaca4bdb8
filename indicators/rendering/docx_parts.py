"""Parts of a Word document that python-docx has no words for: language, lines, page numbers, fixed columns."""

from collections.abc import Sequence

from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
SIZE = 14  # pt
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # mm
CELL_SIDES = 3.8  # mm that Word leaves free at both sides of a table's cell together
TEXT_WIDTH = 210 - LEFT - RIGHT  # mm of A4


def set_up(document: DocumentObject) -> None:
    """A4 upright, margins 20/20/30/15 mm, Times New Roman 14, language vi-VN."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(10)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.1
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault") + "/" + qn("w:rPr"))
    for parent in (properties, defaults):
        if parent is None:
            continue
        for old in parent.findall(qn("w:lang")):
            parent.remove(old)
        language = OxmlElement("w:lang")
        for name in ("val", "eastAsia"):
            language.set(qn(f"w:{name}"), "vi-VN")
        parent.append(language)


def write(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = SIZE,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> None:
    """Add a run; `size` in points."""
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align


def line_below(paragraph: Paragraph, *, indent: float) -> None:
    """Make the empty paragraph a thin line, `indent` mm shorter at each end."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_after = Pt(6)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_page_number(document: DocumentObject) -> None:
    """Pages are numbered at the top, in the middle, from the second on."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def plain_table(document: DocumentObject, *, rows: int, widths: Sequence[float]) -> Table:
    """A table without lines, `widths` in mm."""
    table = _sized(document.add_table(rows=rows, cols=len(widths)), widths)
    for row in table.rows:
        # A signature stays on the page of its title.
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def columns(document: DocumentObject, *, rows: int, widths: Sequence[float]) -> Table:
    """A table with lines, whose header rows are repeated and whose cells leave little room at their sides."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    for row in table.rows[:2]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "28")  # twentieths of a point: half a millimetre
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
    return _sized(table, widths)


def merged(table: Table, first: tuple[int, int], last: tuple[int, int]) -> _Cell:
    cell: _Cell = table.cell(*first).merge(table.cell(*last))
    return cell


def _sized(table: Table, widths: Sequence[float]) -> Table:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table
