"""June announced here, July announced in the other commune: what leaks shows."""

from __future__ import annotations

import pytest
from django.test import Client

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from news.publishing import publish
from tests.indicators.reports import MakeReport


def announce(report: Report, officer: User, editor: User) -> Report:
    article = draft(report=report, by=officer).article
    assert article is not None
    publish(article=article, by=editor, confirmed=True)
    report.refresh_from_db()
    return report


@pytest.fixture
def announced(june: Report, officer: User, editor: User) -> Report:
    june.criterion_scores.create(group="CKMB", code="PUBLISH_ON_TIME", numerator=1, denominator=47, maximum=6)
    return announce(june, officer, editor)


@pytest.fixture
def elsewhere(other_commune: Commune, make_report: MakeReport, officer: User, editor: User) -> Report:
    return announce(make_report("2023-07", "55.5", {"CKMB": "3"}, commune=other_commune), officer, editor)


@pytest.fixture
def reader(commune: Commune) -> Client:
    return Client(headers={"host": "localhost"})
