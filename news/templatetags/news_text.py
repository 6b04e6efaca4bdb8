"""Filters that write numbers and dates as Vietnamese readers expect them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe
from pictures.models import PictureFieldFile

from news.pictures import picture_tag
from vietnamese.dates import format_dateline
from vietnamese.numbers import format_count, format_file_size

register = template.Library()


@register.filter
def corner_named(table: SafeString) -> SafeString:
    """Django's table of inline rows, with a name in the head of its first column: an empty one tells nothing."""
    named = '<th class="original"><span class="visually-hidden">Tệp đã lưu</span></th>'
    return mark_safe(table.replace('<th class="original"></th>', named))  # noqa: S308  rendered by Django


@register.filter
def count(value: int) -> str:
    """190258 → «190.258»."""
    return format_count(int(value or 0))


@register.filter
def dateline(moment: datetime | None) -> str:
    """«Thứ năm - 06/07/2023 20:26»; empty for a post without a date."""
    return format_dateline(moment) if moment else ""


@register.filter
def elided(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers to link to: first, last, those around `page`, «…» between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def file_size(size: int) -> str:
    """Bytes as «340 KB», «1,2 MB»."""
    return format_file_size(int(size or 0))


@register.simple_tag
def picture(
    file: PictureFieldFile, *, alt: str, sizes: str, ratio: str | None = None, eager: bool | str = False
) -> SafeString:
    """An uploaded picture in the widths and formats that there are (news.pictures.picture_tag)."""
    return picture_tag(file, alt=alt, sizes=sizes, ratio=ratio, eager=bool(eager))
