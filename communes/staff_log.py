"""The log of recent actions, per commune: Django's own log does not know to whom its rows belong."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest

from communes.http import commune_of
from communes.models import Commune, StaffAction


def keep(entries: Sequence[LogEntry], *, commune: Commune) -> None:
    """Note that `entries` happened in `commune`."""
    StaffAction.objects.bulk_create([StaffAction(entry=entry, commune=commune) for entry in entries])


def recent_actions(request: HttpRequest) -> QuerySet[LogEntry]:
    """The host's commune's log, newest first; `select_related` with what a row prints."""
    return (
        LogEntry.objects.filter(staff_action__commune=commune_of(request))
        .select_related("content_type", "user")
        .order_by("-action_time", "-pk")
    )
