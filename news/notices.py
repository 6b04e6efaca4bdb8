"""The emergency notice on top of every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from communes.models import Commune
from news.models import Notice

# Every page asks for it: at most one query in this many seconds for a commune, and a notice that is switched on
# stands on every page within them, whichever process serves it.
KEPT_FOR = 15
SHOWN = 3


@dataclass(frozen=True)
class ShownNotice:
    """A notice as the page prints it; `address` is that of its post, or empty."""

    text: str
    address: str


def _key(commune_pk: int) -> str:
    return f"news:notices:{commune_pk}"


def current_notices(commune: Commune) -> list[ShownNotice]:
    """What stands on top now, the newest first. No query when the cache knows."""
    known: list[ShownNotice] | None = cache.get(_key(commune.pk))
    if known is None:
        rows = Notice.objects.current(commune).select_related("article")[:SHOWN]
        known = [
            ShownNotice(row.text, row.article.get_absolute_url() if row.article and row.article.is_public else "")
            for row in rows
        ]
        cache.set(_key(commune.pk), known, KEPT_FOR)
    return known


def forget_notices(commune_pk: int) -> None:
    """After a change, so that whoever switched a notice on sees it at once."""
    cache.delete(_key(commune_pk))
