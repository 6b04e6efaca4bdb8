"""Fixtures: two communes, an officer and an editor of the first, a stranger from the second, so that a leak fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from communes.models import Commune, Host, Membership, Role, User
from news.models import Article, Category

pytest_plugins = ["tests.indicators.reports", "tests.indicators.province.provinces"]

PASSWORD = "mat-khau-thu-nghiem-766"
SECOND_HOST = "xa-khac.localhost"


# `make fuzz` asks for many more; each property takes its own number of them.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
hypothesis_settings.register_profile(
    "portal",
    max_examples=EXAMPLES,
    deadline=None,  # the machine is shared, and a slow example is not a wrong one
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("portal")


def pytest_configure() -> None:
    """Workers share one Redis: each takes a database of its own, so that a clear() stays its own."""
    if django_settings.REDIS_URL:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        server = django_settings.REDIS_URL.rpartition("/")[0]
        django_settings.CACHES["default"]["LOCATION"] = f"{server}/{worker}"


@pytest.fixture(autouse=True)
def _own_ground(settings: Any, tmp_path: Path) -> None:
    """Files and cache of one test are not another's; passwords are hashed quickly."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    cache.clear()


@pytest.fixture
def commune(db: None) -> Commune:
    """xã Thạnh Tân, under localhost (the host of Django's test client is added too)."""
    commune = Commune.objects.create(code="T1", kind="xa", name="Thạnh Tân", province="Tỉnh Tây Ninh")
    for name in ("localhost", "testserver"):
        Host.objects.create(name=name, commune=commune)
    return commune


@pytest.fixture
def other_commune(db: None) -> Commune:
    commune = Commune.objects.create(code="T2", kind="phuong", name="Hoài Nhơn", colour="#1f4e79")
    Host.objects.create(name=SECOND_HOST, commune=commune)
    return commune


def make_staff(username: str, full_name: str, commune: Commune, role: Role) -> User:
    user = User.objects.create_user(username, password=PASSWORD, full_name=full_name, is_staff=True)
    user.membership = Membership.objects.create(user=user, commune=commune, role=role)
    return user


@pytest.fixture
def officer(commune: Commune) -> User:
    return make_staff("canbo", "Nguyễn Thị Hạnh", commune, Role.OFFICER)


@pytest.fixture
def editor(commune: Commune) -> User:
    return make_staff("lanhdao", "Trần Văn Phúc", commune, Role.EDITOR)


@pytest.fixture
def stranger(other_commune: Commune) -> User:
    """An editor of the other commune: all rights there, none here."""
    return make_staff("nguoila", "Phạm Quốc Bảo", other_commune, Role.EDITOR)


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("quantri", password=PASSWORD, full_name="Quản trị viên")


@pytest.fixture
def signed_in() -> Callable[[User, str], Client]:
    def sign_in(user: User, host: str = "localhost") -> Client:
        client = Client(headers={"host": host})
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def officer_client(officer: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(officer)


@pytest.fixture
def editor_client(editor: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(editor)


@pytest.fixture
def stranger_client(stranger: User, signed_in: Callable[..., Client]) -> Client:
    """The stranger at home, on the other commune's host."""
    return signed_in(stranger, SECOND_HOST)


@pytest.fixture
def category(commune: Commune) -> Category:
    return Category.objects.create(commune=commune, slug="tin-tuc", name="Tin tức")


@pytest.fixture
def draft_article(commune: Commune, category: Category, officer: User) -> Article:
    return Article.objects.create(
        commune=commune, category=category, title="Họp dân bàn làm đường", lead="Tối nay họp.",
        body="<p>Mời bà con.</p>", created_by=officer,
    )  # fmt: skip
