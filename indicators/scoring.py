"""Scores computed from numerators and denominators.

The published score is the official one. What is computed here never replaces it: it checks and explains it.
"""

from decimal import ROUND_HALF_UP, Decimal

from indicators.scheme import Criterion

CENT = Decimal("0.01")  # scores are published with two decimals


def round_points(points: Decimal) -> Decimal:
    """Return points with two decimals, half up."""
    return points.quantize(CENT, rounding=ROUND_HALF_UP)


Count = int | Decimal  # the portal counts in whole numbers; a sheet may hold a share


def score_criterion(criterion: Criterion, numerator: Count | None, denominator: Count | None) -> Decimal | None:
    """Return the points that a criterion's formula gives, with two decimals, or None when it gives none.

    None: the portal gives the score itself, a figure is missing, or the denominator is 0 where that means «no
    score» or where nobody knows what it means. More than the full points is never given. Raises ValueError
    for negative counts.
    """
    if criterion.full_at is None or numerator is None or denominator is None:
        return None
    if numerator < 0 or denominator < 0:
        raise ValueError("counts cannot be negative")
    if denominator == 0:
        empty = criterion.when_empty
        return round_points(empty) if isinstance(empty, Decimal) else None
    # One division, so that nothing is rounded twice.
    points = criterion.maximum * numerator / (denominator * criterion.full_at)
    return round_points(min(criterion.maximum, points))
