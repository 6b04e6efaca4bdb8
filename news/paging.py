"""Pages of a long list, addressed by `?trang=N`."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 12


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page asked for; 404 for one that does not exist or is no number."""
    asked = request.GET.get("trang", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    try:
        return Paginator(rows, per_page).page(int(asked))
    except InvalidPage as error:
        raise Http404 from error
