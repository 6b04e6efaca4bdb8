"""Quarters and years tell their months' course from the months' own totals, and name the missing ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from communes.models import Commune, User
from indicators.course import course_of, course_sentence, months_of, periods_around
from indicators.drafting import compose, draft, draft_following
from indicators.models import Report
from indicators.periods import Period

MakeReport = Callable[..., Report]
QUARTER = Period.from_code("2023-q2")
TOTALS = {Period.from_code("2023-04"): Decimal("71.2"), Period.from_code("2023-05"): Decimal("88.9")}


def told(as_of: date, totals: dict[Period, Decimal | None]) -> str:
    return course_sentence(QUARTER, course_of(QUARTER, totals, as_of=as_of))


def test_the_course_and_the_missing_months() -> None:
    start = "Tổng số điểm các tháng trong quý 2/2023: tháng 4 đạt 71,2 điểm; tháng 5 đạt 88,9 điểm."
    assert told(date(2023, 7, 6), dict(TOTALS)) == f"{start} Chưa có số liệu tháng 6."
    assert told(date(2023, 6, 30), dict(TOTALS)) == start
    only_june: dict[Period, Decimal | None] = {Period.from_code("2023-06"): Decimal(0)}
    assert told(date(2023, 7, 6), only_june) == (
        "Tổng số điểm các tháng trong quý 2/2023: tháng 6 đạt 0 điểm. Chưa có số liệu tháng 4 và tháng 5."
    )
    assert told(date(2023, 7, 6), {}) == ""


def test_the_highest_and_the_lowest_month_from_three_on() -> None:
    june = Period.from_code("2023-06")
    assert told(date(2023, 7, 6), {**TOTALS, june: Decimal("72.6")}).endswith(
        "tháng 6 đạt 72,6 điểm. Cao nhất là tháng 5, thấp nhất là tháng 4."
    )
    tied = told(date(2023, 7, 6), {**TOTALS, june: Decimal("88.9")})
    assert tied.endswith("Cao nhất là tháng 5 và tháng 6, thấp nhất là tháng 4.")
    same: dict[Period, Decimal | None] = {month: Decimal(70) for month in months_of(QUARTER)}
    assert "Cao nhất" not in told(date(2023, 7, 6), same)
    assert "Cao nhất" not in told(date(2023, 7, 6), dict(TOTALS))


def test_months_before_the_indicator_set_are_not_missed() -> None:
    """Decision 766 is of June 2022."""
    year = Period.from_code("2022")
    totals: dict[Period, Decimal | None] = {Period.from_code("2022-12"): Decimal("72.7")}
    assert course_sentence(year, course_of(year, totals, as_of=date(2023, 1, 9))) == (
        "Tổng số điểm các tháng trong năm 2022: tháng 12 đạt 72,7 điểm. Chưa có số liệu từ tháng 6 đến tháng 11."
    )


def test_which_months_belong_where() -> None:
    assert [month.number for month in months_of(Period.from_code("2023-q4"))] == [10, 11, 12]
    assert len(months_of(Period.from_code("2023"))) == 12
    assert months_of(Period.from_code("2023-04")) == ()
    assert [one.code for one in periods_around(Period.from_code("2023-12"))] == ["2023-q4", "2023"]
    assert periods_around(QUARTER) == ()


@pytest.mark.django_db
def test_a_quarter_s_draft_tells_it_and_follows_its_months(
    make_report: MakeReport, officer: User, other_commune: Commune
) -> None:
    april = make_report("2023-04", "71.2")
    make_report("2023-05", "88.9")
    make_report("2023-06", "10", commune=other_commune)
    quarter, year = make_report("2023-q2", "77.5"), make_report("2023", "80")
    article = draft(report=quarter, by=officer).article
    assert article is not None
    assert "tháng 4 đạt 71,2 điểm; tháng 5 đạt 88,9 điểm. Chưa có số liệu tháng 6." in article.body
    assert "77,5/100 điểm" in article.body
    body = compose(year).body
    assert "Chưa có số liệu từ tháng 1 đến tháng 3 và từ tháng 6 đến tháng 12." in body
    april.total_score = Decimal("72.2")
    april.save()
    draft_following(commune=april.commune, period=april.period, by=officer)
    article.refresh_from_db()
    assert "tháng 4 đạt 72,2 điểm; tháng 5 đạt 88,9 điểm." in article.body
    assert "Tổng số điểm các tháng" not in compose(april).body
