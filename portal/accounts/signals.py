"""What Django and django-axes tell of accounts, put into the log and the list of sessions."""

from __future__ import annotations

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from communes.models import User
from portal.accounts import sessions
from portal.accounts.events import record
from portal.accounts.idle import stamp
from portal.accounts.models import EventKind, StaffSession


def _named(username: object) -> User | None:
    return User.objects.filter(username=username).first() if isinstance(username, str) else None


@receiver(user_logged_in)
def signed_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    stamp(request)
    sessions.begin(request=request, user=user)
    record(request, EventKind.SIGN_IN, user=user)


@receiver(user_logged_out)
def signed_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    StaffSession.objects.filter(key=request.session.session_key or "").delete()
    if user is not None:
        kind = EventKind.IDLE if getattr(request, "idle_ended", False) else EventKind.SIGN_OUT
        record(request, kind, user=user)


@receiver(user_login_failed)
def failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    # While the lock lasts nothing is tried any more: its beginning is what the log tells.
    if request is not None and not getattr(request, "axes_locked_out", False):
        record(request, EventKind.SIGN_IN_FAILED, user=_named(credentials.get("username")))


@receiver(user_locked_out)
def locked_out(sender: Any, request: HttpRequest, username: str, **kwargs: Any) -> None:
    # django-axes also sends it for each attempt during the lock, then without having counted.
    if getattr(request, "axes_failures_since_start", None) is not None:
        record(request, EventKind.LOCKED, user=_named(username))


@receiver(post_save, sender=User)
def password_saved(sender: Any, instance: User, created: bool, **kwargs: Any) -> None:
    """A new password ends the sessions opened with the old one; whoever set it stays, under a new key (Django's)."""
    if not created and getattr(instance, "_password", None) is not None:
        sessions.end_others(user=instance)
