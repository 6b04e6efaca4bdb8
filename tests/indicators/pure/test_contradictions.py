"""Contradictions: which figures cannot all be right, and how staff are told."""

import csv
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.contradictions import Kind, tolerance
from indicators.facts import CriterionFigure, GroupFigure, ReportFigures, TableFigures
from indicators.periods import Period
from indicators.scheme import load_scheme
from tests.indicators.pure.builders import (
    ALL_GROUPS,
    CKMB_CRITERIA,
    DATA,
    criterion,
    facts,
    figures,
    found_in,
    may,
    table,
)

SCHEME = load_scheme("qd766")


def kinds(current: ReportFigures, earlier: ReportFigures | None = None) -> list[Kind]:
    return [found.kind for found in found_in(current, earlier)]


def test_the_twelve_real_communes_raise_none() -> None:
    with (DATA / "gia-lai-communes-2026.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    codes = [group.code for group in SCHEME.groups]
    for row in rows:
        current = figures("2026", total=row["total"], groups={code: row[code] for code in codes})
        assert all(group.score is not None for group in facts(current).groups)
        assert found_in(current) == (), row["name"]


def test_a_real_commune_with_its_criteria_raises_none() -> None:
    data = json.loads((DATA / "van-canh-2026.json").read_text(encoding="utf-8"), parse_float=Decimal)
    current = ReportFigures(
        period=Period.from_code("2026"),
        scheme=SCHEME,
        table=TableFigures(),
        total=data["total_score"],
        entered_change=None,
        groups=tuple(GroupFigure(code, Decimal(score)) for code, score in data["group_scores"].items()),
        criteria=tuple(
            CriterionFigure(
                row["group"],
                row["code"],
                row["numerator"],
                row["denominator"],
                None if row["score"] is None else Decimal(row["score"]),
            )
            for row in data["criteria"]
        ),
    )
    assert found_in(current) == ()


# --- groups and total ---


@pytest.mark.parametrize(
    ("total", "contradicts"), [("75.34", False), ("75.37", False), ("75.38", True), ("75.3", True)]
)
def test_groups_that_do_not_add_up(total: str, contradicts: bool) -> None:
    # six terms of two decimals: 0.035 may be rounding; 75.3 has one decimal, but the groups have two
    assert kinds(figures(total=total, groups=ALL_GROUPS)) == ([Kind.GROUPS_AND_TOTAL] if contradicts else [])


def test_a_missing_group_is_no_wrong_sum() -> None:
    assert kinds(figures(total="75.34", groups={**ALL_GROUPS, "TDGQ": None})) == []


@pytest.mark.parametrize(
    ("total", "groups", "contradicts"),
    [
        # left for TDGQ (20): tolerance 6 × 0.05
        ("72.6", {"CKMB": "0", "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19.5"}, False),  # 20.3
        ("72.7", {"CKMB": "0", "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19.5"}, True),  # 20.4
        ("52.1", {"CKMB": "0", "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19.5"}, False),  # −0.2
        ("51.9", {"CKMB": "0", "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19.5"}, True),  # −0.4
        ("42.5", {"CKMB": "2.5"}, False),
        ("99.5", {"CKMB": "2.5"}, True),  # 97 left for 82
        ("100", {}, False),  # nothing to compare with
    ],
)
def test_what_is_left_for_missing_groups(total: str, groups: dict[str, str | None], contradicts: bool) -> None:
    assert kinds(figures(total=total, groups=groups)) == ([Kind.MISSING_SHARE] if contradicts else [])


def test_without_a_total_there_is_nothing_to_contradict() -> None:
    assert kinds(figures(total=None, groups=ALL_GROUPS, entered_change="3"), may()) == []


def test_the_tolerance() -> None:
    def allowed(*numbers: str) -> Decimal:
        *terms, total = (Decimal(number) for number in numbers)
        return tolerance(terms, total)

    assert allowed("0.0", "7.0", "7.8", "18", "19", "72.6") == Decimal("0.3")
    assert allowed("11.79", "18", "30") == Decimal("0.015")
    assert allowed("18", "20", "38.00") == Decimal("1.5")
    assert allowed("18", "18.5", "36.55") == Decimal("0.015")


@st.composite
def rounded_sums(draw: st.DrawFn) -> tuple[dict[str, str | None], str]:
    """Exact group scores, then each rounded, and their exact sum rounded: what an honest portal publishes."""
    places = draw(st.sampled_from([1, 2]))
    exact = {group.code: draw(st.decimals(min_value=0, max_value=group.maximum, places=4)) for group in SCHEME.groups}
    unit = Decimal(1).scaleb(-places)
    total = sum(exact.values(), Decimal(0)).quantize(unit)
    dropped = draw(st.sets(st.sampled_from(sorted(exact)), max_size=5))
    scores = {code: None if code in dropped else str(score.quantize(unit)) for code, score in exact.items()}
    return scores, str(total)


@given(rounded_sums())
def test_rounding_alone_is_never_a_contradiction(published: tuple[dict[str, str | None], str]) -> None:
    groups, total = published
    assert kinds(figures(total=total, groups=groups)) == []


# --- change ---


@pytest.mark.parametrize(
    ("entered", "contradicts"), [("-16.3", False), ("-16.30", False), ("-16.2", True), (None, False)]
)
def test_an_entered_change_that_differs(entered: str | None, contradicts: bool) -> None:
    current = figures(total="72.6", entered_change=entered)
    assert kinds(current, may()) == ([Kind.CHANGE] if contradicts else [])
    assert kinds(current, None) == []  # nothing to compare with


@pytest.mark.parametrize(
    ("total", "entered", "contradicts"),
    [("100", "-1.5", True), ("100", "0", False), ("1", "1.5", True), ("1", "1", False), ("72.6", "-16.3", False)],
)
def test_an_entered_change_from_a_total_that_cannot_be(total: str, entered: str, contradicts: bool) -> None:
    current = figures(total=total, entered_change=entered)
    assert kinds(current) == ([Kind.CHANGE_IMPOSSIBLE] if contradicts else [])


# --- criteria ---


@pytest.mark.parametrize(
    ("code", "counts", "score", "contradicts"),
    [
        ("PUBLISH_ON_TIME", (1, 47), "0.13", False),
        ("PUBLISH_ON_TIME", (1, 47), "0.15", False),  # 0.02 apart
        ("PUBLISH_ON_TIME", (1, 47), "0.16", True),
        ("PUBLISH_ON_TIME", (1, 47), "5.5", True),
        ("PUBLISH_ON_TIME", (1, 47), None, False),
        ("PUBLISH_ON_TIME", None, "5.5", False),
        ("PUBLISH_ON_TIME", (0, 0), "5.5", False),  # the formula gives no score
    ],
)
def test_a_criterion_and_its_formula(
    code: str, counts: tuple[int, int] | None, score: str | None, contradicts: bool
) -> None:
    current = figures(criteria=(criterion("CKMB", code, counts, score),))
    assert kinds(current) == ([Kind.CRITERION] if contradicts else [])


@pytest.mark.parametrize(
    ("scores", "group", "contradicts"),
    [
        (("0.13", "3.66", "2", "6"), "11.79", False),
        (("0.13", "3.66", "2", "6"), "11.81", False),  # five terms of two decimals: 0.025
        (("0.13", "3.66", "2", "6"), "11.82", True),
        (("0.13", "3.66", "2", None), "18", False),  # one is not there
        (("0.13", "3.66", "2", "6"), None, False),
    ],
)
def test_criteria_that_do_not_add_up(scores: tuple[str | None, ...], group: str | None, contradicts: bool) -> None:
    current = figures(
        total=None,
        groups={"CKMB": group},
        criteria=tuple(criterion("CKMB", code, None, score) for code, score in zip(CKMB_CRITERIA, scores, strict=True)),
    )
    assert kinds(current) == ([Kind.CRITERIA_AND_GROUP] if contradicts else [])


# --- dossiers ---

COUNTS = ["overdue_dvc", "overdue_mcdt", "certified_copies", "online_payments"]


@pytest.mark.parametrize("figure", COUNTS)
def test_more_than_was_received(figure: str) -> None:
    assert kinds(table(dossiers_received=61, **{figure: 61})) == []
    assert kinds(table(dossiers_received=61, **{figure: 62})) == [Kind.MORE_THAN_RECEIVED]
    assert kinds(table(dossiers_received=0, **{figure: 1})) == [Kind.MORE_THAN_RECEIVED]
    assert kinds(table(**{figure: 62})) == []


@pytest.mark.parametrize(
    ("rate", "received", "contradicts"),
    [
        ("98.52", 61, True),
        ("98.36", 61, False),
        ("98.4", 61, False),  # one decimal
        ("98", 61, False),
        ("97", 61, False),  # 59/61 is 96.72
        ("99", 61, True),  # 60/61 is 98.36, and the next is 100
        ("100", 61, False),
        ("100.00", 61, False),
        ("0", 61, False),
        ("0.01", 61, True),
        ("66.66", 3, False),  # cut off
        ("66.67", 3, False),  # rounded
        ("66.65", 3, True),
        ("50", 1, True),
        ("98.52", 1_000_000, False),
        ("0", 0, False),
        ("100", 0, False),
        ("45.5", 0, True),
    ],
)
def test_a_rate_of_no_whole_number(rate: str, received: int, contradicts: bool) -> None:
    current = table(online_rate=Decimal(rate), dossiers_received=received)
    assert kinds(current) == ([Kind.RATE] if contradicts else [])


@pytest.mark.parametrize("figure", ["satisfaction_rate", "eresult_rate", "sync_rate"])
def test_rates_of_other_denominators_are_left_alone(figure: str) -> None:
    assert kinds(table(dossiers_received=61, **{figure: Decimal("98.52")})) == []


@given(st.data())
def test_a_rate_of_a_whole_number_is_never_a_contradiction(data: st.DataObject) -> None:
    received = data.draw(st.integers(min_value=1, max_value=100_000))
    count = data.draw(st.integers(min_value=0, max_value=received))
    unit = Decimal(1).scaleb(-data.draw(st.integers(min_value=0, max_value=2)))
    rounding = data.draw(st.sampled_from(["ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"]))
    rate = (Decimal(count) * 100 / received).quantize(unit, rounding=rounding)
    assert kinds(table(online_rate=rate, dossiers_received=received)) == []


def test_several_stand_in_the_order_of_the_form() -> None:
    current = figures(
        total="72.6",
        entered_change="1",
        groups={"CKMB": "18", "TDGQ": "20", "DVCTT": "12", "TTTT": "10", "MDHL": "18", "SHHS": "22"},
        criteria=(criterion("CKMB", "PUBLISH_ON_TIME", (1, 47), "5.5"),),
        table=TableFigures(dossiers_received=61, overdue_mcdt=62, online_rate=Decimal("98.52")),
    )
    assert kinds(current, may()) == [
        Kind.MORE_THAN_RECEIVED,
        Kind.RATE,
        Kind.GROUPS_AND_TOTAL,
        Kind.CHANGE,
        Kind.CRITERION,
    ]
