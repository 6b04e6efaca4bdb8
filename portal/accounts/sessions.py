"""Open sessions of staff: which there are, and ending them.

Django's own session rows hold what a session is; a `StaffSession` says whose it is and from where. Ending one
deletes Django's row, so that a request already on its way cannot write it back.
(Not taken: django-user-sessions, last release 2022; django-qsessions replaces the session engine and needs GeoIP
for what is left.)
"""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from communes.models import User
from portal.accounts.addresses import sign_in_address
from portal.accounts.devices import device_name
from portal.accounts.models import StaffSession

TOUCH_EVERY = timedelta(minutes=1)


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore


def begin(*, request: HttpRequest, user: User) -> StaffSession:
    """Note the request's session as one of `user`'s."""
    if not request.session.session_key:
        request.session.create()
    now = timezone.now()
    row, _ = StaffSession.objects.update_or_create(
        key=request.session.session_key,
        defaults={
            "user": user,
            "device": device_name(request.headers.get("User-Agent", "")),
            "address": sign_in_address(request),
            "started_at": now,
            "last_used_at": now,
        },
    )
    return row


def touch(*, request: HttpRequest, user_id: int) -> None:
    """Move «last used» on, at most once a minute. A changed password gives the session a new key: it is noted anew."""
    now = timezone.now()
    rows = StaffSession.objects.filter(key=request.session.session_key, user_id=user_id)
    if not rows.filter(last_used_at__lt=now - TOUCH_EVERY).update(last_used_at=now) and not rows.exists():
        begin(request=request, user=User.objects.get(pk=user_id))


def sessions_of(user: User) -> list[StaffSession]:
    """`user`'s sessions that are still open, the last used first."""
    rows = StaffSession.objects.filter(user=user, last_used_at__gt=oldest())
    return [row for row in rows if _store()().exists(row.key)]


def end(*rows: StaffSession) -> int:
    """End these sessions; returns how many there were."""
    for row in rows:
        _store()(row.key).delete(row.key)
        row.delete()
    return len(rows)


def end_others(*, user: User, keep: str | None = None) -> int:
    """End every session of `user`'s but the one with the key `keep`."""
    return end(*StaffSession.objects.filter(user=user).exclude(key=keep or ""))


def oldest() -> datetime:
    """When a session that can still be open was used at the earliest."""
    return timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
