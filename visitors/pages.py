"""What every page that readers read has in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from communes.http import commune_of
from visitors.statistics import note_visit

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def public_page(view: View[P]) -> View[P]:
    """Make a view a page for readers: GET and HEAD alone, and whoever reads it is counted as a visitor."""

    @wraps(view)
    def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        note_visit(request, commune_of(request))
        return view(request, *args, **kwargs)

    safe: View[P] = require_safe(counted)
    return safe
