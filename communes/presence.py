"""Who has what open in the admin: a hint, kept in the cache for a few minutes, that costs nothing when it is lost."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import models

from communes.models import User

# Seconds since the page was last loaded or told that it is still open (static/admin-presence.js, every minute; a
# browser lets a page that nobody looks at do so no oftener than that).
KEPT_FOR = 3 * 60


@dataclass(frozen=True)
class Present:
    name: str
    since: float  # Unix time


def what(row: models.Model) -> str:
    """«news.article:7»."""
    return f"{row._meta.label_lower}:{row.pk}"


def note_presence(*, row: models.Model, by: User) -> list[str]:
    """Note that `by` has `row` open; the names of others who had it open in the last minutes."""
    key = f"present:{what(row)}"
    now = time.time()
    known: dict[int, Present] = cache.get(key) or {}
    fresh = {pk: present for pk, present in known.items() if now - present.since < KEPT_FOR}
    others = [present.name for pk, present in fresh.items() if pk != by.pk]
    cache.set(key, {**fresh, by.pk: Present(by.get_full_name(), now)}, KEPT_FOR)
    return others


def forget_presence(*, row: models.Model, by: User) -> None:
    """`by` saved and left."""
    key = f"present:{what(row)}"
    known: dict[int, Present] = cache.get(key) or {}
    if known.pop(by.pk, None) is not None:
        cache.set(key, known, KEPT_FOR)
