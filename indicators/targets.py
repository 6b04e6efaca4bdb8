"""What would it take: for a target total, the fewest dossiers that would have made it.

Arithmetic of the scheme on one period's figures, with every denominator as it is: not a forecast and not a
promise. Only criteria that a commune moves, alone or together with its province, are asked.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.entered import CriterionFigure, ReportFigures
from indicators.scheme import Criterion, Influence
from indicators.scoring import CENT, score_criterion

MOVABLE = (Influence.COMMUNE, Influence.SHARED)


@dataclass(frozen=True)
class Step:
    """`more` units in one criterion, and the points that its formula then gives beyond those it gives now."""

    criterion: Criterion
    numerator: int  # as entered
    denominator: int
    more: int
    gain: Decimal  # points, two decimals


@dataclass(frozen=True)
class Plan:
    """The steps that reach `target`, the largest gain first; or all that there are, when they do not reach it."""

    total: Decimal  # the published total
    target: Decimal
    steps: tuple[Step, ...]

    @property
    def reached(self) -> Decimal:
        """The total that the steps give, in points."""
        return self.total + sum((step.gain for step in self.steps), Decimal(0))

    @property
    def is_enough(self) -> bool:
        return self.reached >= self.target

    @property
    def units(self) -> int:
        """How many dossiers, procedures, … all steps take together."""
        return sum(step.more for step in self.steps)


def plan_for(figures: ReportFigures, target: Decimal) -> Plan:
    """The cheapest way to `target` points. Raises ValueError without a total or for a target beyond the scheme.

    Each unit of a criterion gives the same until its full points are reached, and never more than the unit
    before: taking the largest next gain each time takes the fewest units. The next gain is counted exactly, what is
    reached as it would be published: each criterion rounded to a cent, which may save a unit or cost one.
    """
    if figures.total is None:
        raise ValueError("without a total there is nothing to reach")
    if not 0 <= target <= figures.scheme.maximum:
        raise ValueError(f"the target is not between 0 and {figures.scheme.maximum}")
    movable = [_Movable(figures.scheme.criterion(figure.code), figure) for figure in _usable(figures)]
    more = dict.fromkeys(range(len(movable)), 0)
    gained = Fraction(0)
    # Rounding can give a criterion less than a cent more than it earned; short of that no plan need be made.
    needed = Fraction(target - figures.total - CENT * len(movable))
    for place, gain in _best_first(movable):
        if gained >= needed and _plan(figures.total, target, movable, more).is_enough:
            break
        more[place] += 1
        gained += gain
    return _plan(figures.total, target, movable, more)


@dataclass(frozen=True)
class _Movable:
    criterion: Criterion
    figure: CriterionFigure

    @property
    def numerator(self) -> int:
        return self.figure.numerator or 0

    @property
    def denominator(self) -> int:
        return self.figure.denominator or 0

    def gains(self) -> Iterator[Fraction]:
        """What each further unit gives, in points, exactly; ends where none gives anything."""
        full = Fraction(self.criterion.maximum)
        each = full / (self.denominator * Fraction(self.criterion.full_at or 1))
        left = full - self.numerator * each
        while left > 0:
            yield min(each, left)
            left -= each

    def gain(self, more: int) -> Decimal:
        before = score_criterion(self.criterion, self.numerator, self.denominator)
        after = score_criterion(self.criterion, self.numerator + more, self.denominator)
        return (after or Decimal(0)) - (before or Decimal(0))


def _usable(figures: ReportFigures) -> list[CriterionFigure]:
    return [
        figure
        for figure in figures.criteria
        if figure.numerator is not None
        and figure.denominator
        and figures.scheme.criterion(figure.code).full_at is not None
        and figures.scheme.criterion(figure.code).influence in MOVABLE
    ]


def _best_first(movable: list[_Movable]) -> Iterator[tuple[int, Fraction]]:
    """(which criterion, what one more unit of it gives), the largest first; equal ones in the scheme's order."""
    sources = [one.gains() for one in movable]
    waiting = [(-gain, place) for place, source in enumerate(sources) if (gain := next(source, None)) is not None]
    heapq.heapify(waiting)
    while waiting:
        negative, place = heapq.heappop(waiting)
        yield place, -negative
        if (gain := next(sources[place], None)) is not None:
            heapq.heappush(waiting, (-gain, place))


def _plan(total: Decimal, target: Decimal, movable: list[_Movable], more: dict[int, int]) -> Plan:
    steps = [
        Step(one.criterion, one.numerator, one.denominator, more[place], one.gain(more[place]))
        for place, one in enumerate(movable)
        if more[place]
    ]
    return Plan(total, target, tuple(sorted(steps, key=lambda step: -step.gain)))
