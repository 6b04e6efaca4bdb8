"""What is forgotten: sign-ins and addresses after 90 days, sessions and attempts that are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from axes.models import AccessAttempt
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
    attempts, _ = AccessAttempt.objects.filter(attempt_time__lt=now - KEPT).delete()
    StaffSession.objects.filter(last_used_at__lt=sessions.oldest()).delete()
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    return Cleaned(sign_ins=sign_ins, addresses=addresses, attempts=attempts, sessions=ended)
