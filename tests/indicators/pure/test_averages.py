"""Over months, sums are divided anew; percentages and scores are never averaged."""

from decimal import Decimal

import pytest

from indicators.averages import courses
from indicators.entered import CriterionFigure, ReportFigures
from tests.indicators.pure.builders import figures, small_scheme


def month(code: str, numerator: int | None, denominator: int | None) -> CriterionFigure:
    return CriterionFigure("TTTT", code, numerator, denominator, None)


def of(period: str, numerator: int | None, denominator: int | None) -> ReportFigures:
    return figures(period, criteria=(month("DOSSIERS_PAID_ONLINE", numerator, denominator),))


def test_a_small_month_does_not_weigh_as_much_as_a_large_one() -> None:
    """5/5 and 50/500: 55 of 505 are 10,89 %; the mean of 100 % and 10 % would be 55 %."""
    (course,) = courses([of("2023-05", 5, 5), of("2023-06", 50, 500)])
    assert (course.numerator, course.denominator) == (55, 505)
    assert course.percent == Decimal("10.89")
    assert course.score == Decimal("0.65")
    assert [period.code for period in course.periods] == ["2023-05", "2023-06"]


def test_a_month_without_counts_is_left_out_and_not_taken_for_zero() -> None:
    (course,) = courses([of("2023-05", 5, 10), of("2023-06", None, 500), of("2023-07", 3, None)])
    assert (course.numerator, course.denominator, len(course.periods)) == (5, 10, 1)


def test_nothing_counted_is_no_percentage() -> None:
    (course,) = courses([of("2023-05", 0, 0)])
    assert course.percent is None


def test_half_a_hundredth_is_rounded_up() -> None:
    (course,) = courses([of("2023-05", 1, 16)])
    assert course.percent == Decimal("6.25")
    (course,) = courses([of("2023-05", 1, 800)])
    assert course.percent == Decimal("0.13")


def test_no_month_no_course_and_schemes_do_not_mix() -> None:
    assert courses([]) == ()
    assert courses([figures()]) == ()
    with pytest.raises(ValueError, match=r"^the months were scored by different schemes$"):
        courses([figures("2023-05"), figures("2023-06", scheme=small_scheme(), groups={}, total="50")])
