"""A workbook's XML looked through once before openpyxl opens it: how much there is, what is merged, what is uncomputed.

openpyxl keeps every cell of a row, every text and every format in memory: a file of a few kilobytes could fill it.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import get_column_letter

MAX_ROW, MAX_CELLS_IN_ROW = 1_048_576, 16_384  # as many as Excel itself has
MAX_ELEMENTS = 500_000  # of all parts; 5,000 rows of the template are 205,000
MAX_ELEMENTS_BESIDES = 100_000  # of a part that is no sheet: texts, formats
MAX_MERGED = 2_000  # of a sheet
_CHUNK = 2**16
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<", b" ", b"\t", b"\r", b"\n")


class WorkbookError(ValueError):
    """The file is refused as a whole; the message is Vietnamese and says what to do."""


@dataclass
class SheetScan:
    """Of one sheet: merged ranges («D5:F5»), and the cells whose formula has no result yet («D5»)."""

    merged: list[str] = field(default_factory=list)
    uncomputed: set[str] = field(default_factory=set)


def scan(archive: zipfile.ZipFile) -> dict[str, SheetScan]:
    """Each sheet's findings by its part's name. Raises WorkbookError for what is too much or declares entities."""
    left = MAX_ELEMENTS
    found: dict[str, SheetScan] = {}
    for part in archive.infolist():
        walk = _Walk(left)
        with archive.open(part) as file:
            start = file.read(_CHUNK)
            if not start.startswith(_XML_STARTS):
                continue  # a picture, printer settings
            try:
                while start:
                    walk.parser.Parse(start, False)
                    start = file.read(_CHUNK)
            except expat.ExpatError:
                pass  # what follows is not read by anybody: openpyxl stops here too, if it needs the part
        left -= walk.elements
        if walk.root == "worksheet":
            found[part.filename] = walk.sheet
    return found


class _Walk:
    """One part, element by element."""

    def __init__(self, left: int) -> None:
        self.left, self.elements, self.root, self.sheet = left, 0, "", SheetScan()
        self._row = self._column = self._cells = 0
        self._cell, self._kind = "", ""
        self._formula = self._value = self._in_value = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        """No part of a workbook declares a document type: entities are for attacks alone."""
        raise WorkbookError("Tệp có nội dung lạ (khai báo DOCTYPE) nên không được mở.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        self.root = self.root or name
        self.elements += 1
        besides = self.root != "worksheet" and self.elements > MAX_ELEMENTS_BESIDES
        if besides or self.elements > self.left:
            raise WorkbookError("Tệp có quá nhiều dòng, ô hoặc định dạng. Hãy chép số liệu sang mẫu mới rồi tải lên.")
        if self.root != "worksheet":
            return
        if name == "row":
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self._formula = True
        elif name == "v":
            self._in_value = True
        elif name == "mergeCell":
            if len(self.sheet.merged) == MAX_MERGED:
                raise WorkbookError("Tệp có quá nhiều ô gộp. Hãy bỏ gộp ô hoặc chép số liệu sang mẫu mới.")
            self.sheet.merged.append(attributes.get("ref", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", str(self._row + 1))
        # openpyxl walks through every row up to this one, whether it is there or not.
        if not (said.isdecimal() and len(said) < 8 and int(said) <= MAX_ROW):
            raise WorkbookError("Tệp Excel này bị hỏng (số dòng không hợp lệ). Hãy chép số liệu sang mẫu mới.")
        self._row, self._column, self._cells = int(said), 0, 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS_IN_ROW:
            raise WorkbookError(f"Dòng {self._row} có quá nhiều ô. Hãy chép số liệu sang mẫu mới rồi tải lên.")
        self._column += 1
        self._cell = attributes.get("r") or f"{get_column_letter(min(self._column, MAX_CELLS_IN_ROW))}{self._row}"
        self._kind = attributes.get("t", "")
        self._formula = self._value = False

    def _text(self, text: str) -> None:
        if self._in_value and text.strip():
            self._value = True

    def _end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        if name == "v":
            self._in_value = False
        # A formula whose result is an empty text («str») has been computed.
        elif name == "c" and self._formula and not self._value and self._kind != "str":
            self.sheet.uncomputed.add(self._cell)
