"""Dates: web form and official form, always in Vietnam's time."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from vietnamese.dates import (
    format_date,
    format_dateline,
    format_official_date,
    format_time,
    in_vietnam,
    official_weekday,
    weekday,
)


def test_a_date_is_day_month_year() -> None:
    assert format_date(date(2023, 7, 6)) == "06/07/2023"


def test_the_date_line_of_the_real_post() -> None:
    assert format_dateline(datetime(2023, 7, 6, 13, 26, tzinfo=UTC)) == "Thứ năm - 06/07/2023 20:26"


def test_the_date_line_passes_midnight_in_vietnam() -> None:
    new_year = datetime(2023, 12, 31, 17, 5, tzinfo=UTC)
    assert format_dateline(new_year) == "Thứ hai - 01/01/2024 00:05"
    assert format_time(new_year.astimezone(timezone(timedelta(hours=-8)))) == "00:05"


@pytest.mark.parametrize("convert", [in_vietnam, format_dateline, format_time])
def test_a_naive_moment_is_refused(convert: object) -> None:
    assert callable(convert)
    with pytest.raises(ValueError, match="aware"):
        convert(datetime(2023, 7, 6, 20, 26))  # noqa: DTZ001 - that is the point


def test_weekdays_on_the_web_and_in_documents() -> None:
    monday = date(2023, 7, 3)
    days = [monday + timedelta(days=step) for step in range(7)]
    assert [weekday(day) for day in days] == [
        "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật",
    ]  # fmt: skip
    assert [official_weekday(day) for day in days] == [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2023, 7, 6), "ngày 06 tháng 7 năm 2023"),
        (date(2024, 2, 15), "ngày 15 tháng 02 năm 2024"),
        (date(2024, 1, 1), "ngày 01 tháng 01 năm 2024"),
        (date(2024, 3, 10), "ngày 10 tháng 3 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_the_official_form(day: date, text: str) -> None:
    assert format_official_date(day) == text
