"""From a commune's scores to the league table of its province."""

from __future__ import annotations

from django.http import HttpRequest

from communes.models import Commune, Host
from indicators.periods import Period
from indicators.province.page import Addresses


def league_address(request: HttpRequest, commune: Commune, period: Period | None = None) -> str:
    """The table of `period`, of the newest without one; empty where the commune stands in no province's table."""
    if commune.belongs_to_id is None:
        return ""
    host = Host.objects.filter(province=commune.belongs_to_id).values_list("name", flat=True).first()
    address = Addresses.seen_from(request).home(host or "")
    return f"{address}?ky={period.code}" if address and period else address
