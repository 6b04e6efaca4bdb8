"""What a row of the entry form shows: the figure's name, its unit, its field, the earlier period's figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.forms import BoundField

from indicators.columns import Figure


@dataclass(frozen=True)
class FigureRow:
    figure: Figure
    field: BoundField
    earlier: str


@dataclass(frozen=True)
class GroupRow:
    code: str
    name: str
    maximum: Decimal
    score: BoundField
    not_scored: BoundField
    earlier: str


@dataclass(frozen=True)
class CriterionRow:
    code: str
    name: str
    maximum: Decimal
    numerator: BoundField
    denominator: BoundField
    score: BoundField
    influence: str
    earlier: str

    @property
    def fields(self) -> Iterable[BoundField]:
        return (self.numerator, self.denominator, self.score)


@dataclass(frozen=True)
class CriterionGroup:
    name: str
    rows: tuple[CriterionRow, ...]
    open: bool
