"""What is forgotten: sign-ins and addresses after 90 days, attempts and sessions once they are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from portal.accounts import sessions
from portal.accounts.models import SIGN_IN_KINDS, AccountEvent, StaffSession

KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Cleaned:
    """How many rows went."""

    sign_ins: int
    addresses: int  # taken out of rows that stay
    attempts: int
    sessions: int


@transaction.atomic
def clean_up() -> Cleaned:
    now = timezone.now()
    sign_ins, _ = AccountEvent.objects.filter(kind__in=SIGN_IN_KINDS, at__lt=now - KEPT).delete()
    old = AccountEvent.objects.filter(at__lt=now - KEPT, address__isnull=False)
    addresses = old.update(address=None)
    # What was typed as a user name stands there, perhaps a password: past the lock it serves nothing.
    attempts, _ = AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME).delete()
    StaffSession.objects.filter(last_used_at__lt=sessions.oldest()).delete()
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    return Cleaned(sign_ins=sign_ins, addresses=addresses, attempts=attempts, sessions=ended)
