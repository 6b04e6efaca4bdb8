"""Readers for environment variables that stop the start with the variable's name.

System checks do not run under WSGI, so a bad value has to raise while settings are read.
"""

from __future__ import annotations

import os
import re
import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

MAIL_PORTS = {"consolemail": 25, "smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_HOST = re.compile(r"\*|\.?[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\]")


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


def hosts(name: str, default: str) -> list[str]:
    """Host names as Django compares them: a scheme or a port would match nothing, silently."""
    values = names(name, default)
    for value in values:
        if not _HOST.fullmatch(value):
            raise ImproperlyConfigured(f"{name}: {value!r} is no host name; write it without scheme, port and path")
    return values


def origins(name: str) -> list[str]:
    """Origins such as https://thanhtan.gov.vn; empty by default. `https://*.gov.vn` stands for every name below."""
    values = [part.strip() for part in text(name).split(",") if part.strip()]
    for value in values:
        try:
            parts = urlsplit(value)
            plain = value == f"{parts.scheme}://{parts.netloc}" and _is_netloc(parts.netloc)
        except ValueError:
            plain = False
        if not plain or parts.scheme not in {"http", "https"}:
            raise ImproperlyConfigured(f"{name}: {value!r} is no origin; write https://name, without a path")
    return values


def _is_netloc(netloc: str) -> bool:
    host, _, port = netloc.removeprefix("*.").partition(":")
    return bool(_HOST.fullmatch(host)) and host != "*" and (not port or port.isdigit())


def choice(name: str, values: tuple[str, ...], default: str) -> str:
    value = text(name) or default
    if value not in values:
        raise ImproperlyConfigured(f"{name}={value!r}: use one of {', '.join(values)}")
    return value


def directory(name: str, default: Path) -> Path:
    """A folder that can be written into; it is made when it is missing. A relative one starts at the working folder."""
    path = Path(text(name) or default).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}={str(path)!r}: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{name}={str(path)!r}: cannot be written to")
    return path


def mail(name: str) -> dict[str, Any]:
    """Django's e-mail settings from a URL such as smtp+tls://user:password@host:587; without one, the console."""
    url = text(name) or "consolemail://"
    scheme = url.partition("://")[0]
    if scheme not in MAIL_PORTS:
        raise ImproperlyConfigured(f"{name}: use smtp+tls://, smtp+ssl://, smtp:// or consolemail://")
    try:
        config: dict[str, Any] = dict(environ.Env.email_url_config(url))
    except Exception as error:
        raise ImproperlyConfigured(f"{name}: cannot be read as a URL") from error
    if scheme != "consolemail" and not config["EMAIL_HOST"]:
        raise ImproperlyConfigured(f"{name}: name the server, as in smtp+tls://user:password@host:587")
    return {
        "backend": config["EMAIL_BACKEND"],
        "host": config["EMAIL_HOST"] or "localhost",
        "port": config["EMAIL_PORT"] or MAIL_PORTS[scheme],
        "user": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "tls": scheme == "smtp+tls",
        "ssl": scheme == "smtp+ssl",
    }


def sender(name: str, *, required: bool) -> str:
    """The address that letters come from, plain or as «Name <address>»; needed where there is a mail server."""
    value = text(name)
    if not value and not required:
        return "portal@localhost"
    try:
        validate_email(parseaddr(value)[1])
    except ValidationError as error:
        raise ImproperlyConfigured(f"{name}={value!r}: give the address that letters come from") from error
    return value


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
