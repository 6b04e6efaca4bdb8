"""Keeping the search index in step with the posts, and the database's planner informed about it."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from modelsearch.backends import get_search_backend

AT_ONCE = 500


def index_row(row: Model) -> None:
    """Write what the index stores of one row, in the transaction that saves the row."""
    get_search_backend().add(row)


def index_all(rows: QuerySet[Any]) -> int:
    """Write all of `rows` anew; how many."""
    backend = get_search_backend()
    done = 0
    batch: list[Any] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            backend.add_bulk(rows.model, batch)
            done, batch = done + len(batch), []
    if batch:
        backend.add_bulk(rows.model, batch)
    return done + len(batch)


def inform_planner() -> None:
    """Let SQLite count its indexes: without, it walks the whole index for each word (2 s at 50 000 posts, not 30 ms).

    PostgreSQL does so by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")
