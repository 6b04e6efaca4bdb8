"""Dates as Vietnamese readers write them, independent of any locale setting."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_OFFICIAL_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

# Nghị định 30/2020/NĐ-CP, phụ lục I: a zero stands before days under 10 and before months 1 and 2, so that
# «1» and «2» cannot be made into «11» and «12» with a pen.
_MONTHS_WITH_ZERO = (1, 2)


@cache
def vietnam_zone() -> ZoneInfo:
    """Return the time zone of Vietnam."""
    return ZoneInfo("Asia/Ho_Chi_Minh")


def in_vietnam(moment: datetime) -> datetime:
    """Return an aware `moment` in Vietnam's time. Raises ValueError when it is naive."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("an aware datetime is needed")
    return moment.astimezone(vietnam_zone())


def weekday(day: date) -> str:
    """Return the weekday as web pages write it: «Thứ năm», «Chủ nhật»."""
    return _WEEKDAYS[day.weekday()]


def official_weekday(day: date) -> str:
    """Return the weekday as official documents write it (Nghị định 30): «thứ Năm», «Chủ nhật»."""
    return _OFFICIAL_WEEKDAYS[day.weekday()]


def format_date(day: date) -> str:
    """Return «06/07/2023». A datetime is taken as it stands: convert it with `in_vietnam` first."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_time(moment: datetime) -> str:
    """Return «20:26» in Vietnam's time. Raises ValueError when `moment` is naive."""
    return f"{in_vietnam(moment):%H:%M}"


def format_dateline(moment: datetime) -> str:
    """Return «Thứ năm - 06/07/2023 20:26» in Vietnam's time. Raises ValueError when `moment` is naive."""
    local = in_vietnam(moment)
    return f"{weekday(local)} - {format_date(local)} {format_time(local)}"


def format_official_date(day: date) -> str:
    """Return the long form of Nghị định 30: «ngày 06 tháng 7 năm 2023», «ngày 15 tháng 02 năm 2024»."""
    month = f"{day.month:02d}" if day.month in _MONTHS_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
