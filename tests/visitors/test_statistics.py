"""«Thống kê truy cập»: what counts as a visit, and the four numbers."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from communes.models import Commune
from tests.visitors.conftest import BROWSER, VIETNAM, Clock, MakeRequest
from visitors import statistics as module
from visitors.models import DailyVisits, Presence
from visitors.pages import public_page
from visitors.statistics import HINT, Statistics, note_visit, statistics

pytestmark = pytest.mark.django_db


def visits(commune: Commune) -> dict[str, int]:
    return {row.day.isoformat(): row.visits for row in DailyVisits.objects.filter(commune=commune)}


def now(commune: Commune) -> Statistics:
    cache.clear()
    return statistics(commune)


def test_a_reader_who_opens_a_page_is_one_visit(clock: Clock, request_of: MakeRequest, commune: Commune) -> None:
    note_visit(request_of(), commune)

    assert now(commune) == Statistics(online=1, today=1, month=1, total=1)


def test_reading_on_is_the_same_visit(clock: Clock, request_of: MakeRequest, commune: Commune) -> None:
    for _ in range(5):
        note_visit(request_of(), commune)
        clock.turn(minutes=29)

    assert visits(commune) == {"2023-07-06": 1}


@pytest.mark.parametrize(("minutes", "expected"), [(30, 1), (30.1, 2)])
def test_a_visit_begins_after_half_an_hour_of_quiet(
    clock: Clock, request_of: MakeRequest, commune: Commune, minutes: float, expected: int
) -> None:
    note_visit(request_of(), commune)
    clock.turn(minutes=minutes)
    note_visit(request_of(), commune)

    assert visits(commune) == {"2023-07-06": expected}
    assert now(commune).online == 1


def test_two_readers_are_two_visits(clock: Clock, request_of: MakeRequest, commune: Commune) -> None:
    note_visit(request_of(), commune)
    note_visit(request_of(browser=BROWSER + " Edg/131"), commune)
    note_visit(request_of("203.0.113.8"), commune)

    assert now(commune) == Statistics(online=3, today=3, month=3, total=3)


def test_the_other_commune_is_counted_apart(
    clock: Clock, request_of: MakeRequest, commune: Commune, other_commune: Commune
) -> None:
    note_visit(request_of(), other_commune)

    assert now(commune) == Statistics(online=0, today=0, month=0, total=0)
    assert now(other_commune).total == 1


@pytest.mark.parametrize(("minutes", "online"), [(4.9, 1), (5, 0)])
def test_online_is_who_was_seen_in_five_minutes(
    clock: Clock, request_of: MakeRequest, commune: Commune, minutes: float, online: int
) -> None:
    note_visit(request_of(), commune)
    clock.turn(minutes=minutes)

    assert now(commune).online == online


def test_today_month_and_total_follow_vietnam_s_calendar(
    clock: Clock, request_of: MakeRequest, commune: Commune, other_commune: Commune
) -> None:
    commune.visits_before = 190_000
    for day, count in (("2023-06-30", 4), ("2023-07-01", 8), ("2023-07-05", 16), ("2022-07-06", 32)):
        DailyVisits.objects.create(commune=commune, day=date.fromisoformat(day), visits=count)
    DailyVisits.objects.create(commune=other_commune, day=date(2023, 7, 6), visits=1000)
    clock.set(datetime(2023, 7, 6, 0, 5, tzinfo=VIETNAM))  # still the 5th in UTC
    note_visit(request_of(), commune)

    assert now(commune) == Statistics(online=1, today=1, month=25, total=190_061)


def test_reading_across_midnight_is_a_visit_on_both_days(
    clock: Clock, request_of: MakeRequest, commune: Commune
) -> None:
    clock.set(datetime(2023, 7, 31, 23, 58, tzinfo=VIETNAM))
    note_visit(request_of(), commune)
    clock.turn(minutes=4)
    note_visit(request_of(), commune)

    assert visits(commune) == {"2023-07-31": 1, "2023-08-01": 1}
    assert now(commune).month == 1


@pytest.mark.parametrize(("browser", "method"), [("Googlebot/2.1", "GET"), (BROWSER, "HEAD"), (BROWSER, "POST")])
def test_who_is_no_reader_leaves_no_trace(
    clock: Clock, request_of: MakeRequest, commune: Commune, browser: str, method: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        note_visit(request_of(browser=browser, method=method), commune)

    assert now(commune) == Statistics(online=0, today=0, month=0, total=0)


def test_a_reader_costs_one_write_a_minute(
    clock: Clock, request_of: MakeRequest, commune: Commune, django_assert_num_queries: Any
) -> None:
    note_visit(request_of(), commune)

    with django_assert_num_queries(0):
        note_visit(request_of(), commune)


def test_the_numbers_cost_two_queries_and_then_none(
    clock: Clock, request_of: MakeRequest, commune: Commune, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        first = statistics(commune)
    note_visit(request_of(), commune)
    with django_assert_num_queries(0):
        assert statistics(commune) == first


def test_the_numbers_are_kept_for_20_seconds(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(cache, "set", lambda *args: kept.extend(args))
    statistics(commune)

    assert kept[-1] == 20


def test_readers_gone_for_long_are_forgotten(clock: Clock, request_of: MakeRequest, commune: Commune) -> None:
    note_visit(request_of("203.0.113.1"), commune)
    clock.turn(minutes=20)
    note_visit(request_of("203.0.113.2"), commune)
    clock.turn(minutes=15)
    note_visit(request_of("203.0.113.3"), commune)

    assert Presence.objects.count() == 2
    assert visits(commune) == {"2023-07-06": 3}


def test_a_request_that_comes_late_does_not_turn_the_clock_back(clock: Clock, commune: Commune) -> None:
    module.see(commune=commune, digest="a" * 64, at=clock.at)
    earlier = clock.at - module.ONLINE

    assert module.see(commune=commune, digest="a" * 64, at=earlier) is False
    assert Presence.objects.get().last_seen == clock.at


def test_a_database_in_trouble_costs_the_note_and_not_the_page(
    clock: Clock, request_of: MakeRequest, commune: Commune, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def fail(**_: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(module, "see", fail)
    with caplog.at_level(logging.WARNING, "visitors.statistics"):
        note_visit(request_of(), commune)

    assert "database is locked" in caplog.text


def test_a_public_page_counts_its_reader(clock: Clock, request_of: MakeRequest, commune: Commune) -> None:
    @public_page
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        return HttpResponse(str(pk))

    request: Any = request_of()
    request.commune = commune
    assert page(request, 7).content == b"7"
    assert now(commune).today == 1

    posted: Any = request_of(method="POST")
    posted.commune = commune
    assert page(posted, 7).status_code == 405


@pytest.mark.parametrize("row", [{"day": date(2023, 7, 6), "visits": -1}, {"day": date(2023, 7, 5)}])
def test_the_database_refuses_negative_visits_and_a_second_row(commune: Commune, row: dict[str, Any]) -> None:
    DailyVisits.objects.create(commune=commune, day=date(2023, 7, 5))

    with pytest.raises(IntegrityError), transaction.atomic():
        DailyVisits.objects.create(commune=commune, **row)


@pytest.mark.parametrize("digest", ["", "a" * 64])
def test_the_database_refuses_a_nameless_and_a_doubled_reader(clock: Clock, commune: Commune, digest: str) -> None:
    Presence.objects.create(commune=commune, digest="a" * 64, last_seen=clock.at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Presence.objects.create(commune=commune, digest=digest, last_seen=clock.at)


def test_the_hint_says_what_the_code_does() -> None:
    minutes = {int(word) for word in HINT.split() if word.isdigit()}

    assert minutes == {module.QUIET.seconds // 60, module.ONLINE.seconds // 60}
