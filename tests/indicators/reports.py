"""The seed's figures as an officer types them, and as stored reports."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from communes.models import Commune, User
from indicators.models import Report
from indicators.periods import Period
from indicators.scheme import load_scheme
from indicators.storing import store_report

SEED_GROUPS = {"CKMB": "0", "TDGQ": None, "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19"}
SEED_TABLE: dict[str, Any] = {
    "dossiers_received": 61,
    "overdue_dvc": 0,
    "overdue_mcdt": 0,
    "online_rate": Decimal("98.52"),
    "satisfaction_rate": Decimal(100),
    "eresult_rate": Decimal("98.27"),
    "sync_rate": Decimal(100),
    "certified_copies": 45,
    "online_payments": 56,
}
MakeReport = Callable[..., Report]


@pytest.fixture
def make_report(commune: Commune, officer: User) -> MakeReport:
    """A stored report: `make_report("2023-06", "72.6", {"CKMB": "0", …}, dossiers_received=61, …)`."""

    def make(code: str, total: str | None, groups: dict[str, str | None] | None = None, **fields: Any) -> Report:
        period = Period.from_code(code)
        scheme = load_scheme("qd766")
        report = Report(
            commune=fields.pop("commune", commune),
            period_type=period.type.value,
            year=period.year,
            number=period.number,
            scheme=scheme.code,
            total_score=None if total is None else Decimal(total),
            **fields,
        )
        values = groups or {}
        store_report(
            report=report,
            scheme=scheme,
            groups={
                group.code: (None, "not_entered")
                if values.get(group.code) is None
                else (Decimal(str(values[group.code])), "")
                for group in scheme.groups
            },
            by=officer,
        )
        return report

    return make


@pytest.fixture
def may(make_report: MakeReport) -> Report:
    return make_report("2023-05", "88.9", {"SHHS": "20.1"}, is_reference=True)


@pytest.fixture
def june(may: Report, make_report: MakeReport) -> Report:
    return make_report("2023-06", "72.6", SEED_GROUPS, **SEED_TABLE)


@pytest.fixture
def typed() -> dict[str, str]:
    """What the officer types for June 2023: every figure of the seed, as printed there."""
    return {
        "period_type": "month", "year": "2023", "number": "6",
        "dossiers_received": "61", "overdue_dvc": "0", "overdue_mcdt": "0", "online_rate": "98,52",
        "satisfaction_rate": "100", "eresult_rate": "98,27", "sync_rate": "100", "certified_copies": "45",
        "online_payments": "56", "total_score": "72,6", "entered_change": "-16,3",
        "group_CKMB": "0,0", "group_DVCTT": "7,0", "group_TTTT": "7,8", "group_MDHL": "18", "group_SHHS": "19",
        "source": "https://dichvucong.gov.vn", "read_at_0": "06/07/2023", "read_at_1": "20:00:00",
    }  # fmt: skip
