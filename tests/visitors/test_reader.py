"""The reader's cookie and the daily digest: telling readers apart, and forgetting them."""

from typing import Any

import pytest
from django.http import HttpResponse

from communes.models import Commune
from tests.visitors.conftest import BROWSER, Clock, MakeRequest
from visitors import reader
from visitors.models import DailySalt, Presence
from visitors.reader import COOKIE, address_digest, daily_digest, key_for, reader_key, remember
from visitors.statistics import note_visit

COOKIE_VALUE = "q0_-" + "A" * 39
HEX = set("0123456789abcdef")


# The cookie


def test_a_new_reader_gets_a_random_cookie_and_its_key(request_of: MakeRequest) -> None:
    key, cookie = key_for(request_of())

    assert cookie is not None
    assert key == reader_key(cookie)
    assert len(key) == 64
    assert set(key) <= HEX
    assert key_for(request_of()) != (key, cookie)


def test_a_known_reader_keeps_the_key_and_gets_no_cookie(request_of: MakeRequest) -> None:
    request = request_of()
    request.COOKIES[COOKIE] = COOKIE_VALUE

    assert key_for(request) == (reader_key(COOKIE_VALUE), None)


def test_the_cookie_that_we_set_is_one_that_we_take(request_of: MakeRequest) -> None:
    key, cookie = key_for(request_of())
    assert cookie is not None
    request = request_of(cookie=f"{COOKIE}={cookie}")

    assert key_for(request) == (key, None)


@pytest.mark.parametrize(
    "value",
    ["", "A", "A" * 42, "A" * 44, "A" * 42 + "=", "A" * 42 + "é", "A" * 43 + "\n", "A" * 100_000, "../" + "A" * 40],
)
def test_a_cookie_that_we_never_made_is_replaced(request_of: MakeRequest, value: str) -> None:
    request = request_of()
    request.COOKIES[COOKIE] = value
    key, cookie = key_for(request)

    assert cookie is not None
    assert key != reader_key(value)


def test_the_key_tells_nothing_without_the_secret_key(settings: Any) -> None:
    settings.SECRET_KEY = "one"
    first = reader_key(COOKIE_VALUE)
    settings.SECRET_KEY = "two"

    assert reader_key(COOKIE_VALUE) != first
    assert COOKIE_VALUE not in first


@pytest.mark.parametrize("https", [True, False])
def test_the_cookie_stays_with_us_for_a_year(settings: Any, https: bool) -> None:
    settings.HTTPS = https
    response = HttpResponse()

    assert remember(response, COOKIE_VALUE) is response
    cookie = response.cookies[COOKIE]
    assert cookie.value == COOKIE_VALUE
    assert cookie["max-age"] == 365 * 24 * 3600
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert bool(cookie["secure"]) is https
    assert not cookie["domain"]


def test_no_cookie_is_set_for_a_known_reader() -> None:
    assert not remember(HttpResponse(), None).cookies


# The daily digest


@pytest.fixture
def today(clock: Clock, db: None) -> Clock:
    return clock


@pytest.mark.parametrize("digest", [daily_digest, address_digest])
def test_the_same_reader_has_the_same_digest_all_day(
    today: Clock, request_of: MakeRequest, commune: Commune, digest: Any
) -> None:
    evening = digest(request_of(), commune)
    today.turn(hours=3, minutes=33)  # 23:59

    assert digest(request_of(), commune) == evening
    assert len(evening) == 64
    assert set(evening) <= HEX


def test_digests_differ_by_day_commune_address_and_browser(
    today: Clock, request_of: MakeRequest, commune: Commune, other_commune: Commune
) -> None:
    digests = [
        daily_digest(request_of(), commune),
        daily_digest(request_of(), other_commune),
        daily_digest(request_of("203.0.113.8"), commune),
        daily_digest(request_of(browser=BROWSER + " x"), commune),
        address_digest(request_of(), commune),
    ]
    today.turn(hours=3, minutes=35)  # 00:01
    digests.append(daily_digest(request_of(), commune))

    assert len(set(digests)) == 6


def test_an_address_has_one_digest_whatever_the_browser_says(
    today: Clock, request_of: MakeRequest, commune: Commune, other_commune: Commune
) -> None:
    digest = address_digest(request_of(), commune)

    assert address_digest(request_of(browser="another"), commune) == digest
    assert address_digest(request_of("203.0.113.8"), commune) != digest
    assert address_digest(request_of(), other_commune) != digest


def test_address_and_browser_are_kept_apart(today: Clock, request_of: MakeRequest, commune: Commune) -> None:
    assert daily_digest(request_of("203.0.113.7", "1 x"), commune) != daily_digest(
        request_of("203.0.113.71", " x"), commune
    )


def test_the_day_is_vietnam_s(today: Clock, request_of: MakeRequest, commune: Commune) -> None:
    today.turn(hours=3, minutes=35)  # 00:01 of the 7th in Vietnam, 17:01 of the 6th in UTC
    daily_digest(request_of(), commune)

    assert DailySalt.objects.get().day.isoformat() == "2023-07-07"


def test_the_first_reader_of_a_day_deletes_the_day_before(
    today: Clock, request_of: MakeRequest, commune: Commune
) -> None:
    daily_digest(request_of(), commune)
    yesterday = DailySalt.objects.get()
    today.turn(days=1)
    daily_digest(request_of(), commune)
    salt = DailySalt.objects.get()

    assert salt.day > yesterday.day
    assert salt.salt != yesterday.salt
    assert list(reader._salts) == [salt.day]  # and this process has forgotten it, too


def test_another_process_uses_the_same_salt(
    today: Clock, request_of: MakeRequest, commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = daily_digest(request_of(), commune)
    monkeypatch.setattr(reader, "_salts", {})

    assert daily_digest(request_of(), commune) == digest
    assert DailySalt.objects.count() == 1


def test_a_digest_costs_no_query_after_the_first(
    today: Clock, request_of: MakeRequest, commune: Commune, django_assert_num_queries: Any
) -> None:
    daily_digest(request_of(), commune)

    with django_assert_num_queries(0):
        daily_digest(request_of("203.0.113.8"), commune)


def test_a_digest_does_not_come_from_the_secret_key(
    today: Clock, request_of: MakeRequest, commune: Commune, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same SECRET_KEY with another salt gives another digest; another SECRET_KEY with the same salt does not."""
    digest = daily_digest(request_of(), commune)
    settings.SECRET_KEY = "another"
    assert daily_digest(request_of(), commune) == digest

    DailySalt.objects.all().delete()
    monkeypatch.setattr(reader, "_salts", {})
    assert daily_digest(request_of(), commune) != digest


def test_no_address_is_stored(today: Clock, request_of: MakeRequest, commune: Commune) -> None:
    note_visit(request_of("203.0.113.77"), commune)
    stored = [*Presence.objects.values_list(), *DailySalt.objects.values_list()]

    assert len(stored) == 2
    assert "203.0.113" not in repr(stored)
