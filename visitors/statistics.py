"""«Thống kê truy cập»: what the four numbers mean.

* A *visit* (lượt truy cập) begins when a reader opens a page and was not seen for 30 minutes before; the
  same reader who comes back later the same day is a new visit. A reader is an address and a browser,
  told apart by a digest that lasts one day (visitors.reader), so that a visit across midnight counts
  in both days.
* *Đang truy cập*: readers seen in the last 5 minutes.
* *Hôm nay*, *Tháng hiện tại*: visits that began today, this month (Ho Chi Minh City time).
* *Tổng lượt truy cập*: all visits, plus `Commune.visits_before`, which a portal that moved brings along.

Programs that say so, signed-in staff, HEAD requests and prefetched pages are left out. Everything is in
the database, so that several processes agree; a reader costs at most one write a minute, and the numbers
on a page are at most 20 seconds old.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Q, Sum
from django.http import HttpRequest
from django.utils import timezone

from communes.http import commune_of
from communes.models import Commune
from visitors.counting import counts
from visitors.models import Presence, VisitDay
from visitors.reader import daily_digest

ONLINE = timedelta(minutes=5)
QUIET = timedelta(minutes=30)
WRITE_EVERY = 60  # seconds between two writes for one reader
SHOWN_FOR = 20  # seconds for which a page may show the same numbers
SWEEP_EVERY = 600  # seconds

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class VisitorStatistics:
    online: int
    today: int
    month: int
    total: int


def record(request: HttpRequest) -> None:
    """Notes that a reader is here. A database in trouble costs the note, never the page."""
    if not counts(request):
        return
    commune, reader = commune_of(request), daily_digest(request)
    if not cache.add(f"visitors:seen:{commune.pk}:{reader}", 1, WRITE_EVERY):
        return
    try:
        note(commune=commune, reader=reader, at=timezone.now())
    except DatabaseError:
        logger.warning("a visit was not noted", exc_info=True)


@transaction.atomic
def note(*, commune: Commune, reader: str, at: datetime) -> None:
    """Marks `reader` as seen `at`, and counts a visit where one begins. Exact when several do so at once."""
    rows = Presence.objects.filter(commune=commune, reader=reader)
    # Each update is conditional: of two that come together, one finds the row already moved on.
    if rows.filter(seen_at__lte=at - QUIET).update(seen_at=at):
        begins = True
    elif rows.update(seen_at=at):
        begins = False
    else:
        _, begins = Presence.objects.get_or_create(commune=commune, reader=reader, defaults={"seen_at": at})
    if begins:
        _add_visit(commune, at)
        _sweep(at)


def _add_visit(commune: Commune, at: datetime) -> None:
    day = timezone.localdate(at)
    rows = VisitDay.objects.filter(commune=commune, day=day)
    if rows.update(visits=F("visits") + 1):
        return
    try:
        with transaction.atomic():
            VisitDay.objects.create(commune=commune, day=day, visits=1)
    except IntegrityError:
        rows.update(visits=F("visits") + 1)


def _sweep(at: datetime) -> None:
    """Who was quiet for long would begin a new visit with or without a row."""
    if cache.add("visitors:sweep", 1, SWEEP_EVERY):
        Presence.objects.filter(seen_at__lt=at - QUIET).delete()


def statistics_of(commune: Commune) -> VisitorStatistics:
    """The four numbers, from the cache where they are fresh: two queries otherwise."""
    key = f"visitors:statistics:{commune.pk}"
    known = cache.get(key)
    if known is None:
        known = asdict(count(commune, at=timezone.now()))
        cache.set(key, known, SHOWN_FOR)
    known["total"] += commune.visits_before
    return VisitorStatistics(**known)


def count(commune: Commune, *, at: datetime) -> VisitorStatistics:
    """The four numbers as the tables have them, `total` without what the commune brought along."""
    today = timezone.localdate(at)
    sums = VisitDay.objects.filter(commune=commune).aggregate(
        today=Sum("visits", filter=Q(day=today)),
        month=Sum("visits", filter=Q(day__gte=today.replace(day=1), day__lte=today)),
        total=Sum("visits"),
    )
    online = Presence.objects.filter(commune=commune, seen_at__gt=at - ONLINE).count()
    return VisitorStatistics(online=online, **{name: value or 0 for name, value in sums.items()})
