"""How much one reader may do: policies with names, counted in Django's cache.

A window is fixed (it begins on a full multiple of its length), so that a count is one atomic increment; at
worst two windows' worth fit around its edge. With the in-process cache a restart forgets the counts, which
costs nothing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Policy:
    """At most `times` in `per_seconds`."""

    name: str
    times: int
    per_seconds: int


_HOUR = 3600
COMMENTS_PER_READER = Policy("comments per reader", times=5, per_seconds=_HOUR)
RATINGS_PER_READER = Policy("ratings per reader", times=30, per_seconds=_HOUR)
# For `address_digest`: a browser's name is changed at will. A whole hamlet may share one mobile address.
COMMENTS_PER_ADDRESS = Policy("comments per address", times=30, per_seconds=_HOUR)
RATINGS_PER_ADDRESS = Policy("ratings per address", times=300, per_seconds=_HOUR)
FEEDBACK_PER_READER = Policy("feedback per reader", times=5, per_seconds=_HOUR)
FEEDBACK_PER_ADDRESS = Policy("feedback per address", times=30, per_seconds=_HOUR)
# For the commune's key: what staff can still read through.
FEEDBACK_PER_COMMUNE = Policy("feedback per commune", times=100, per_seconds=_HOUR)
COMMENTS_PER_COMMUNE = Policy("comments per commune", times=200, per_seconds=_HOUR)


def allow(policy: Policy, digest: str) -> bool:
    """Count one use by `digest` (a reader's, an address's, a commune's key); False when it is one too many.

    `digest` is never a raw address: it stands in the cache. A refused use counts too, within its window.
    """
    window = int(time.time()) // policy.per_seconds
    key = f"limit:{policy.name.replace(' ', '-')}:{window}:{digest}"
    lifetime = policy.per_seconds + 60  # a little longer than the window, whatever the cache's clock
    cache.add(key, 0, lifetime)
    try:
        used = cache.incr(key)
    except ValueError:  # pushed out of a full cache between the two calls
        cache.set(key, 1, lifetime)
        used = 1
    return used <= policy.times
