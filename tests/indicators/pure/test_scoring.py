"""Scoring: against published figures, and against a second computation in whole numbers."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.scheme import Criterion, load_scheme
from indicators.scoring import round_points, score_criterion
from tests.indicators.pure.builders import DATA, small_scheme

SCHEME = load_scheme("qd766")
VAN_CANH = json.loads((DATA / "van-canh-2026.json").read_text(encoding="utf-8"), parse_float=Decimal)
PUBLISHED = [row for row in VAN_CANH["criteria"] if row["score"] is not None and row["denominator"] is not None]


def second_computation(criterion: Criterion, numerator: int, denominator: int) -> Decimal:
    """The formula in hundredths of a point, in whole numbers alone: cap, then round half up."""
    assert criterion.full_at is not None
    hundredths = Fraction(criterion.maximum) * 100
    ratio = Fraction(numerator, denominator) / Fraction(criterion.full_at)
    exact = min(hundredths, hundredths * ratio)
    return Decimal((2 * exact.numerator + exact.denominator) // (2 * exact.denominator)) / 100


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row["code"])
def test_published_scores_of_a_real_commune(row: dict[str, Any]) -> None:
    criterion = SCHEME.group(row["group"]).criterion(row["code"])
    assert criterion.maximum == row["max_score"]
    computed = score_criterion(criterion, row["numerator"], row["denominator"])
    assert computed is not None
    assert abs(computed - row["score"]) <= Decimal("0.01")


def test_enough_published_scores_were_looked_at() -> None:
    assert len(PUBLISHED) == 14


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "points"),
    [
        ("PUBLISH_ON_TIME", 1, 47, "0.13"),
        ("DOSSIERS_SUBMITTED_ONLINE", 1, 4, "3.00"),  # 25 % of the 50 % that give full points
        ("DOSSIERS_SUBMITTED_ONLINE", 3, 4, "6.00"),  # capped
        ("PETITION_PROCESSING_ON_TIME", 0, 0, "6.00"),
        ("DOSSIER_RECEIVING_SATISFACTION", 0, 0, "0.00"),
        ("SO_HOA_GIAY_TO_GIAI_QUYET", 1, 800, "0.01"),  # 0.005: half up, not half even
        ("PUBLIC_CONTENT_FULL", 9, 8, "2.00"),  # more than all is full points
    ],
)
def test_scores(code: str, numerator: int, denominator: int, points: str) -> None:
    assert str(score_criterion(SCHEME.criterion(code), numerator, denominator)) == points


@pytest.mark.parametrize(
    ("code", "numerator", "denominator"),
    [
        ("PUBLISH_ON_TIME", 0, 0),  # no score, not 0
        ("RESOLVED_ON_TIME", 0, 0),  # nobody knows
        ("ELECTRONIC_CERTIFIED_COPY", 3, 4),  # given by the portal
        ("PUBLISH_ON_TIME", None, 4),
        ("PUBLISH_ON_TIME", 4, None),
    ],
)
def test_no_score(code: str, numerator: int | None, denominator: int | None) -> None:
    assert score_criterion(SCHEME.criterion(code), numerator, denominator) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 4), (1, -4)])
def test_negative_counts_are_refused(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match=r"^counts cannot be negative$"):
        score_criterion(SCHEME.criterion("PUBLISH_ON_TIME"), numerator, denominator)


def test_points_are_rounded_half_up() -> None:
    assert str(round_points(Decimal("0.125"))) == "0.13"
    assert str(round_points(Decimal(6))) == "6.00"


FORMULAS = [
    criterion
    for scheme in (SCHEME, small_scheme())
    for group in scheme.groups
    for criterion in group.criteria
    if criterion.full_at is not None
]


@given(
    st.sampled_from(FORMULAS),
    st.integers(min_value=0, max_value=999_999_999),
    st.integers(min_value=1, max_value=999_999_999),
)
def test_every_score_agrees_with_the_second_computation(criterion: Criterion, numerator: int, denominator: int) -> None:
    assert score_criterion(criterion, numerator, denominator) == second_computation(criterion, numerator, denominator)
