"""What was entered about one commune and one period: the pipeline's input, free of the database.

A missing figure is None, never 0. Counts are dossiers, rates are percents from 0 to 100, scores are points.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.periods import Period
from indicators.scheme import Scheme


class MissingReason(StrEnum):
    """Why a group has no score. PRESENT is for a group that has one."""

    PRESENT = ""
    NOT_ENTERED = "not_entered"
    NOT_SCORED = "not_scored"  # the national portal gives no score for this period


@dataclass(frozen=True)
class CommuneNames:
    """How a commune is named in its announcements."""

    kind_name: str  # «xã Thạnh Tân»
    body_name: str  # «Ủy ban nhân dân xã Thạnh Tân»
    short_body: str  # «UBND xã Thạnh Tân»
    dateline: str  # «TT», which stands in brackets before the lead; may be empty


@dataclass(frozen=True)
class TableFigures:
    """The figures of the announcement's table, in its order, but for the total and its change."""

    dossiers_received: int | None = None
    overdue_dvc: int | None = None
    overdue_mcdt: int | None = None
    online_rate: Decimal | None = None
    satisfaction_rate: Decimal | None = None
    eresult_rate: Decimal | None = None
    sync_rate: Decimal | None = None
    certified_copies: int | None = None
    online_payments: int | None = None


@dataclass(frozen=True)
class GroupFigure:
    """A group's published score, or None and why: "not_entered" or "not_scored" (see MissingReason)."""

    code: str
    score: Decimal | None
    missing_reason: str = ""


@dataclass(frozen=True)
class CriterionFigure:
    """A criterion's published counts and score; each may be None."""

    group: str
    code: str
    numerator: int | None
    denominator: int | None
    score: Decimal | None


@dataclass(frozen=True)
class ReportFigures:
    """Everything entered for one period.

    A group of the scheme that `groups` leaves out counts as not entered.

    Raises ValueError when a group or criterion is not the scheme's, stands twice, or has more points than its
    maximum: the entry form refuses these before anything is stored.
    """

    period: Period
    scheme: Scheme
    table: TableFigures
    total: Decimal | None
    entered_change: Decimal | None
    groups: tuple[GroupFigure, ...]
    criteria: tuple[CriterionFigure, ...] = ()

    def __post_init__(self) -> None:
        _check_codes([figure.code for figure in self.groups], [group.code for group in self.scheme.groups])
        _check_codes(
            [f"{figure.group}/{figure.code}" for figure in self.criteria],
            [f"{group.code}/{one.code}" for group in self.scheme.groups for one in group.criteria],
        )
        _check_points("total", self.total, self.scheme.maximum)
        for figure in self.groups:
            _check_points(figure.code, figure.score, self.scheme.group(figure.code).maximum)
        for criterion in self.criteria:
            _check_points(criterion.code, criterion.score, self.scheme.criterion(criterion.code).maximum)

    def group(self, code: str) -> GroupFigure:
        """Return a group's figure; not entered where `groups` leaves it out."""
        for figure in self.groups:
            if figure.code == code:
                return figure
        return GroupFigure(code, None, MissingReason.NOT_ENTERED)

    def score(self, code: str) -> Decimal | None:
        """Return a group's published score, or None."""
        return self.group(code).score


def _check_codes(given: list[str], known: list[str]) -> None:
    for code in given:
        if code not in known:
            raise ValueError(f"the scheme has no {code}")
        if given.count(code) > 1:
            raise ValueError(f"{code} stands twice")


def _check_points(name: str, points: Decimal | None, maximum: Decimal) -> None:
    if points is not None and not 0 <= points <= maximum:
        raise ValueError(f"{name}: {points} is not between 0 and {maximum}")
