"""Idle sessions end: the server counts, whatever the open pages do.

A session carries the moment of its last activity. Every request moves it on, except those to views marked
`communes.http.not_activity` and those that say themselves that nobody asked for them (`X-Background: 1`): polling
and autosave keep nobody signed in. After IDLE_SECONDS the pages ask (static/admin-idle.js), and
IDLE_WARNING_SECONDS later the session is over for every tab, the next request of a stolen one included.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET, require_POST

from communes.http import NOT_ACTIVITY, not_activity, staff_of
from portal.accounts import sessions

ACTIVE_AT = "active_at"
ENDED = "het-phien"  # in the address of the sign-in page: says why one is there


def stamp(request: HttpRequest) -> None:
    """This is the moment of the session's last activity."""
    request.session[ACTIVE_AT] = time.time()


@dataclass(frozen=True)
class Left:
    """What a page needs to know of its session; seconds."""

    user: int | None
    asks_in: float  # until the question is put; below 0 while it is
    ends_in: float  # until the session is over


def time_left(request: HttpRequest) -> Left:
    user = staff_of(request)
    if user is None:
        return Left(user=None, asks_in=0, ends_in=0)
    idle = time.time() - float(request.session.get(ACTIVE_AT, 0))
    asks_in = settings.IDLE_SECONDS - idle
    return Left(user=user.pk, asks_in=round(asks_in, 2), ends_in=round(asks_in + settings.IDLE_WARNING_SECONDS, 2))


def _granularity() -> float:
    """How far the stamp may lag behind, so that not every request writes the session."""
    return min(10.0, float(settings.IDLE_SECONDS) / 60)


class IdleMiddleware:
    """Ends idle sessions, and moves the stamp of those in use on. Readers without a session cookie cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or auth.SESSION_KEY not in request.session:
            return self.get_response(request)
        idle = time.time() - float(request.session.get(ACTIVE_AT, 0))
        if idle >= settings.IDLE_SECONDS + settings.IDLE_WARNING_SECONDS:
            request.idle_ended = True  # type: ignore[attr-defined]
            auth.logout(request)
        return self._told_why(request, self.get_response(request))

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or auth.SESSION_KEY not in request.session:
            return
        if getattr(view, NOT_ACTIVITY, False) or request.headers.get("X-Background") == "1":
            return
        if time.time() - float(request.session.get(ACTIVE_AT, 0)) >= _granularity():
            stamp(request)
            sessions.touch(request=request, user_id=int(request.session[auth.SESSION_KEY]))

    @staticmethod
    def _told_why(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        location = response.get("Location", "")
        if getattr(request, "idle_ended", False) and urlsplit(location).path == reverse(
            "admin:login",
            urlconf=settings.ROOT_URLCONF,  # on a province's host nobody signs in
        ):
            response["Location"] = f"{location}{'&' if '?' in location else '?'}{ENDED}=1"
        return response


@not_activity
@never_cache
@require_GET
def idle_status(request: HttpRequest) -> JsonResponse:
    """How long the session lasts; asking does not prolong it."""
    return JsonResponse(asdict(time_left(request)))


@never_cache
@require_POST
@csrf_protect
def idle_keep(request: HttpRequest) -> JsonResponse:
    """Somebody is there."""
    if staff_of(request) is not None:
        stamp(request)
    return JsonResponse(asdict(time_left(request)))
