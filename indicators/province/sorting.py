"""In which order the league table stands: `?xep=` names the column, `&chieu=` the direction. No Django."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.province.ranking import Line
from vietnamese.folding import fold

UP, DOWN = "tang", "giam"
RANK, NAME, TOTAL, CHANGE, CLIMBED = "hang", "ten", "tong", "thay-doi", "doi-hang"
# In which direction a column is wanted first: the best on top, names from A.
_FIRST = {RANK: UP, NAME: UP}
Value = Callable[[Line], "int | Decimal | None"]
_VALUES: dict[str, Value] = {
    RANK: lambda line: line.rank,
    TOTAL: lambda line: line.standing.total,
    CHANGE: lambda line: line.change,
    CLIMBED: lambda line: line.climbed,
}


@dataclass(frozen=True)
class Order:
    """A column and a direction; `column` is one of the constants above or a group's code."""

    column: str = RANK
    direction: str = UP

    def asked_for(self, column: str) -> Order:
        """What a click on `column`'s heading leads to: the other direction of the same, or a new column's first."""
        if column == self.column:
            return Order(column, UP if self.direction == DOWN else DOWN)
        return Order(column, _FIRST.get(column, DOWN))


def order_of(column: str, direction: str, groups: Sequence[str]) -> Order:
    """What an address asks for; by rank where it asks for no column that there is."""
    if column != NAME and column not in _VALUES and column not in groups:
        return Order()
    return Order(column, direction if direction in (UP, DOWN) else _FIRST.get(column, DOWN))


def arranged(lines: Sequence[Line], order: Order) -> list[Line]:
    """`lines` in that order; equal ones by rank and name, those without a value last in either direction."""
    by_name = sorted(lines, key=lambda line: (fold(line.unit.name), line.unit.name, line.unit.code))
    if order.column == NAME:
        return by_name if order.direction == UP else by_name[::-1]
    settled = sorted(by_name, key=lambda line: line.rank)
    value = _VALUES.get(order.column) or (lambda line: line.standing.score_of(order.column))
    known = [(found, line) for line in settled if (found := value(line)) is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.direction == DOWN)
    return [line for _, line in known] + [line for line in settled if value(line) is None]
