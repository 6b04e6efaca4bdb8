"""Our own style sheets and scripts reach readers without comments, whole, and within their limits."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

CSS_LIMIT = 15 * 1024  # bytes, as served and unpacked
SCRIPT_LIMIT = 5 * 1024  # bytes, packed


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [django_settings.BASE_DIR / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "portal.static_storage.PortalStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path / "static"


def served(folder: Path, name: str) -> bytes:
    stored: str = staticfiles_storage.stored_name(name)  # type: ignore[attr-defined]
    return (folder / stored).read_bytes()


def test_they_are_whole_and_within_their_limits(collected: Path) -> None:
    styles, script = served(collected, "portal/portal.css"), served(collected, "portal/portal.js")

    assert b"/*" not in styles
    assert styles.startswith(b":root{")
    assert b"@media print" in styles
    assert 10_000 < len(styles) <= CSS_LIMIT
    assert b"data-copy" in script
    assert len(gzip.compress(script)) <= SCRIPT_LIMIT


def test_the_admins_files_stay_as_they_are(collected: Path) -> None:
    source = (django_settings.BASE_DIR / "static" / "admin-report.js").read_bytes()

    assert served(collected, "admin-report.js") == source
