"""What display adds to cleaned HTML, once, on save: frames for tables, labels for phones, patient images.

Nothing here cleans: the input is what `news.sanitising.clean_html` returned, and every value added is the
text of that same input, escaped again when it is written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from bs4.element import Tag
from bs4.formatter import HTMLFormatter

from news.pictures import Source
from news.sanitising import text_of

NO_CAPTION = "Bảng"
_FIGURES = "figures"
_LABELLED = "labelled"
# The limits that HTML itself sets; a pasted colspan="99999999" must not cost memory.
_MOST_COLUMNS = 1000
_SECTIONS = ("thead", "tbody", "tfoot")


class _Writer(HTMLFormatter):
    """Writes HTML's way: <br> instead of <br/>, and attributes in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(EntitySubstitution.substitute_xml, void_element_close_prefix="")

    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        return tag.attrs.items()


@dataclass(frozen=True)
class _Placed:
    """A cell on its table's grid: `row` counts within its section, `columns` are those it covers."""

    tag: Tag
    row: int
    columns: range
    rows: range

    def covers(self, row: int, column: int) -> bool:
        return row in self.rows and column in self.columns


@dataclass(frozen=True)
class BodyPicture:
    """What is known of an uploaded picture: its size in pixels and the files a browser may choose from."""

    width: int
    height: int
    sources: tuple[Source, ...]


BODY_SIZES = "(min-width: 46rem) 42rem, 100vw"


def for_display(cleaned_html: str, pictures: Mapping[str, BodyPicture] | None = None) -> str:
    """Return a post's HTML as readers get it; the same input gives the same bytes.

    Every table stands in a frame of its own that scrolls and can be focused. A table of class «figures» also
    carries, for phones where its rows are shown as lists, each cell's full column label (`data-label`). It
    gets no ARIA roles: HTML checkers and axe count them as errors on a table's own elements, and today's
    browsers keep a table a table when its boxes are blocks. Images load when they are near; those in `pictures`
    (by their address) get their size and their other widths and formats.
    """
    if "<table" not in cleaned_html and "<img" not in cleaned_html:
        return cleaned_html
    soup = BeautifulSoup(cleaned_html, "html.parser", multi_valued_attributes=None)
    for image in soup.find_all("img"):
        image["loading"] = "lazy"
        image["decoding"] = "async"
        if known := (pictures or {}).get(str(image.get("src"))):
            _picture(soup, image, known)
    names: dict[str, int] = {}
    for table in soup.find_all("table"):
        if _FIGURES in str(table.get("class", "")).split():
            _label(table)
        _frame(soup, table, _name(table, names))
    return soup.decode(formatter=_Writer())


def _picture(soup: BeautifulSoup, image: Tag, known: BodyPicture) -> None:
    """Give an image its size, so that nothing moves when it comes, and let the browser choose a lighter file."""
    image["width"], image["height"] = _size(image, known)
    if not known.sources:
        return
    image.wrap(soup.new_tag("picture"))
    for source in known.sources:
        attributes = {"type": source.media_type, "srcset": source.srcset, "sizes": BODY_SIZES}
        image.insert_before(soup.new_tag("source", attrs=attributes))


def _size(image: Tag, known: BodyPicture) -> tuple[str, str]:
    """The width that the editor was given, else the picture's; the height always follows from the picture."""
    asked = str(image.get("width") or "")
    width = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 and int(asked) else known.width
    return str(width), str(max(1, round(width * known.height / known.width)))


def _name(table: Tag, given: dict[str, int]) -> str:
    """Return what a screen reader calls the frame; a name that was `given` before gets a number."""
    caption = table.find("caption", recursive=False)
    name = (_text(caption) if caption else "") or NO_CAPTION
    given[name] = given.get(name, 0) + 1
    return name if given[name] == 1 else f"{name} ({given[name]})"


def _frame(soup: BeautifulSoup, table: Tag, name: str) -> None:
    attributes = {"class": "table-frame", "role": "region", "tabindex": "0", "aria-label": name}
    table.wrap(soup.new_tag("div", attrs=attributes))


def _label(table: Tag) -> None:
    """Give the cells of a table of figures their labels."""
    table["class"] = f"{table['class']} {_LABELLED}"
    headers: list[_Placed] = []
    for section in table.find_all(_SECTIONS, recursive=False):
        cells = list(_placed(section.find_all("tr", recursive=False)))
        if section.name == "thead" or not headers:
            above = _leading_headers(cells, all_rows=section.name == "thead")
            headers.extend(above)
            cells = cells[len(above) :]
        for cell in cells:
            _label_cell(cell, headers)


def _label_cell(cell: _Placed, headers: list[_Placed]) -> None:
    label = _column_label(cell.columns, headers)
    if label:
        cell.tag["data-label"] = label


def _column_label(columns: range, headers: list[_Placed]) -> str:
    """Return the headings over `columns`, from the top down: «above: below».

    A cell across several columns is named by what they share.
    """
    parts = [_text(header.tag) for header in headers if all(column in header.columns for column in columns)]
    return ": ".join(part for part in parts if part)


def _leading_headers(cells: list[_Placed], *, all_rows: bool) -> list[_Placed]:
    """Return the cells of the header rows: all of them, or those before the first row with a plain cell."""
    if all_rows:
        return cells
    plain = min((cell.row for cell in cells if cell.tag.name == "td"), default=None)
    return [cell for cell in cells if plain is None or cell.row < plain]


def _placed(rows: Iterable[Tag]) -> Iterator[_Placed]:
    """Yield a section's cells in reading order, each on the columns where a browser puts it."""
    rows = list(rows)
    reaching_down: list[_Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for tag in row.find_all(("td", "th"), recursive=False):
            while any(cell.covers(number, column) for cell in reaching_down):
                column += 1
            width = max(1, min(_span(tag, "colspan"), _MOST_COLUMNS))
            # rowspan="0" reaches to the section's end, and nothing reaches beyond it.
            height = min(_span(tag, "rowspan") or len(rows), len(rows) - number)
            cell = _Placed(tag, number, range(column, column + width), range(number, number + height))
            if height > 1:
                reaching_down.append(cell)
            column += width
            yield cell


def _span(tag: Tag, name: str) -> int:
    """Return the attribute's value; 1 where it is absent or no number."""
    text = str(tag.get(name, "1")).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _text(tag: Tag) -> str:
    return text_of(tag.decode_contents())
