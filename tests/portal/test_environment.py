"""A bad value stops the start with its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal import environment

ROOT = Path(__file__).resolve().parents[2]


def start(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **variables}
    code = (
        "import django; django.setup(); from django.conf import settings; "
        "print(settings.DATABASES['default']['ENGINE'])"
    )
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**env, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_defaults_start(tmp_path: Path) -> None:
    result = start(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "sqlite3" in result.stdout
    key = tmp_path / "secret-key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0
    start(tmp_path)
    assert len(list(tmp_path.glob("secret-key*"))) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "yes"),
        ("HTTPS", "1"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "two"),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", " , "),
        ("DATABASE_URL", "mysql://a@b/c"),
        ("DATABASE_URL", "nonsense"),
        ("REDIS_URL", "localhost:6379"),
        ("ALLOWED_HOSTS", "https://thanhtan.gov.vn"),
        ("ALLOWED_HOSTS", "thanhtan.gov.vn:8000"),
        ("CSRF_TRUSTED_ORIGINS", "thanhtan.gov.vn"),
        ("CSRF_TRUSTED_ORIGINS", "https://thanhtan.gov.vn/admin"),
        ("CSRF_TRUSTED_ORIGINS", "https://"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "postgres://portal@127.0.0.1/"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_URL", "mail.gov.vn"),
        ("EMAIL_URL", "smtp+tls://"),
        ("EMAIL_URL", "pigeon://mail.gov.vn"),
        ("IDLE_SECONDS", "0"),
        ("SIGN_IN_FAILURES", "none"),
        ("VAR_DIR", "/dev/null/var"),
        ("MEDIA_ROOT", "/dev/null/media"),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    result = start(tmp_path, **{name: value})
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]


def test_the_key_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "deep" / "key"
    assert environment.secret_key(path) == environment.secret_key(path)


def test_a_flag_is_true_or_false(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "True")
    assert environment.flag("X", default=False) is True
    monkeypatch.setenv("X", "true")
    with pytest.raises(ImproperlyConfigured, match="X"):
        environment.flag("X", default=False)


def test_host_names_and_origins_as_they_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "localhost, .tayninh.gov.vn,[::1],127.0.0.1")
    monkeypatch.setenv("ORIGINS", "https://thanhtan.gov.vn, https://*.tayninh.gov.vn,http://localhost:8000")
    assert environment.hosts("HOSTS", "") == ["localhost", ".tayninh.gov.vn", "[::1]", "127.0.0.1"]
    assert environment.origins("ORIGINS")[1:] == ["https://*.tayninh.gov.vn", "http://localhost:8000"]


def test_an_empty_folder_name_is_the_default_and_not_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLDER", "")
    assert environment.directory("FOLDER", tmp_path / "neu" / "media") == tmp_path / "neu" / "media"
    assert (tmp_path / "neu" / "media").is_dir()


def test_a_mail_server_needs_a_sender(tmp_path: Path) -> None:
    url = "smtp+tls://portal:mat%40khau@mail.gov.vn"
    assert "MAIL_FROM" in start(tmp_path, EMAIL_URL=url).stderr.splitlines()[-1]
    assert "MAIL_FROM" in start(tmp_path, EMAIL_URL=url, MAIL_FROM="Cổng").stderr.splitlines()[-1]
    result = start(tmp_path, EMAIL_URL=url, MAIL_FROM="Cổng thông tin <portal@tayninh.gov.vn>")
    assert result.returncode == 0, result.stderr


def test_a_mail_server_s_url_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://portal:mat%40khau@mail.gov.vn")
    mail = environment.mail("EMAIL_URL")
    assert (mail["host"], mail["port"], mail["user"], mail["password"]) == ("mail.gov.vn", 587, "portal", "mat@khau")
    assert (mail["tls"], mail["ssl"]) == (True, False)
