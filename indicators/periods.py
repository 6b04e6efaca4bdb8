"""Periods: the months, quarters and years for which the national portal publishes scores."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodError(ValueError):
    """No such period. The message is Vietnamese and says what is expected."""


class PeriodType(StrEnum):
    """How long a period is. The order of the members is the order in which lists show them."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def noun(self) -> str:
        """The Vietnamese word: «tháng», «quý», «năm»."""
        return _NOUNS[self]

    @property
    def per_year(self) -> int:
        """How many of them a year has: 12, 4 or 1."""
        return _PER_YEAR[self]


_NOUNS = {PeriodType.MONTH: "tháng", PeriodType.QUARTER: "quý", PeriodType.YEAR: "năm"}
_PER_YEAR = {PeriodType.MONTH: 12, PeriodType.QUARTER: 4, PeriodType.YEAR: 1}

_CODE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<quarter>[qQ])?(?P<number>[0-9]{1,2}))?")


@dataclass(frozen=True, order=True)
class Period:
    """One month, quarter or year. Ordered by type, then by time. `number` is 1 for a year.

    Raises PeriodError when there is no such month or quarter, or the year has not four digits.
    """

    type: PeriodType
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999:
            raise PeriodError(f"Năm {self.year} không hợp lệ; hãy nhập năm có bốn chữ số.")
        if not 1 <= self.number <= self.type.per_year:
            raise PeriodError(_NUMBER_MESSAGES[self.type])

    @classmethod
    def from_code(cls, text: str) -> "Period":
        """Read «2023-06» (or «2023-6»), «2023-q2», «2023». Raises PeriodError for anything else."""
        match = _CODE.fullmatch(text.strip())
        if match is None:
            raise PeriodError(f"“{text[:20]}” không phải là một kỳ; hãy viết như 2023-06, 2023-q2 hoặc 2023.")
        if match["number"] is None:
            return cls(PeriodType.YEAR, int(match["year"]))
        period_type = PeriodType.QUARTER if match["quarter"] else PeriodType.MONTH
        return cls(period_type, int(match["year"]), int(match["number"]))

    @property
    def label(self) -> str:
        """As readers know it: «tháng 6/2023», «quý 2/2023», «năm 2023»."""
        if self.type is PeriodType.YEAR:
            return f"năm {self.year}"
        return f"{self.type.noun} {self.number}/{self.year}"

    @property
    def code(self) -> str:
        """As commands and data files write it: «2023-06», «2023-q2», «2023»; `from_code` reads it back."""
        if self.type is PeriodType.YEAR:
            return f"{self.year}"
        return f"{self.year}-q{self.number}" if self.type is PeriodType.QUARTER else f"{self.year}-{self.number:02d}"

    @property
    def path(self) -> str:
        """The period's part of an address: «2023/6/», «2023/quy-2/», «2023/ca-nam/»."""
        if self.type is PeriodType.YEAR:
            return f"{self.year}/ca-nam/"
        return f"{self.year}/quy-{self.number}/" if self.type is PeriodType.QUARTER else f"{self.year}/{self.number}/"

    def previous(self) -> "Period":
        """The period before, of the same type: January's is December of the year before."""
        return self._shifted(-1)

    def following(self) -> "Period":
        """The period after, of the same type: December's is January of the year after."""
        return self._shifted(1)

    @property
    def first_day(self) -> date:
        """The day on which the period begins."""
        return date(self.year, (self.number - 1) * self._months + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        month = self.number * self._months
        if month == 12:
            return date(self.year, 12, 31)
        return date(self.year, month + 1, 1) - timedelta(days=1)

    def has_begun(self, today: date) -> bool:
        """Whether figures can exist on `today`: the running period may be entered, a future one may not."""
        return self.first_day <= today

    @property
    def _months(self) -> int:
        return 12 // self.type.per_year

    def _shifted(self, steps: int) -> "Period":
        year, index = divmod(self.year * self.type.per_year + self.number - 1 + steps, self.type.per_year)
        return Period(self.type, year, index + 1)


_NUMBER_MESSAGES = {
    PeriodType.MONTH: "Tháng phải từ 1 đến 12.",
    PeriodType.QUARTER: "Quý phải từ 1 đến 4.",
    PeriodType.YEAR: "Kỳ là cả năm thì không có số tháng hay số quý.",
}
