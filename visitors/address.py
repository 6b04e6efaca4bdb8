"""Where a request comes from, as our own proxies saw it. Read, digested, never stored."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the client's address; "" when the server tells none.

    With `settings.TRUSTED_PROXIES` = n the n-th entry of X-Forwarded-For from the right is the one that the
    outermost of our proxies wrote; what stands left of it, the client wrote itself. A request with fewer
    entries did not come through all of them: then the peer counts.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    trusted: int = settings.TRUSTED_PROXIES
    if trusted < 1:
        return peer
    hops = [hop.strip() for hop in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    return hops[-trusted] if len(hops) >= trusted and hops[-trusted] else peer


def client_network(request: HttpRequest) -> str:
    """Return the address that stands for one client: an IPv6 client changes its own within a /64 at will."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
