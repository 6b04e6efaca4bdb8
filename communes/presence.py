"""Who has what open in the admin: a hint, kept in the cache for a few minutes, that costs nothing when it is lost."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache

from communes.models import User

KEPT_FOR = 5 * 60  # seconds since the page was last loaded


@dataclass(frozen=True)
class Present:
    name: str
    since: float  # Unix time


def note_presence(*, what: str, by: User) -> list[str]:
    """Note that `by` has `what` («news.article:7») open; the names of others who opened it in the last minutes."""
    key = f"present:{what}"
    now = time.time()
    known: dict[int, Present] = cache.get(key) or {}
    fresh = {pk: present for pk, present in known.items() if now - present.since < KEPT_FOR}
    others = [present.name for pk, present in fresh.items() if pk != by.pk]
    cache.set(key, {**fresh, by.pk: Present(by.get_full_name(), now)}, KEPT_FOR)
    return others


def forget_presence(*, what: str, by: User) -> None:
    """`by` saved and left."""
    key = f"present:{what}"
    known: dict[int, Present] = cache.get(key) or {}
    if known.pop(by.pk, None) is not None:
        cache.set(key, known, KEPT_FOR)
