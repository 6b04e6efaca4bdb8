"""Published criteria against computed ones: what `manage.py check_criteria` prints.

A sheet has the columns unit, group, code, numerator, denominator, score; an empty cell is null, and null is not 0.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from indicators.scheme import Criterion, EmptyRule, Group, Scheme
from indicators.scoring import Count, score_criterion
from vietnamese.folding import fold

COLUMNS = ("unit", "group", "code", "numerator", "denominator", "score")
TOLERANCE = Decimal("0.01")  # points
# «2.618»: two and a half to one person, two thousand to another. «0.618» can only be a share.
_THOUSANDS = re.compile(r"^[1-9]\d{0,2}([.,]\d{3})+$")

# What Excel writes above the header to say what stands between the cells.
_EXCEL_HINT = re.compile(r"^\s*\"?sep=.\"?\s*$", re.IGNORECASE)


class SheetError(ValueError):
    """What cannot be read, in Vietnamese, with line and column."""


@dataclass(frozen=True)
class SheetRow:
    """One line of the sheet. None is an empty cell."""

    line: int
    unit: str
    group: str
    code: str
    numerator: Count | None
    denominator: Count | None
    score: Decimal | None


class Verdict(StrEnum):
    """What a row's comparison says."""

    SAME = "khớp"  # computed and published differ by at most TOLERANCE
    DIFFERS = "lệch"
    NOT_PUBLISHED = "không có điểm công bố"
    COUNTS_MISSING = "thiếu tử số hoặc mẫu số"
    NO_FORMULA = "điểm do Cổng cho, không có công thức"
    EMPTY_UNKNOWN = "mẫu số 0: chưa rõ cách chấm"
    ONLY_PUBLISHED = "mẫu số 0 thì không có điểm, nhưng Cổng công bố điểm"  # null is not 0
    BOTH_EMPTY = "không có điểm"  # the formula gives no score, and none was published
    UNKNOWN = "tiêu chí không có trong bộ chỉ số"


@dataclass(frozen=True)
class Finding:
    row: SheetRow
    computed: Decimal | None
    verdict: Verdict

    @property
    def difference(self) -> Decimal | None:
        """|computed − published| in points; None when either is not there."""
        if self.computed is None or self.row.score is None:
            return None
        return abs(self.computed - self.row.score)


def read_sheet(text: str) -> list[SheetRow]:
    """The rows of a CSV sheet: comma, semicolon or tab; decimal comma or point. Raises SheetError."""
    text = text.removeprefix("\ufeff")
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise SheetError("Tệp trống.")
    if _EXCEL_HINT.match(lines[start]):
        # Blanked and not cut off, so that the numbers of the lines stay right.
        text, start = text.replace(lines[start], "", 1), start + 1
    header = lines[start] if start < len(lines) else ""
    delimiter = max(",;\t", key=header.count)
    # Strict: a quotation mark that is never closed would swallow the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(_rows(reader))
    except csv.Error as error:
        raise SheetError(f"Dòng {reader.line_num}: không đọc được ({error}).") from error
    if not rows:
        raise SheetError("Tệp không có dòng số liệu nào.")
    return rows


def _rows(reader: Iterator[list[str]]) -> Iterator[SheetRow]:
    places: dict[str, int] | None = None
    width = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        line: int = reader.line_num  # type: ignore[attr-defined]
        if places is None:
            places, width = _places(cells, line), len(cells)
        else:
            _check_width(cells, width, line)
            yield _row(cells, line, places)


def _check_width(cells: Sequence[str], width: int, line: int) -> None:
    """Refuse what an unquoted decimal comma makes of a row: «0,13» would be read as a score of 0."""
    if any(cell.strip() for cell in cells[width:]):
        raise SheetError(
            f"Dòng {line}, cột thứ {width + 1}: dòng tiêu đề chỉ có {width} cột. Số có dấu phẩy thập phân phải đặt "
            "trong dấu ngoặc kép, hoặc ngăn các ô bằng dấu chấm phẩy."
        )


def _places(header: Sequence[str], line: int) -> dict[str, int]:
    names = [name.strip().lower() for name in header]
    for name in COLUMNS:
        if names.count(name) != 1:
            problem = "thiếu cột" if name not in names else "có hai cột"
            raise SheetError(f"Dòng {line}: {problem} «{name}». Cần có: {', '.join(COLUMNS)}.")
    return {name: names.index(name) for name in COLUMNS}


def _row(cells: Sequence[str], line: int, places: dict[str, int]) -> SheetRow:
    values = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
    return SheetRow(
        line=line,
        unit=values["unit"],
        group=values["group"].upper(),
        code=values["code"].upper(),
        numerator=_count(values["numerator"], line, "numerator"),
        denominator=_count(values["denominator"], line, "denominator"),
        score=_points(values["score"], line),
    )


def _number(text: str, line: int, column: str) -> Decimal | None:
    if not text or text.lower() in ("null", "none"):
        return None
    try:
        if "_" in text or not text.isascii():  # Decimal reads «1_0» as ten, and digits of other scripts
            raise InvalidOperation
        value = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise SheetError(f"Dòng {line}, cột {column}: «{text}» không phải là một số.") from error
    if not value.is_finite() or value < 0 or value > 10**9:
        raise SheetError(f"Dòng {line}, cột {column}: «{text}» phải từ 0 đến 1.000.000.000.")
    return value


def _count(text: str, line: int, column: str) -> Count | None:
    if _THOUSANDS.match(text):
        raise SheetError(
            f"Dòng {line}, cột {column}: «{text}» có thể là hàng nghìn hay số thập phân; bỏ dấu phân cách."
        )
    value = _number(text, line, column)
    return int(value) if value is not None and value == value.to_integral_value() else value


def _points(text: str, line: int) -> Decimal | None:
    return _number(text, line, "score")


def audit(rows: Sequence[SheetRow], scheme: Scheme) -> list[Finding]:
    """Each row's finding: those without a difference first, then by difference, the largest last.

    A group and a criterion are known by their codes or their names, however accented. A row found by a name is
    given the codes.
    """
    places = _places_of(scheme)
    findings = [_finding(row, places) for row in rows]
    return sorted(findings, key=lambda finding: (finding.difference is not None, finding.difference or Decimal(0)))


_Places = Mapping[tuple[str, str], tuple[Group, Criterion]]


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _places_of(scheme: Scheme) -> _Places:
    """(group, criterion) as a sheet may call them; «» is a group left out, or a group's only criterion."""
    found: dict[tuple[str, str], tuple[Group, Criterion]] = {}
    for group in scheme.groups:
        for one in group.criteria:
            codes = [one.code, one.name, one.counted, *([""] if len(group.criteria) == 1 else [])]
            for called in (group.code, group.name, ""):
                found |= {(_key(called), _key(code)): (group, one) for code in codes if called or code}
    return found


def _finding(row: SheetRow, places: _Places) -> Finding:
    found = places.get((_key(row.group), _key(row.code)))
    if found is None:
        return Finding(row, None, Verdict.UNKNOWN)
    group, criterion = found
    row = replace(row, group=group.code, code=criterion.code)
    computed = score_criterion(criterion, row.numerator, row.denominator)
    if computed is None:
        return Finding(row, None, Verdict.BOTH_EMPTY if row.score is None else _why_not(criterion, row))
    if row.score is None:
        return Finding(row, computed, Verdict.NOT_PUBLISHED)
    same = abs(computed - row.score) <= TOLERANCE
    return Finding(row, computed, Verdict.SAME if same else Verdict.DIFFERS)


def _why_not(criterion: Criterion, row: SheetRow) -> Verdict:
    """Why nothing was computed for a row whose score was published."""
    if criterion.full_at is None:
        return Verdict.NO_FORMULA
    if row.numerator is None or row.denominator is None:
        return Verdict.COUNTS_MISSING
    return Verdict.EMPTY_UNKNOWN if criterion.when_empty is EmptyRule.UNKNOWN else Verdict.ONLY_PUBLISHED
