"""The log of recent actions, per commune: Django's own log does not know to whom its rows belong."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.http import HttpRequest

from communes.http import commune_of
from communes.models import Commune, StaffAction


def keep(entries: Sequence[LogEntry], *, commune: Commune) -> None:
    """Note that `entries` happened in `commune`."""
    StaffAction.objects.bulk_create([StaffAction(entry=entry, commune=commune) for entry in entries])


def commune_of_object(obj: Model, *, here: Commune) -> Commune:
    """The commune that `obj` belongs to by its `commune_path`; `here` where it names none, or `here` among others.

    A superuser may change another commune's things from this host: what happened is that commune's to know.
    """
    reached: list[object] = [obj]
    path = getattr(obj, "commune_path", None)
    if path is None:
        return here
    for step in path.split("__") if path != "pk" else ():
        following: list[object] = []
        for item in reached:
            try:
                value = getattr(item, step)
            except ObjectDoesNotExist:
                continue
            following.extend(value.all() if isinstance(value, Manager) else [value])
        reached = following
    found = [item for item in reached if isinstance(item, Commune) and item.pk is not None]
    return here if not found or here in found else found[0]


def recent_actions(request: HttpRequest) -> QuerySet[LogEntry]:
    """The host's commune's log, newest first; `select_related` with what a row prints."""
    return (
        LogEntry.objects.filter(staff_action__commune=commune_of(request))
        .select_related("content_type", "user")
        .order_by("-action_time", "-pk")
    )
