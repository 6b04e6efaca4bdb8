"""The server ends idle sessions, and what pages do by themselves keeps none open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import User
from portal.accounts.models import AccountEvent, EventKind, StaffSession
from tests.portal.accounts.conftest import browser, sign_in

pytestmark = pytest.mark.django_db
STATUS, KEEP = "admin:idle_status", "admin:idle_keep"


@pytest.fixture
def clock(db: None) -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def inside(officer: User, clock: Any) -> Client:
    client = browser()
    sign_in(client, "canbo")
    return client


def test_use_keeps_the_session(inside: Client, clock: Any) -> None:
    for _ in range(4):
        clock.shift(timedelta(minutes=14))
        assert inside.get(reverse("admin:index")).status_code == 200


def test_without_use_it_is_over_for_the_next_request_of_any_tab(inside: Client, clock: Any, officer: User) -> None:
    clock.shift(timedelta(minutes=16))
    response = inside.get(reverse("admin:news_article_add"))
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('admin:login')}?next={reverse('admin:news_article_add')}&het-phien=1"
    assert "Phiên làm việc đã kết thúc" in inside.get(response["Location"]).content.decode()
    assert not StaffSession.objects.exists()
    assert AccountEvent.objects.filter(kind=EventKind.IDLE, user=officer).exists()
    assert not AccountEvent.objects.filter(kind=EventKind.SIGN_OUT).exists()


def test_a_form_sent_too_late_changes_nothing(inside: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=16))
    response = inside.post(reverse("admin:indicators_phrase_add"), {"text": "x"})
    assert response["Location"].startswith(reverse("admin:login"))


def test_during_the_question_a_click_keeps_it(inside: Client, clock: Any, officer: User) -> None:
    clock.shift(timedelta(minutes=15, seconds=30))
    left = inside.get(reverse(STATUS)).json()
    assert left == {"user": officer.pk, "asks_in": -30.0, "ends_in": 30.0}
    assert inside.post(reverse(KEEP)).json() == {"user": officer.pk, "asks_in": 900.0, "ends_in": 960.0}


def test_asking_does_not_prolong(inside: Client, clock: Any) -> None:
    for _ in range(16):
        clock.shift(timedelta(minutes=1))
        left = inside.get(reverse(STATUS)).json()
    assert left == {"user": None, "asks_in": 0, "ends_in": 0}
    assert inside.get(reverse("admin:index")).status_code == 302


def test_what_says_that_nobody_asked_for_it_does_not_prolong(inside: Client, clock: Any) -> None:
    for _ in range(2):
        clock.shift(timedelta(minutes=8))
        answer = inside.get(reverse("admin:index"), headers={"x-background": "1"})
    assert answer.status_code == 302


def test_reading_the_public_site_is_use(inside: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=10))
    inside.get("/")
    clock.shift(timedelta(minutes=10))
    assert inside.get(reverse("admin:index")).status_code == 200


def test_nobody_keeps_a_session_that_is_over(inside: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=16))
    assert inside.post(reverse(KEEP)).json()["user"] is None


def test_keeping_needs_the_page_s_token(officer: User) -> None:
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    client.force_login(officer)
    assert client.post(reverse(KEEP)).status_code == 403
    assert client.get(reverse(KEEP)).status_code == 405


def test_times_are_settings(inside: Client, clock: Any, settings: Any) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 5, 2
    clock.shift(timedelta(seconds=6))
    assert inside.get(reverse(STATUS)).json()["ends_in"] == 1.0
    clock.shift(timedelta(seconds=2))
    assert inside.get(reverse("admin:index")).status_code == 302


def test_a_session_without_a_stamp_is_over(officer: User, signed_in: Callable[..., Client]) -> None:
    """One from before this was built, or whose stamp was lost."""
    client = signed_in(officer)
    session = client.session
    del session["active_at"]
    session.save()
    assert client.get(reverse("admin:index")).status_code == 302


def test_a_reader_costs_no_more_than_before(officer: User, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):  # which commune it is
        response = browser().get("/robots.txt")
    assert "Cookie" not in response.get("Vary", "")


def test_a_saved_form_is_told_to_the_page_and_a_refused_one_is_not(inside: Client) -> None:
    url = reverse("admin:indicators_phrase_add")
    phrase = {"group": "CKMB", "kind": "cause", "text": "Công khai chậm.", "order": "1", "_unsaved_id": "abc"}
    refused = inside.post(url, {**phrase, "text": ""})
    assert "da-luu" not in refused.cookies
    saved = inside.post(url, phrase)
    assert saved.status_code == 302, saved.context["adminform"].form.errors
    assert saved.cookies["da-luu"].value == f"abc%20{url}"
    assert saved.cookies["da-luu"]["path"] == "/admin/"


def test_a_form_that_met_an_ended_session_is_not_called_saved(inside: Client, clock: Any) -> None:
    clock.shift(timedelta(minutes=16))
    assert "da-luu" not in inside.post(reverse("admin:news_article_add"), {"title": "Bài"}).cookies
