"""Two provinces: Tây Ninh with two communes and a third that published nothing, Gia Lai with one; one of neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from communes.models import Commune, Host, Province
from indicators.models import PublishedFigures, Report
from indicators.periods import Period
from indicators.scheme import load_scheme
from news.models import Article

TAY_NINH, GIA_LAI = "tay-ninh.localhost", "gia-lai.localhost"
Tell = Callable[..., Report]


@pytest.fixture
def tay_ninh(commune: Commune, other_commune: Commune) -> Province:
    province = Province.objects.create(code="H53", name="tỉnh Tây Ninh")
    Host.objects.create(name=TAY_NINH, province=province)
    third = Commune.objects.create(code="T3", kind="xa", name="Đông Hòa")
    Commune.objects.filter(pk__in=[commune.pk, other_commune.pk, third.pk]).update(belongs_to=province)
    return province


@pytest.fixture
def far_commune(db: None) -> Commune:
    province = Province.objects.create(code="H21", name="tỉnh Gia Lai")
    Host.objects.create(name=GIA_LAI, province=province)
    return Commune.objects.create(code="G1", kind="xa", name="Ia Khươl", belongs_to=province)


@pytest.fixture
def stray_commune(db: None) -> Commune:
    """A commune of no province."""
    return Commune.objects.create(code="L1", kind="xa", name="Lạc Lõng")


@pytest.fixture
def tell() -> Tell:
    """What a commune's readers were told: `tell(commune, "2023-06", "72.6", {"CKMB": "0"}, change="-16.3")`."""

    def make(commune: Commune, code: str, total: str, groups: dict[str, str] | None = None, **fields: Any) -> Report:
        period, scheme = Period.from_code(code), load_scheme("qd766")
        article = Article.objects.create(
            commune=commune, title=f"Kết quả {period.label}", status=fields.pop("status", "published"),
            published_at=fields.pop("at", timezone.make_aware(datetime(2023, 7, 6))),  # noqa: DTZ001
        )  # fmt: skip
        values = groups or {}
        figures = {
            "scheme": fields.pop("scheme", "qd766"),
            "total": total,
            "maximum": "100",
            "comparison": "possible" if fields.get("change") else "no_earlier",
            "change": fields.pop("change", None),
            "groups": [
                {"code": group.code, "name": group.name, "maximum": str(group.maximum),
                 "score": values.get(group.code), "missing": "" if group.code in values else "not_entered",
                 "change": None}
                for group in scheme.groups
            ],
            "criteria": [],
            "source": "https://dichvucong.gov.vn",
            "read_at": None,
        }  # fmt: skip
        report = Report.objects.create(
            commune=commune, period_type=period.type.value, year=period.year, number=period.number, scheme="qd766",
            total_score=fields.pop("entered_now", Decimal(total)), announcement=article,
        )  # fmt: skip
        PublishedFigures.objects.create(report=report, figures=figures)
        assert not fields, fields
        return report

    return make
