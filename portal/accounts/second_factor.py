"""The second factor: one-time codes from a phone's app (TOTP), and backup codes for a lost phone.

django-otp keeps the secrets, checks the codes, and slows guessing down in the database (1, 2, 4, 8 … seconds).
A session is signed in only after both factors: between them it holds who gave the right password, for five minutes.
"""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import segno
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from communes.models import Commune, User

VERIFIED = "second_factor"  # in the session: both factors were given
PENDING = "second_step"
PENDING_SECONDS = 300
PENDING_TRIES = 5
BACKUP_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud


def device_of(user: User) -> TOTPDevice | None:
    """The confirmed device, or None."""
    device: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return device


def backup_codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


@dataclass(frozen=True)
class Waiting:
    """The way in is closed for a while after wrong codes; seconds."""

    seconds: int


@dataclass(frozen=True)
class Match:
    """A code was right; `backup` when it was one of the codes on paper."""

    backup: bool


def _bare(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()


def _is_backup(code: str) -> bool:
    """Six digits come from the app, everything else is taken for a code on paper."""
    bare = _bare(code)
    return not (bare.isascii() and bare.isdigit() and len(bare) == 6)


def _device_for(user: User, code: str) -> Any:
    model = StaticDevice if _is_backup(code) else TOTPDevice
    return model.objects.filter(user=user, confirmed=True).first()


def waiting_of(user: User, code: str) -> Waiting | None:
    """How long no code of this kind is looked at, or None. Wrong codes of the app close no way for one on paper."""
    device = _device_for(user, code)
    if device is None:
        return None
    allowed, why = device.verify_is_allowed()
    if allowed or not why or "locked_until" not in why:
        return None
    return Waiting(max(1, round((why["locked_until"] - timezone.now()).total_seconds())))


def match(*, user: User, code: str) -> Match | None:
    """Check `code`, six digits from the app or a backup code; a right one is used up."""
    device = _device_for(user, code)
    if device is None or verify_token(user, device.persistent_id, _bare(code)) is None:
        return None
    return Match(backup=_is_backup(code))


def start(*, user: User) -> TOTPDevice:
    """A device that is not confirmed yet; the one of an enrolment that was begun is kept, so that its QR code holds."""
    device: TOTPDevice
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "Ứng dụng xác thực"})
    return device


@transaction.atomic
def confirm(*, user: User, code: str) -> list[str] | None:
    """Take the begun device into use when `code` is its own; returns new backup codes, None for a wrong code."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token("".join(code.split())):
        return None
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return new_backup_codes(user=user)


@transaction.atomic
def new_backup_codes(*, user: User) -> list[str]:
    """Ten new codes, each good for one sign-in; those from before are void."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Mã dự phòng", confirmed=True)
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(8)) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return [f"{code[:4]}-{code[4:]}" for code in codes]


@transaction.atomic
def remove(*, user: User) -> bool:
    """Take the second factor away; False when there was none."""
    had = device_of(user) is not None
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    return had


def key_text(device: TOTPDevice) -> str:
    """The secret as people type it, in groups of four."""
    key = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def qr_svg(device: TOTPDevice, *, user: User, commune: Commune) -> str:
    """An inline SVG of what the app reads; black on white in dark mode too, since scanners want it."""
    address = (
        f"otpauth://totp/{_quoted(commune.kind_name)}:{_quoted(user.get_username())}"
        f"?secret={key_text(device).replace(' ', '')}&issuer={_quoted(commune.kind_name)}"
    )
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None))


def _quoted(text: str) -> str:
    return quote(text, safe="")


@dataclass(frozen=True)
class Pending:
    """Who gave the right password and owes the code."""

    user: User
    next_url: str
    tries: int


def hold(request: HttpRequest, *, user: User, next_url: str) -> None:
    """Remember between the two steps who gave the right password, under a new session key."""
    request.session.flush()
    password = user.get_session_auth_hash()
    request.session[PENDING] = {"user": user.pk, "password": password, "next": next_url, "at": time.time(), "tries": 0}


def pending_of(request: HttpRequest) -> Pending | None:
    held = request.session.get(PENDING)
    if not held or time.time() - held["at"] > PENDING_SECONDS or held["tries"] >= PENDING_TRIES:
        return None
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    if user is None or not constant_time_compare(held["password"], user.get_session_auth_hash()):
        return None  # the password was changed between the two steps: the one given is no longer right
    return Pending(user=user, next_url=held["next"], tries=held["tries"])


def count_try(request: HttpRequest) -> None:
    request.session[PENDING] = {**request.session[PENDING], "tries": request.session[PENDING]["tries"] + 1}
