"""The client's address, counted from the right."""

from typing import Any

import pytest

from tests.visitors.conftest import MakeRequest
from visitors.address import client_address, client_network


def test_without_proxies_the_peer_counts_whatever_it_claims(settings: Any, request_of: MakeRequest) -> None:
    settings.TRUSTED_PROXIES = 0

    assert client_address(request_of("203.0.113.7", x_forwarded_for="1.2.3.4")) == "203.0.113.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "6.6.6.6, 198.51.100.9", "198.51.100.9"),  # the client wrote 6.6.6.6 itself
        (2, "6.6.6.6, 198.51.100.9,10.0.0.2", "198.51.100.9"),
        (2, "198.51.100.9", "127.0.0.1"),  # came through one proxy alone
        (1, "", "127.0.0.1"),
        (1, "6.6.6.6, ", "127.0.0.1"),
    ],
)
def test_behind_proxies_the_entry_of_the_outermost_counts(
    settings: Any, request_of: MakeRequest, proxies: int, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies

    assert client_address(request_of("127.0.0.1", x_forwarded_for=forwarded)) == expected


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("[2001:db8:1:3::1]", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_one_client_is_one_network(request_of: MakeRequest, address: str, network: str) -> None:
    assert client_network(request_of(address)) == network
