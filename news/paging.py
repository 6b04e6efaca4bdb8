"""Pages of a long list, addressed by `?trang=N`; the five-thousandth is about as fast as the first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 12


class KeyPaginator(Paginator[Any]):
    """Skips over keys, not over rows: the index alone is read up to the page, and from whichever end is nearer."""

    def page(self, number: int | str) -> Page[Any]:
        rows: Any = self.object_list
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        if first < self.count // 2:
            keys = list(rows.values_list("pk", flat=True)[first:last])
        else:
            keys = list(rows.reverse().values_list("pk", flat=True)[self.count - last : self.count - first])
            keys.reverse()
        found = {row.pk: row for row in rows.filter(pk__in=keys)}
        return Page([found[key] for key in keys if key in found], number, self)


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page asked for; 404 for one that does not exist or is no number."""
    asked = request.GET.get("trang", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    try:
        return KeyPaginator(rows, per_page).page(int(asked))
    except InvalidPage as error:
        raise Http404 from error
