"""Policies: counted exactly, apart for each reader, and over when their time is."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from visitors import limits
from visitors.limits import (
    COMMENTS_PER_ADDRESS,
    COMMENTS_PER_COMMUNE,
    COMMENTS_PER_READER,
    RATINGS_PER_ADDRESS,
    RATINGS_PER_READER,
    Policy,
    allow,
)

TWICE = Policy("twice a minute", times=2, per_seconds=60)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The limits' own clock, so that no window ends in the middle of a test: `seconds` can be changed."""
    clock = SimpleNamespace(seconds=6000.0)
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: clock.seconds))
    return clock


def test_as_often_as_the_policy_says_and_no_more() -> None:
    assert [allow(TWICE, "a") for _ in range(4)] == [True, True, False, False]


def test_readers_and_policies_are_counted_apart() -> None:
    other = Policy("another", times=2, per_seconds=60)
    for _ in range(3):
        allow(TWICE, "a")

    assert allow(TWICE, "b")
    assert allow(other, "a")


def test_the_next_window_begins_anew(now: SimpleNamespace) -> None:
    for _ in range(3):
        allow(TWICE, "a")

    now.seconds += 59.9
    assert not allow(TWICE, "a")
    now.seconds += 0.1
    assert allow(TWICE, "a")


def test_uses_at_the_same_moment_are_all_counted() -> None:
    policy = Policy("ten", times=10, per_seconds=60)
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda _: allow(policy, "a"), range(40)))

    assert allowed.count(True) == 10


def test_a_count_pushed_out_of_a_full_cache_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "add", lambda *args: False)  # as if the key went right after it was found

    assert [allow(TWICE, "a") for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("policy", "times"),
    [
        (COMMENTS_PER_READER, 5),
        (RATINGS_PER_READER, 30),
        (COMMENTS_PER_ADDRESS, 30),
        (RATINGS_PER_ADDRESS, 300),
        (COMMENTS_PER_COMMUNE, 200),
    ],
)
def test_the_portal_s_policies(policy: Policy, times: int) -> None:
    allowed = [allow(policy, "a") for _ in range(times + 1)]

    assert policy.per_seconds == 3600
    assert allowed == [True] * times + [False]


def test_policies_have_names_of_their_own() -> None:
    """Two policies of one name would count into one another."""
    policies = [value for value in vars(limits).values() if isinstance(value, Policy)]

    assert len({policy.name for policy in policies}) == len(policies) == 8
