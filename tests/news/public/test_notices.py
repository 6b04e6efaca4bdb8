"""The emergency notice: on top of every page of its commune while it lasts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune
from news.models import Article, Notice
from news.notices import KEPT_FOR
from tests.news.public.conftest import make_post

pytestmark = pytest.mark.django_db

TEXT = "Nước lên nhanh ở kênh Tiêu."


def make_notice(commune: Commune, *, starts: int = -1, ends: int = 1, **values: Any) -> Notice:
    """A notice from `starts` to `ends` hours from now."""
    now = timezone.now()
    times = {"starts_at": now + timedelta(hours=starts), "ends_at": now + timedelta(hours=ends)}
    return Notice.objects.create(commune=commune, text=TEXT, **times, **values)


def test_it_stands_on_every_page_with_its_post(reader: Client, neighbour: Client, post: Article) -> None:
    make_notice(post.commune, article=post)

    for path in ("/", post.get_absolute_url(), "/tim-kiem/", "/van-ban/", "/lien-he/", "/chi-so/", "/khong-co/"):
        page = reader.get(path).content.decode()
        assert TEXT in page, path
        assert f'<a href="{post.get_absolute_url()}">Xem hướng dẫn</a>' in page


def test_another_commune_s_is_not_ours(reader: Client, commune: Commune, other_commune: Commune) -> None:
    make_notice(other_commune)

    assert TEXT not in reader.get("/").content.decode()


@pytest.mark.parametrize(("starts", "ends"), [(-2, -1), (1, 2)])
def test_before_and_after_its_time_it_is_not_there(reader: Client, commune: Commune, starts: int, ends: int) -> None:
    make_notice(commune, starts=starts, ends=ends)

    assert TEXT not in reader.get("/").content.decode()


def test_it_ends_by_itself(reader: Client, commune: Commune) -> None:
    make_notice(commune)
    assert TEXT in reader.get("/").content.decode()

    cache.clear()  # what KEPT_FOR seconds do
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert TEXT not in reader.get("/").content.decode()
    assert KEPT_FOR <= 60


def test_a_post_that_is_not_public_is_not_linked(reader: Client, commune: Commune) -> None:
    make_notice(commune, article=make_post(commune, status="draft"))

    assert "Xem hướng dẫn" not in reader.get("/").content.decode()


def test_an_editor_switches_it_on_and_off_at_once(reader: Client, commune: Commune, editor_client: Client) -> None:
    reader.get("/")  # the cache knows of none
    now = timezone.localtime()
    end = now + timedelta(hours=3)
    data = {
        "text": TEXT,
        "starts_at_0": (now - timedelta(minutes=1)).strftime("%d/%m/%Y"),
        "starts_at_1": (now - timedelta(minutes=1)).strftime("%H:%M"),
        "ends_at_0": end.strftime("%d/%m/%Y"),
        "ends_at_1": end.strftime("%H:%M"),
    }
    assert editor_client.post(reverse("admin:news_notice_add"), data).status_code == 302
    assert TEXT in reader.get("/").content.decode()

    notice = Notice.objects.get()
    editor_client.post(reverse("admin:news_notice_changelist"), {"action": "end_now", "_selected_action": [notice.pk]})
    assert TEXT not in reader.get("/").content.decode()


def test_an_end_before_the_start_is_refused(editor_client: Client, commune: Commune) -> None:
    data = {
        "text": TEXT,
        "starts_at_0": "10/07/2026", "starts_at_1": "10:00", "ends_at_0": "09/07/2026", "ends_at_1": "10:00",
    }  # fmt: skip
    page = editor_client.post(reverse("admin:news_notice_add"), data).content.decode()

    assert "Giờ kết thúc phải sau giờ bắt đầu." in page
    with pytest.raises(IntegrityError), transaction.atomic():
        make_notice(commune, starts=2, ends=1)


def test_an_officer_reads_them_and_changes_none(officer_client: Client, commune: Commune) -> None:
    make_notice(commune)

    assert officer_client.get(reverse("admin:news_notice_changelist")).status_code == 200
    assert officer_client.get(reverse("admin:news_notice_add")).status_code == 403
