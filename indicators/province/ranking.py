"""The league of a province's communes for one period: ranks with ties, and how they moved. No Django, no text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.periods import Period


class NotCompared(StrEnum):
    """Why a commune's place is not compared with the period before; empty when it is."""

    COMPARED = ""
    MERGED = "merged"
    ABSENT_BEFORE = "absent_before"
    OTHER_SCHEME = "other_scheme"


@dataclass(frozen=True)
class Former:
    """A commune that was merged into today's, and since when."""

    name: str
    merged_on: date


@dataclass(frozen=True)
class Unit:
    """A commune as the table names it: «xã Thạnh Tân». `host` is empty where its portal has no name yet."""

    pk: int
    code: str
    name: str
    host: str = ""
    formers: tuple[Former, ...] = ()

    def merged_between(self, period: Period) -> bool:
        """Whether the commune of `period` is another one than that of the period before, wholly or for some days."""
        since = period.previous().first_day
        return any(since < former.merged_on <= period.last_day for former in self.formers)

    def began_after(self, period: Period) -> bool:
        """Whether the commune came about after `period`: it could not publish then."""
        return bool(self.formers) and all(former.merged_on > period.last_day for former in self.formers)


@dataclass(frozen=True)
class GroupPoints:
    """One group's points. A missing score is None, never 0."""

    code: str
    name: str
    maximum: Decimal
    score: Decimal | None


@dataclass(frozen=True)
class Standing:
    """What one commune published for the period, in points; `change` is the one it published with it."""

    total: Decimal
    maximum: Decimal
    scheme: str
    change: Decimal | None
    groups: tuple[GroupPoints, ...]

    def score_of(self, group: str) -> Decimal | None:
        return next((row.score for row in self.groups if row.code == group), None)


@dataclass(frozen=True)
class Before:
    """The total of the period before, in points, and the indicator set it was scored by."""

    total: Decimal
    scheme: str


@dataclass(frozen=True)
class Line:
    """A commune's place. `climbed` is in ranks, positive towards the first; None when it is not compared."""

    unit: Unit
    standing: Standing
    rank: int
    tied: bool
    earlier_rank: int | None
    not_compared: NotCompared

    @property
    def climbed(self) -> int | None:
        return None if self.earlier_rank is None else self.earlier_rank - self.rank

    @property
    def change(self) -> Decimal | None:
        """The published change in points; None across a merger, whatever was published."""
        return None if self.not_compared is NotCompared.MERGED else self.standing.change


def ranks(totals: Mapping[int, Decimal]) -> dict[int, int]:
    """Rank by total, the highest first; equal totals share a rank and the next is skipped: 1, 2, 2, 4."""
    ordered = sorted(totals.values(), reverse=True)
    first = {total: place for place, total in reversed(list(enumerate(ordered, start=1)))}
    return {pk: first[total] for pk, total in totals.items()}


def league(
    *, units: Sequence[Unit], now: Mapping[int, Standing], before: Mapping[int, Before], period: Period
) -> tuple[Line, ...]:
    """Those of `units` that published, the first rank first, equal ones in the order of `units`.

    `now` and `before` are keyed by `Unit.pk`; communes that are not among `units` count nowhere.
    """
    here = {unit.pk: unit for unit in units}
    places = ranks({pk: one.total for pk, one in now.items() if pk in here})
    earlier = ranks({pk: one.total for pk, one in before.items() if pk in here})
    shared = list(places.values())
    lines = []
    for pk, unit in here.items():
        if pk not in places:
            continue
        why = _not_compared(unit, now[pk], before.get(pk), period)
        lines.append(
            Line(
                unit=unit,
                standing=now[pk],
                rank=places[pk],
                tied=shared.count(places[pk]) > 1,
                earlier_rank=None if why else earlier[pk],
                not_compared=why,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.rank))


def _not_compared(unit: Unit, now: Standing, before: Before | None, period: Period) -> NotCompared:
    if unit.merged_between(period):
        return NotCompared.MERGED
    if before is None:
        return NotCompared.ABSENT_BEFORE
    return NotCompared.COMPARED if before.scheme == now.scheme else NotCompared.OTHER_SCHEME
