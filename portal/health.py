"""`/healthz/`: 200 when the portal can serve, 503 with the reason when not, whatever the Host header says."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase


def problems() -> list[str]:
    """What keeps the portal from serving, in plain words; empty when nothing does."""
    found = []
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            found.append("database: migrations are waiting")
    except DatabaseError as error:
        found.append(f"database: {type(error).__name__}")
    try:
        cache.set("healthz", "ok", 10)
        if cache.get("healthz") != "ok":
            found.append("cache: a value written is not read back")
    except Exception as error:  # every cache backend raises exceptions of its own
        found.append(f"cache: {type(error).__name__}")
    return found


class HealthMiddleware:
    """Answers before any host is looked at: a probe asks by IP address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != "/healthz/":
            return self.get_response(request)
        found = problems()
        body = "\n".join(found) or "ok"
        response = HttpResponse(body, status=503 if found else 200, content_type="text/plain; charset=utf-8")
        response["Cache-Control"] = "no-store"
        return response
