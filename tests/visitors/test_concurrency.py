"""Visits stay exact when requests come at the same moment, on whichever database the suite runs.

Threads cannot share SQLite's in-memory database as processes share a file, so that there a file takes its place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from django.db import connection, connections

from communes.models import Commune, Province
from tests.visitors.conftest import VIETNAM
from visitors import reader
from visitors.models import DailySalt, DailyVisits, Presence
from visitors.statistics import QUIET, prune, see

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8
AT = datetime(2023, 7, 6, 20, 26, tzinfo=VIETNAM)
DAY = date(2023, 7, 6)
Result = TypeVar("Result")


def in_threads(work: Callable[[int], Result], times: int = THREADS) -> list[Result]:
    """`work(0)`, `work(1)`, … each in a thread and on a connection of its own, let go at one moment."""
    start = threading.Barrier(times)

    def one(number: int) -> Result:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def elsewhere(work: Callable[[], Result]) -> Result:
    """What a single other thread sees."""
    return in_threads(lambda _: work(), 1)[0]


def _create_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (Province, Commune, DailySalt, Presence, DailyVisits):
            editor.create_model(model)


@pytest.fixture
def home(commune: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commune:
    """The commune, in a database that threads share. It is looked at from threads alone."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        monkeypatch.setitem(connections.settings["default"], "NAME", str(tmp_path / "shared.sqlite3"))
        elsewhere(_create_tables)
        elsewhere(lambda: Commune.objects.bulk_create([commune]))  # sends no signal: others lack their tables
    return commune


def visits() -> list[int]:
    return elsewhere(lambda: list(DailyVisits.objects.values_list("visits", flat=True)))


def test_one_reader_s_requests_at_one_moment_are_one_visit(home: Commune) -> None:
    begun = in_threads(lambda _: see(commune=home, digest="a" * 64, at=AT))

    assert begun.count(True) == 1
    assert visits() == [1]


def test_one_reader_s_return_is_counted_once(home: Commune) -> None:
    elsewhere(lambda: see(commune=home, digest="a" * 64, at=AT))
    back = AT + QUIET + timedelta(minutes=1)
    begun = in_threads(lambda number: see(commune=home, digest="a" * 64, at=back + timedelta(seconds=number)))

    assert begun.count(True) == 1
    assert visits() == [2]


def test_all_readers_of_one_moment_are_counted(home: Commune) -> None:
    """The day has no row yet: one thread makes it and none of the others is lost."""
    begun = in_threads(lambda number: see(commune=home, digest=f"{number:064}", at=AT))

    assert begun == [True] * THREADS
    assert visits() == [THREADS]
    assert elsewhere(Presence.objects.count) == THREADS


def test_forgetting_readers_and_counting_them_do_not_wait_for_each_other(home: Commune) -> None:
    old, back = AT, AT + QUIET + timedelta(minutes=1)
    for number in range(THREADS):
        elsewhere(lambda number=number: see(commune=home, digest=f"{number:064}", at=old))  # type: ignore[misc]

    def come_back(number: int) -> None:
        see(commune=home, digest=f"{number:064}", at=back)
        prune(before=back - QUIET)

    in_threads(come_back)

    assert visits() == [2 * THREADS]
    assert elsewhere(Presence.objects.count) == THREADS


def test_processes_that_start_at_one_moment_agree_on_the_salt(home: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(dict[date, str]):
        """As if each thread were a process that knows no salt yet."""

        def get(self, *_: object) -> None:  # type: ignore[override]
            return None

    monkeypatch.setattr(reader, "_salts", Forgetful())
    salts = in_threads(lambda _: reader._salt_of(DAY))

    assert len(set(salts)) == 1
    assert elsewhere(DailySalt.objects.count) == 1
