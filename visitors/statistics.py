"""«Thống kê truy cập»: what the four numbers mean, and how they are counted.

* A *visit* (lượt truy cập) begins when a reader opens a page and was not seen for 30 minutes before; the
  same reader who comes back later that day begins another. A reader is an address and a browser, told apart
  by a digest that lasts one day (visitors.reader): one who reads across midnight begins a visit on both days
  and stands twice under «Đang truy cập» for five minutes.
* *Đang truy cập* (online): distinct readers seen in the last 5 minutes.
* *Hôm nay*, *Tháng hiện tại* (today, month): visits that began today, this month, by the clock of Vietnam.
* *Tổng lượt truy cập* (total): all visits, plus `Commune.visits_before`, which a portal that moved brings along.

Programs that say so, signed-in staff, HEAD requests and prefetched pages are left out. Everything is in the
database, so that several processes agree. A reader costs at most one write a minute, so that 5 and 30
minutes are right to the minute; the numbers on a page are at most 20 seconds old.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F, Q, Sum
from django.http import HttpRequest
from django.utils import timezone

from communes.models import Commune
from visitors.models import DailyVisits, Presence
from visitors.reader import daily_digest
from visitors.robots import countable

HINT = (
    "Một lượt truy cập bắt đầu khi bạn đọc mở trang sau ít nhất 30 phút không xem trang nào; «Đang truy cập» là số "
    "bạn đọc trong 5 phút gần đây. Không tính chương trình tự động và cán bộ đang đăng nhập; không lưu địa chỉ mạng "
    "của bạn đọc."
)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ONLINE = timedelta(minutes=5)
QUIET = timedelta(minutes=30)
WRITE_EVERY = 60  # seconds between two writes for one reader
SHOWN_FOR = 20  # seconds for which a page may show the same numbers
PRUNE_EVERY = 600  # seconds

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Statistics:
    """The four numbers: readers now, visits today, this month and ever."""

    online: int
    today: int
    month: int
    total: int


def note_visit(request: HttpRequest, commune: Commune) -> None:
    """Note that a reader is here; does nothing for programs, staff, and within a minute of the last note.

    A database in trouble costs the note, never the page: the failure is logged.
    """
    if not countable(request):
        return
    now = timezone.now()
    try:
        digest = daily_digest(request, commune)
        if cache.add(f"visitors:seen:{commune.pk}:{digest}", 1, WRITE_EVERY):
            see(commune=commune, digest=digest, at=now)
            if cache.add("visitors:prune", 1, PRUNE_EVERY):
                prune(before=now - QUIET)
    except DatabaseError:
        logger.warning("a visit was not noted", exc_info=True)


@transaction.atomic
def see(*, commune: Commune, digest: str, at: datetime) -> bool:
    """Mark the reader as seen `at`; count a visit and return True where one begins. Exact however many come at once.

    Each update says what it expects to find: of several at the same moment the database lets one find the row
    as it was, and the others find it moved on.
    """
    rows = Presence.objects.filter(commune=commune, digest=digest)
    if rows.filter(last_seen__lt=at - QUIET).update(last_seen=at):
        begins = True
    elif rows.filter(last_seen__lt=at).update(last_seen=at):
        begins = False
    else:  # unknown until now, or seen by a request that came at the same moment
        _, begins = Presence.objects.get_or_create(commune=commune, digest=digest, defaults={"last_seen": at})
    if begins:
        _add_visit(commune, timezone.localdate(at, VIETNAM))
    return begins


def _add_visit(commune: Commune, day: date) -> None:
    rows = DailyVisits.objects.filter(commune=commune, day=day)
    if not rows.update(visits=F("visits") + 1):
        DailyVisits.objects.get_or_create(commune=commune, day=day)
        rows.update(visits=F("visits") + 1)


def prune(*, before: datetime) -> None:
    """Delete the readers not seen since: back later, they begin a visit with or without a row.

    Apart from the counting transaction, which locks a reader before a day: locks in two orders can wait for
    each other.
    """
    Presence.objects.filter(last_seen__lt=before).delete()


def statistics(commune: Commune) -> Statistics:
    """Return the four numbers, at most `SHOWN_FOR` seconds old; two queries when the cache has none."""
    key = f"visitors:statistics:{commune.pk}"
    known: Statistics | None = cache.get(key)
    if known is None:
        known = count(commune=commune, at=timezone.now())
        cache.set(key, known, SHOWN_FOR)
    return known


def count(*, commune: Commune, at: datetime) -> Statistics:
    """Return the four numbers as they stand `at` that moment. Two queries."""
    today = timezone.localdate(at, VIETNAM)
    sums = DailyVisits.objects.filter(commune=commune).aggregate(
        today=Sum("visits", filter=Q(day=today)),
        month=Sum("visits", filter=Q(day__gte=today.replace(day=1), day__lte=today)),
        total=Sum("visits"),
    )
    return Statistics(
        online=Presence.objects.filter(commune=commune, last_seen__gt=at - ONLINE).count(),
        today=sums["today"] or 0,
        month=sums["month"] or 0,
        total=(sums["total"] or 0) + commune.visits_before,
    )
