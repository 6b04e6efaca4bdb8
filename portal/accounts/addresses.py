"""The address that sign-in attempts are counted and kept under."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest

from visitors.address import client_network


def sign_in_address(request: HttpRequest) -> str | None:
    """Return the client's IPv4 address, or the first of its IPv6 /64; None when the server tells none that is valid.

    Counted from the right of X-Forwarded-For (visitors.address): what a client writes there itself opens no new count.
    """
    try:
        return str(ipaddress.ip_interface(client_network(request)).ip)
    except ValueError:
        return None
