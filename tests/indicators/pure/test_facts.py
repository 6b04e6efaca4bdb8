"""Facts: what follows from the figures."""

import dataclasses
from decimal import Decimal

import pytest

from indicators.facts import (
    ChangeOrigin,
    Comparison,
    CriterionFigure,
    GroupFigure,
    MissingReason,
    ReportFigures,
)
from tests.indicators.pure.builders import facts, figures, may, seed, small_scheme


def test_the_real_june_after_the_real_may() -> None:
    found = facts(seed(), may())
    assert found.previous == may().period
    assert found.comparison is Comparison.POSSIBLE
    assert found.change is not None
    assert (found.change.value, found.change.origin) == (Decimal("-16.3"), ChangeOrigin.DERIVED)
    assert found.groups_sum == Decimal("51.8")
    assert (found.lowest, found.highest) == (("CKMB",), ("MDHL",))
    assert [group.code for group in found.missing] == ["TDGQ"]
    assert [group.code for group in found.lost_points] == ["CKMB", "DVCTT", "TTTT", "SHHS"]
    digitised = found.group("SHHS")
    assert (digitised.change, digitised.lost, digitised.maximum) == (Decimal("-1.1"), Decimal(3), Decimal(22))
    assert found.group("CKMB").change is None  # May's was never entered


def test_a_missing_score_stays_missing() -> None:
    missing = facts(seed(), may()).group("TDGQ")
    assert (missing.score, missing.lost, missing.change) == (None, None, None)
    assert missing.missing_reason is MissingReason.NOT_ENTERED


def test_why_a_score_is_missing() -> None:
    current = figures(groups={"CKMB": None, "SHHS": "3"}, not_scored=("TDGQ",))
    current = dataclasses.replace(current, groups=(*current.groups, GroupFigure("TTTT", None, "")))
    reasons = {group.code: group.missing_reason for group in facts(current).groups}
    assert reasons == {
        "CKMB": MissingReason.NOT_ENTERED,
        "TDGQ": MissingReason.NOT_SCORED,
        "DVCTT": MissingReason.NOT_ENTERED,  # left out
        "TTTT": MissingReason.NOT_ENTERED,  # no reason given
        "MDHL": MissingReason.NOT_ENTERED,
        "SHHS": MissingReason.PRESENT,
    }


def test_the_groups_stand_in_the_scheme_s_order() -> None:
    current = figures(groups={"SHHS": "1", "CKMB": "2"})
    assert [group.code for group in facts(current).groups] == [
        "CKMB",
        "TDGQ",
        "DVCTT",
        "TTTT",
        "MDHL",
        "SHHS",
    ]


@pytest.mark.parametrize(
    ("total", "entered", "earlier", "value", "origin"),
    [
        ("72.6", "5", figures("2023-05", total="88.9"), "-16.3", ChangeOrigin.DERIVED),
        ("72.6", None, figures("2023-05", total="72.60"), "0", ChangeOrigin.DERIVED),
        ("72.6", "-16.3", None, "-16.3", ChangeOrigin.ENTERED),
        ("72.6", "1.1", figures("2023-05", total=None), "1.1", ChangeOrigin.ENTERED),
    ],
)
def test_where_the_change_comes_from(
    total: str, entered: str | None, earlier: ReportFigures | None, value: str, origin: ChangeOrigin
) -> None:
    change = facts(figures(total=total, entered_change=entered), earlier).change
    assert change is not None
    assert (change.value, change.origin) == (Decimal(value), origin)


@pytest.mark.parametrize(
    ("current", "earlier", "comparison"),
    [
        (figures(), None, Comparison.NO_EARLIER),
        (figures(), figures("2023-05", total=None), Comparison.NO_EARLIER_TOTAL),
        (figures(total=None, entered_change="1"), figures("2023-05"), Comparison.NO_TOTAL),
        (
            figures(entered_change="1"),
            figures("2023-05", total="50", scheme=small_scheme(), groups={"MOT": "3"}),
            Comparison.OTHER_SCHEME,
        ),
    ],
)
def test_why_there_is_no_change(current: ReportFigures, earlier: ReportFigures | None, comparison: Comparison) -> None:
    found = facts(current, earlier)
    assert found.comparison is comparison
    assert found.change is None


def test_groups_of_another_scheme_are_not_compared() -> None:
    scheme = dataclasses.replace(seed().scheme, code="other")
    found = facts(seed(), dataclasses.replace(may(), scheme=scheme))
    assert found.group("SHHS").change is None


@pytest.mark.parametrize("code", ["2023-04", "2023-06", "2022-05", "2023-q1", "2022"])
def test_only_the_period_before_is_compared_with(code: str) -> None:
    with pytest.raises(ValueError, match="not the period before 2023-06"):
        facts(seed(), figures(code))


@pytest.mark.parametrize(
    ("groups", "lowest", "highest"),
    [
        ({}, (), ()),
        ({"CKMB": "3"}, (), ()),
        ({"CKMB": "9", "TTTT": "5"}, (), ()),  # a half each
        ({"CKMB": "6", "DVCTT": "4", "TTTT": "4"}, ("CKMB", "DVCTT"), ("TTTT",)),  # a third each
        ({"CKMB": "9", "DVCTT": "6", "MDHL": "8"}, ("MDHL",), ("CKMB", "DVCTT")),
        ({"CKMB": "0", "TTTT": "0.00", "SHHS": "0.01"}, ("CKMB", "TTTT"), ("SHHS",)),
        ({"TTTT": "9", "SHHS": "19"}, ("SHHS",), ("TTTT",)),  # by rate, not by points
    ],
)
def test_lowest_and_highest(groups: dict[str, str | None], lowest: tuple[str, ...], highest: tuple[str, ...]) -> None:
    found = facts(figures(groups=groups))
    assert (found.lowest, found.highest) == (lowest, highest)


def test_no_group_no_sum() -> None:
    assert facts(figures()).groups_sum is None
    assert facts(figures(groups={"CKMB": "0"})).groups_sum == 0


def test_no_such_group() -> None:
    with pytest.raises(KeyError, match="XXX"):
        facts(seed()).group("XXX")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"groups": (GroupFigure("XXX", None, ""),)}, "no XXX"),
        ({"groups": (GroupFigure("CKMB", None, ""),) * 2}, "CKMB stands twice"),
        ({"groups": (GroupFigure("CKMB", Decimal("18.01"), ""),)}, "CKMB: 18.01 is not between 0 and 18"),
        ({"groups": (GroupFigure("CKMB", Decimal("-0.01"), ""),)}, "CKMB"),
        ({"total": Decimal("100.1")}, "total"),
        ({"criteria": (CriterionFigure("TDGQ", "PUBLISH_ON_TIME", 1, 2, None),)}, "no TDGQ/PUBLISH_ON_TIME"),
        (
            {"criteria": (CriterionFigure("CKMB", "PUBLISH_ON_TIME", 1, 2, Decimal("6.1")),)},
            "PUBLISH_ON_TIME: 6.1",
        ),
    ],
)
def test_figures_that_the_form_refuses(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        dataclasses.replace(seed(), **changes)  # type: ignore[arg-type]
