"""What would it take: for a target total, the fewest dossiers that would have made it.

Arithmetic of the scheme on one period's figures, with every denominator as it is: not a forecast and not a
promise. Only criteria that a commune moves, alone or together with its province, are asked.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from indicators.entered import CriterionFigure, ReportFigures
from indicators.scheme import Criterion, Influence
from indicators.scoring import score_criterion

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
    unasked: tuple[Criterion, ...] = ()  # a commune could move them, but their counts were not entered

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
    before: taking the largest next gain each time takes the fewest units, as long as nothing is rounded. What is
    reached is counted as it would be published, each criterion rounded to a cent: a scattered plan, a unit or two in
    many criteria, can then do with a few units fewer. It is not looked for, since nobody could follow it.
    """
    if figures.total is None:
        raise ValueError("without a total there is nothing to reach")
    if not 0 <= target <= figures.scheme.maximum:
        raise ValueError(f"the target is not between 0 and {figures.scheme.maximum}")
    movable = [_Movable(figures.scheme.criterion(figure.code), figure) for figure in _usable(figures)]
    total, more = figures.total, [0] * len(movable)

    def is_enough(place: int, units: int) -> bool:
        return _plan(total, target, movable, [*more[:place], units, *more[place + 1 :]]).is_enough

    for place, count in _best_first(movable):
        if is_enough(place, more[place]):
            break
        counts = range(more[place], more[place] + count)
        # The fewest of them that are enough; all where fewer are not.
        more[place] += bisect_left(counts, True, key=partial(is_enough, place))
    return replace(_plan(total, target, movable, more), unasked=_without_counts(figures))


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

    def gains(self) -> list[tuple[Fraction, int]]:
        """(what one more unit gives in points, exactly, how many units give that), as long as one gives anything."""
        full = Fraction(self.criterion.maximum)
        each = full / (self.denominator * Fraction(self.criterion.full_at or 1))
        whole, last = divmod(max(Fraction(0), full - self.numerator * each), each)
        return [(gain, count) for gain, count in ((each, whole), (last, 1)) if gain and count]

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


def _without_counts(figures: ReportFigures) -> tuple[Criterion, ...]:
    """The criteria that a commune moves and whose counts were not entered, in the scheme's order."""
    counted = {one.code for one in figures.criteria if one.numerator is not None and one.denominator is not None}
    return tuple(
        criterion
        for group in figures.scheme.groups
        for criterion in group.criteria
        if criterion.influence in MOVABLE and criterion.full_at is not None and criterion.code not in counted
    )


def _best_first(movable: list[_Movable]) -> list[tuple[int, int]]:
    """(which criterion, how many units of it give the same), the largest gain first; equal ones as in the scheme."""
    gains = [(gain, place, count) for place, one in enumerate(movable) for gain, count in one.gains()]
    return [(place, count) for _, place, count in sorted(gains, key=lambda one: (-one[0], one[1]))]


def _plan(total: Decimal, target: Decimal, movable: list[_Movable], more: list[int]) -> Plan:
    steps = [
        Step(one.criterion, one.numerator, one.denominator, more[place], one.gain(more[place]))
        for place, one in enumerate(movable)
        if more[place]
    ]
    return Plan(total, target, tuple(sorted(steps, key=lambda step: -step.gain)))
