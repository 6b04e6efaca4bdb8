"""Signing in as people do, and a phone that makes codes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from communes.models import User
from portal.accounts import second_factor
from tests.conftest import PASSWORD

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"


def browser(user_agent: str = CHROME, host: str = "localhost") -> Client:
    return Client(headers={"host": host, "user-agent": user_agent})


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(reverse("admin:login"), {"username": username, "password": password}, **more)


def code_of(device: TOTPDevice, *, step: int = 0) -> str:
    """What the phone shows; `step` periods of 30 seconds later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + 30 * step
    return f"{totp.token():06d}"


@pytest.fixture
def with_phone() -> Callable[[User], tuple[TOTPDevice, list[str]]]:
    """Give a user a confirmed device; returns it and the backup codes."""

    def give(user: User) -> tuple[TOTPDevice, list[str]]:
        device = second_factor.start(user=user)
        codes = second_factor.confirm(user=user, code=code_of(device))
        assert codes is not None
        device.refresh_from_db()
        return device, codes

    return give
