"""Readers for environment variables that stop the start with the variable's name.

System checks do not run under WSGI, so a bad value has to raise while settings are read.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """True or False; anything else stops the start."""
    value = text(name, str(default))
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name}={value!r}: use True or False")
    return value == "True"


def number(name: str, *, default: int, minimum: int = 0) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < minimum:
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number of at least {minimum}")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """A comma-separated list; it must not end up empty."""
    values = [part.strip() for part in text(name, default).split(",") if part.strip()]
    if not values:
        raise ImproperlyConfigured(f"{name}: give at least one value")
    return values


def secret_key(path: Path) -> str:
    """SECRET_KEY, or the key kept in `path`, written there once (mode 0600) on the first start."""
    if value := text("SECRET_KEY"):
        if len(value) < 32:
            raise ImproperlyConfigured("SECRET_KEY: use at least 32 characters")
        return value
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            # Two processes that start at once must end with one key: link() refuses an existing name.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
