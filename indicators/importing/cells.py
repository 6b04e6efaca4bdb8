"""Cells of a workbook as figures and periods: what people, LibreOffice and Excel put into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from indicators.models.report import FIRST_YEAR, LAST_YEAR
from indicators.periods import Period, PeriodType
from vietnamese.dates import format_date
from vietnamese.folding import fold, nfc, squeeze
from vietnamese.numbers import format_decimal, parse_count, parse_decimal

_HUNDREDTH = Decimal("0.01")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH = re.compile(r"(?:thang|t)?\s*\.?\s*(\d{1,2})\s*[/\-.]\s*(\d{4})")
_MONTH_IN_WORDS = re.compile(r"thang (\d{1,2}) nam (\d{4})")
_QUARTER = re.compile(r"(?:quy|q)\s*\.?\s*(\d|i{1,3}|iv)\s*(?:[/\-.]|nam)\s*(\d{4})")
_YEAR = re.compile(r"(?:ca )?(?:nam )?(\d{4})")


# What a number format says besides digits: «"%"» and «\\%» are words, only a bare «%» multiplies by a hundred.
_FORMAT_WORDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
UNCOMPUTED = "Công thức chưa có kết quả. Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi tải lên."


class CellError(ValueError):
    """The cell cannot be read; the message is Vietnamese, without the cell's name."""


@dataclass(frozen=True)
class Cell:
    """A cell's value as openpyxl gives it, its number format, and whether it is a formula without a result."""

    value: Any
    number_format: str = "General"
    uncomputed: bool = False

    @property
    def text(self) -> str:
        return "" if self.value is None else squeeze(nfc(str(self.value)))

    @property
    def is_percent(self) -> bool:
        return "%" in _FORMAT_WORDS.sub("", self.number_format)

    @property
    def is_empty(self) -> bool:
        return not self.uncomputed and self.text in ("", "-", "–", "chưa có")


def read_number(cell: Cell, *, is_count: bool) -> Decimal | int | None:
    """A figure, or None for an empty cell: real numbers, numbers as text, percents, a formula's last result."""
    if cell.uncomputed:
        raise CellError(UNCOMPUTED)
    if cell.is_empty:
        return None
    value = cell.value
    if isinstance(value, bool):
        raise CellError("phải là một số, không phải đúng/sai.")
    if isinstance(value, datetime | date | time):
        shown = format_date(value) if isinstance(value, date) else str(value)
        raise CellError(f"đang là ngày giờ ({shown}), không phải số. Hãy định dạng ô là Số rồi gõ lại.")
    if isinstance(value, int | float | Decimal):
        return _from_number(value, percent=cell.is_percent, is_count=is_count)
    text = str(value).strip()
    if text.startswith("#"):
        raise CellError(f"Công thức bị lỗi {text[:10]}.")
    # NumberError is a ValueError with a Vietnamese message that quotes the input.
    return parse_count(text) if is_count else parse_decimal(text)


def _from_number(value: float | Decimal, *, percent: bool, is_count: bool) -> Decimal | int:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or abs(exact) >= 10**9:
        raise CellError("lớn quá; hãy kiểm tra lại.")
    if percent and is_count:
        raise CellError("đang ở dạng phần trăm, trong khi cột này ghi số hồ sơ. Hãy định dạng ô là Số rồi gõ lại.")
    exact *= 100 if percent else 1
    rounded = exact.quantize(_HUNDREDTH, ROUND_HALF_UP)
    if abs(exact - rounded) > Decimal("0.0000001"):  # more than what binary fractions leave behind
        raise CellError(f"{format_decimal(exact)} có quá nhiều chữ số thập phân; chỉ nhập tối đa 2 chữ số.")
    if not is_count:
        return rounded
    if rounded != int(rounded) or rounded < 0:
        raise CellError(f"{format_decimal(rounded)} phải là số nguyên từ 0 trở lên.")
    return int(rounded)


def read_period(cell: Cell) -> Period:
    """«6/2023», «Tháng 6 năm 2023», «quý II/2023», «2023», a code, or a date, which stands for its month."""
    if cell.uncomputed:
        raise CellError(UNCOMPUTED)
    value = cell.value
    if cell.text.startswith("#"):
        raise CellError(f"Công thức bị lỗi {cell.text[:10]}.")
    if isinstance(value, datetime | date):
        return _within_years(Period(PeriodType.MONTH, value.year, value.month))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = fold(str(value))
    if match := _QUARTER.fullmatch(text):
        number = _ROMAN.get(match[1]) or int(match[1])
        return _within_years(Period(PeriodType.QUARTER, int(match[2]), number))
    if match := _MONTH.fullmatch(text) or _MONTH_IN_WORDS.fullmatch(text):
        return _within_years(Period(PeriodType.MONTH, int(match[2]), int(match[1])))
    if match := _YEAR.fullmatch(text):
        return _within_years(Period(PeriodType.YEAR, int(match[1])))
    try:
        period = Period.from_code(text)
    except ValueError as error:
        words = "không phải là một kỳ; hãy viết như 6/2023, quý 2/2023 hoặc năm 2023."
        raise CellError(f"“{cell.text[:20]}” {words}") from error
    return _within_years(period)


def _within_years(period: Period) -> Period:
    if not FIRST_YEAR <= period.year <= LAST_YEAR:
        raise CellError(f"Bộ chỉ số có từ năm {FIRST_YEAR}; hãy kiểm tra lại năm.")
    return period
