"""A reader's request, and a clock that tests turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory

from visitors import reader

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
BROWSER = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)

MakeRequest = Callable[..., HttpRequest]


class Clock:
    """The time that Django tells. Turning it lets what the cache holds expire, as waiting would."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.set(self.at + timedelta(**by))

    def set(self, at: datetime) -> None:
        self.at = at
        cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Thursday, 6 July 2023, 20:26 in Vietnam."""
    clock = Clock(datetime(2023, 7, 6, 20, 26, tzinfo=VIETNAM))
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture(autouse=True)
def _no_salt_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_salts", {})


@pytest.fixture
def request_of() -> MakeRequest:
    """A page fetched by a browser from `address`."""

    def make(address: str = "203.0.113.7", browser: str = BROWSER, method: str = "GET", **headers: Any) -> HttpRequest:
        headers = {"user-agent": browser} | {name.replace("_", "-"): value for name, value in headers.items()}
        return RequestFactory().generic(method, "/", headers=headers, REMOTE_ADDR=address)

    return make
