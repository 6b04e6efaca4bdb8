"""Filters that write numbers and dates as Vietnamese readers expect them."""

from __future__ import annotations

from datetime import datetime

from django import template

from vietnamese.dates import format_dateline
from vietnamese.numbers import format_count

register = template.Library()


@register.filter
def count(value: int) -> str:
    """190258 → «190.258»."""
    return format_count(int(value or 0))


@register.filter
def dateline(moment: datetime | None) -> str:
    """«Thứ năm - 06/07/2023 20:26»; empty for a post without a date."""
    return format_dateline(moment) if moment else ""
