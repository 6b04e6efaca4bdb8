"""Telling readers apart without knowing who they are.

Two means, for two ends:

* A random first-party cookie, set only when somebody rates or comments, lets that person change the rating
  on any later day. The database keeps HMAC(cookie). Who clears the cookie can rate again; a new SECRET_KEY
  has the same effect.
* A daily digest of address and browser serves what lasts for minutes or hours: who is reading now, one view
  per half hour, limits. Its salt is random, changes every day and is deleted by the first reader of the
  day after, so that nobody can recompute a digest then, not even with the server in hand.

No address is stored, neither raw nor in a form that outlives its day.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from communes.models import Commune
from visitors.address import client_network
from visitors.models import DailySalt

COOKIE = "ban-doc"
COOKIE_AGE = 365 * 24 * 3600  # seconds
_COOKIE_FORM = re.compile(r"[A-Za-z0-9_-]{43}")  # what secrets.token_urlsafe(32) gives
# Today's salt alone, in this process alone: a shared cache may write to a disk.
_salts: dict[date, str] = {}

Response = TypeVar("Response", bound=HttpResponseBase)


def reader_key(cookie_value: str) -> str:
    """Return what is stored of a reader's cookie: 64 hex digits, of no use without SECRET_KEY."""
    return salted_hmac("visitors.reader", cookie_value, algorithm="sha256").hexdigest()


def key_for(request: HttpRequest) -> tuple[str, str | None]:
    """Return the reader's key, and the cookie to `remember` where the request brought none that we made."""
    value = request.COOKIES.get(COOKIE, "")
    if _COOKIE_FORM.fullmatch(value):
        return reader_key(value), None
    value = secrets.token_urlsafe(32)
    return reader_key(value), value


def remember(response: Response, new_cookie: str | None) -> Response:
    """Set the cookie that `key_for` made, if it made one; the same response, for `return`."""
    if new_cookie is not None:
        response.set_cookie(
            COOKIE, new_cookie, max_age=COOKIE_AGE, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    return response


def daily_digest(request: HttpRequest, commune: Commune) -> str:
    """Return today's name of this reader in `commune`'s portal: 64 hex digits of address and browser."""
    browser = request.headers.get("User-Agent", "")
    return _digest(commune, "reader", client_network(request), browser)


def address_digest(request: HttpRequest, commune: Commune) -> str:
    """Return today's name of the address alone, for limits that a changed browser name must not get around."""
    return _digest(commune, "address", client_network(request))


def _digest(commune: Commune, *parts: str) -> str:
    # The commune is part of it: nobody can follow one reader from one commune's portal to another's.
    message = "\0".join((str(commune.pk), *parts))
    salt = _salt_of(timezone.localdate())
    return hmac.new(salt.encode(), message.encode(errors="surrogateescape"), hashlib.sha256).hexdigest()


def _salt_of(day: date) -> str:
    """Return the salt of `day`, the same in every process; the first reader of a day deletes older ones."""
    known = _salts.get(day)
    if known is not None:
        return known
    with transaction.atomic():
        row, created = DailySalt.objects.get_or_create(day=day)
        if created:
            DailySalt.objects.filter(day__lt=day).delete()
    _salts.clear()
    _salts[day] = row.salt
    return row.salt
