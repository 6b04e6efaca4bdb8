"""A year's or a quarter's course from its months: sums of numerators and denominators, divided anew.

Percentages and scores of months are never averaged: a month of 5 dossiers would weigh as much as one of 500. Where a
criterion has no counts, nothing is said of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from indicators.entered import ReportFigures
from indicators.periods import Period
from indicators.scheme import Criterion
from indicators.scoring import score_criterion

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Course:
    """One criterion over several periods. `periods` are those that gave both counts."""

    criterion: Criterion
    numerator: int
    denominator: int
    periods: tuple[Period, ...]

    @property
    def percent(self) -> Decimal | None:
        """The ratio of the sums in per cent, two decimals, half up; None where nothing was counted."""
        if not self.denominator:
            return None
        return (Decimal(100) * self.numerator / self.denominator).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)

    @property
    def score(self) -> Decimal | None:
        """What the scheme's formula gives for the sums, in points. Explains; the published score stays official."""
        return score_criterion(self.criterion, self.numerator, self.denominator)


def courses(months: Sequence[ReportFigures]) -> tuple[Course, ...]:
    """Each criterion that any month has counts of, in the scheme's order.

    Raises ValueError when the months were scored by different schemes: their counts do not add up.
    """
    if not months:
        return ()
    scheme = months[0].scheme
    if any(month.scheme.code != scheme.code for month in months):
        raise ValueError("the months were scored by different schemes")
    found = []
    for group in scheme.groups:
        for criterion in group.criteria:
            counted = [
                (month.period, figure.numerator, figure.denominator)
                for month in months
                for figure in month.criteria
                if figure.code == criterion.code and figure.numerator is not None and figure.denominator is not None
            ]
            if counted:
                found.append(
                    Course(
                        criterion,
                        sum(numerator for _, numerator, _ in counted),
                        sum(denominator for _, _, denominator in counted),
                        tuple(period for period, _, _ in counted),
                    )
                )
    return tuple(found)
