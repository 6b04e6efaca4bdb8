"""What a score may be is said by the model in Python, and held by the database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from communes.models import User
from indicators.models import CriterionScore, GroupScore, Report
from indicators.scheme import load_scheme
from indicators.storing import store_report

pytestmark = pytest.mark.django_db
NONE = {group.code: (None, "not_entered") for group in load_scheme("qd766").groups}


@pytest.mark.parametrize(
    "value", [(Decimal("18.01"), ""), (Decimal("-0.01"), ""), (None, ""), (None, "x"), (Decimal(1), "not_entered")]
)
def test_a_wrong_group_score_stores_nothing(may: Report, officer: User, value: tuple[Decimal | None, str]) -> None:
    may.total_score = Decimal(1)
    with pytest.raises(ValidationError):
        store_report(report=may, scheme=load_scheme("qd766"), groups={**NONE, "CKMB": value}, by=officer)
    assert Report.objects.get().total_score == Decimal("88.9")
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupScore.objects.filter(report=may, group="CKMB").update(score=value[0], missing_reason=value[1])


def test_a_criterion_says_something(june: Report) -> None:
    with pytest.raises(ValidationError, match="phải có tử số"):
        CriterionScore(report=june, group="CKMB", code="x", maximum=Decimal(1)).clean()
    with pytest.raises(ValidationError, match="từ 0 đến 1"):
        CriterionScore(report=june, group="CKMB", code="x", maximum=Decimal(1), score=Decimal(2)).clean()


def test_a_period_twice_is_refused_in_words(may: Report, officer: User) -> None:
    again = Report(commune=may.commune, period_type="month", year=2023, number=5, scheme="qd766")
    with pytest.raises(ValidationError, match="đã có số liệu"):
        store_report(report=again, scheme=load_scheme("qd766"), groups=NONE, by=officer)


def test_new_scores_have_a_history_with_their_author(may: Report, officer: User) -> None:
    report = Report(commune=may.commune, period_type="month", year=2023, number=7, scheme="qd766")
    store_report(report=report, scheme=load_scheme("qd766"), groups=NONE, by=officer)
    rows = GroupScore.history.filter(report_id=report.pk)
    assert {row.history_user for row in rows} == {officer}
    assert rows.count() == 6
