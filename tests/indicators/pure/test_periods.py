"""Periods: months, quarters, years."""

from datetime import date

import pytest

from indicators.periods import Period, PeriodError, PeriodType

JUNE = Period(PeriodType.MONTH, 2023, 6)
SECOND_QUARTER = Period(PeriodType.QUARTER, 2023, 2)
YEAR = Period(PeriodType.YEAR, 2023)


@pytest.mark.parametrize(
    ("period", "label", "code", "path"),
    [
        (JUNE, "tháng 6/2023", "2023-06", "2023/6/"),
        (Period(PeriodType.MONTH, 2023, 12), "tháng 12/2023", "2023-12", "2023/12/"),
        (SECOND_QUARTER, "quý 2/2023", "2023-q2", "2023/quy-2/"),
        (YEAR, "năm 2023", "2023", "2023/ca-nam/"),
    ],
)
def test_how_a_period_is_written(period: Period, label: str, code: str, path: str) -> None:
    assert (period.label, period.code, period.path) == (label, code, path)
    assert Period.from_code(code) == period


@pytest.mark.parametrize(
    ("text", "period"), [("2023-6", JUNE), (" 2023-06 ", JUNE), ("2023-Q2", SECOND_QUARTER), ("2023", YEAR)]
)
def test_codes_people_type(text: str, period: Period) -> None:
    assert Period.from_code(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-",
        "2023-00",
        "2023-13",
        "2023-q0",
        "2023-q5",
        "23-06",
        "6/2023",
        "2023-006",
        "2023-q",
        "٢٠٢٣",
    ],
)
def test_no_such_period(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.from_code(text)


def test_the_error_says_what_is_expected() -> None:
    with pytest.raises(PeriodError, match="2023-06, 2023-q2 hoặc 2023"):
        Period.from_code("tháng 6")
    with pytest.raises(PeriodError, match="từ 1 đến 12"):
        Period.from_code("2023-13")
    with pytest.raises(PeriodError, match="từ 1 đến 4"):
        Period.from_code("2023-q5")
    with pytest.raises(PeriodError, match="cả năm"):
        Period(PeriodType.YEAR, 2023, 2)
    with pytest.raises(PeriodError, match="bốn chữ số"):
        Period(PeriodType.MONTH, 23, 6)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2023-06", "2023-05"),
        ("2024-01", "2023-12"),
        ("2023-q2", "2023-q1"),
        ("2024-q1", "2023-q4"),
        ("2023", "2022"),
    ],
)
def test_before_and_after(code: str, before: str) -> None:
    period, previous = Period.from_code(code), Period.from_code(before)
    assert period.previous() == previous
    assert previous.following() == period


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2023-06", date(2023, 6, 1), date(2023, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_first_and_last_day(code: str, first: date, last: date) -> None:
    period = Period.from_code(code)
    assert (period.first_day, period.last_day) == (first, last)


def test_the_running_period_may_be_entered_a_future_one_may_not() -> None:
    assert JUNE.has_begun(date(2023, 6, 1))
    assert JUNE.has_begun(date(2024, 1, 1))
    assert not JUNE.has_begun(date(2023, 5, 31))
    assert YEAR.has_begun(date(2023, 1, 1))


def test_periods_are_ordered_by_time_within_their_type() -> None:
    codes = ["2023-06", "2023-q2", "2022", "2022-12", "2023-10", "2023"]
    ordered = sorted(Period.from_code(code) for code in codes)
    assert [period.code for period in ordered] == ["2022-12", "2023-06", "2023-10", "2023-q2", "2022", "2023"]
