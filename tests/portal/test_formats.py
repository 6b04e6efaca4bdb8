"""Dates are day first, numbers have a decimal comma: in what is printed and in what forms take."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import formats
from django.utils.timezone import localtime

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def rendered(source: str, value: object) -> str:
    return Template(source).render(Context({"value": value}))


@pytest.mark.parametrize("written", ["06/07/2023", "6/7/2023", "06-07-2023", "06.07.2023", "06/07/23", "2023-07-06"])
def test_a_date_is_read_day_first(written: str) -> None:
    assert forms.DateField(localize=True).clean(written) == date(2023, 7, 6)
    assert forms.DateField().clean(written) == date(2023, 7, 6)


@pytest.mark.parametrize("written", ["07/13/2023", "31/06/2023", "32/01/2023", "2023", "6 July 2023"])
def test_a_date_that_is_not_day_first_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        forms.DateField().clean(written)


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("06/07/2023 20:26", 0),
        ("06/07/2023 20:26:05", 5),
        ("20:26 06/07/2023", 0),
        ("20:26:05 06/07/2023", 5),
        ("06-07-2023 20:26", 0),
        ("06-07-2023 20:26:05", 5),
        ("06/07/23 20:26", 0),
        ("2023-07-06T20:26:05", 5),
    ],
)
def test_a_moment_is_read_day_first(written: str, second: int) -> None:
    assert forms.DateTimeField().clean(written) == datetime(2023, 7, 6, 20, 26, second, tzinfo=HANOI)


def test_a_moment_of_no_existing_hour_is_refused() -> None:
    with pytest.raises(ValidationError):
        forms.DateTimeField().clean("06/07/2023 24:26")


@pytest.mark.parametrize(
    ("written", "expected"), [("20:26", time(20, 26)), ("8:05", time(8, 5)), ("20:26:05", time(20, 26, 5))]
)
def test_a_time_is_read(written: str, expected: time) -> None:
    assert forms.TimeField().clean(written) == expected


def test_what_a_form_writes_it_reads_again() -> None:
    for field, value in (
        (forms.DateField(), date(2023, 7, 6)),
        (forms.DateTimeField(), datetime(2023, 7, 6, 20, 26, 5, tzinfo=HANOI)),
        (forms.TimeField(), time(20, 26, 5)),
    ):
        written = field.widget.format_value(field.prepare_value(value))
        assert field.clean(written) == value
    assert forms.DateField().widget.format_value(date(2023, 7, 6)) == "06/07/2023"


def test_dates_are_printed_the_vietnamese_way() -> None:
    moment = localtime(datetime(2023, 7, 6, 13, 26, tzinfo=UTC), HANOI)
    assert formats.date_format(moment, "DATE_FORMAT") == "06/07/2023"
    assert formats.date_format(moment, "SHORT_DATE_FORMAT") == "06/07/2023"
    assert formats.date_format(moment, "DATETIME_FORMAT") == "20:26 06/07/2023"
    assert formats.date_format(moment, "SHORT_DATETIME_FORMAT") == "20:26 06/07/2023"
    assert formats.date_format(moment, "YEAR_MONTH_FORMAT") == "tháng 7/2023"
    assert formats.date_format(moment, "MONTH_DAY_FORMAT") == "06/07"
    assert formats.time_format(moment, "TIME_FORMAT") == "20:26"
    assert rendered("{{ value }}", moment) == "20:26 06/07/2023"
    assert rendered("{{ value|date }}", moment) == "06/07/2023"


@pytest.mark.parametrize(
    ("value", "printed"),
    [(190258, "190.258"), (9791, "9.791"), (999, "999"), (Decimal("-1234.5"), "-1.234,5"), (Decimal("72.60"), "72,60")],
)
def test_numbers_group_by_three_and_have_a_decimal_comma(value: int | Decimal, printed: str) -> None:
    assert formats.number_format(value, use_l10n=True, force_grouping=True) == printed


def test_numbers_are_not_grouped_unless_asked() -> None:
    """Years and ids in templates stay as they are."""
    assert rendered("{{ value }}", 2023) == "2023"
    assert rendered("{{ value|floatformat:'1g' }}", Decimal("1234.56")) == "1.234,6"


def test_a_week_starts_on_monday() -> None:
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
