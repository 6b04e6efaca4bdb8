"""The request as the portal's views know it, and typed access to what the middleware puts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import HttpRequest

from communes.models import Commune, Province, User

NOT_ACTIVITY = "not_activity"
View = TypeVar("View", bound=Callable[..., Any])


def not_activity(view: View) -> View:
    """Marks a view that pages ask by themselves (polling, autosave): it keeps no idle session open."""
    setattr(view, NOT_ACTIVITY, True)
    return view


def mark_saved(request: HttpRequest) -> None:
    """What was sent is stored: the browser need not keep its copy."""
    request.form_saved = True  # type: ignore[attr-defined]


def was_saved(request: HttpRequest) -> bool:
    return getattr(request, "form_saved", False)


class CommuneRequest(HttpRequest):
    """A request that passed CommuneMiddleware on a commune's host."""

    commune: Commune


class ProvinceRequest(HttpRequest):
    """A request that passed CommuneMiddleware on a province's host."""

    province: Province


def commune_of(request: HttpRequest) -> Commune:
    return cast("CommuneRequest", request).commune


def province_of(request: HttpRequest) -> Province:
    return cast("ProvinceRequest", request).province


def staff_of(request: HttpRequest) -> User | None:
    """The signed-in user with `membership` set for the host's commune, or None for a reader."""
    user = request.user
    return user if isinstance(user, User) and user.is_active else None


def works_here(request: HttpRequest) -> bool:
    """True for superusers and for members of the host's commune."""
    user = staff_of(request)
    return user is not None and (user.is_superuser or user.membership is not None)
