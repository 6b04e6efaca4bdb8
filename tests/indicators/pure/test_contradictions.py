"""Contradictions: which figures cannot all be right, and how staff are told."""

import csv
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.contradictions import Contradiction, Kind, tolerance
from indicators.facts import CriterionFigure, GroupFigure, ReportFigures, TableFigures
from indicators.periods import Period
from indicators.scheme import load_scheme
from indicators.warning_sentences import describe
from tests.indicators.pure.builders import DATA, facts, figures, may, seed

SCHEME = load_scheme("qd766")
ALL_GROUPS: dict[str, str | None] = {
    "CKMB": "11.79", "TDGQ": "19.41", "DVCTT": "6.31", "TTTT": "7.34", "MDHL": "18", "SHHS": "12.49",
}  # fmt: skip


def found_in(current: ReportFigures, earlier: ReportFigures | None = None) -> tuple[Contradiction, ...]:
    return facts(current, earlier).contradictions


def messages(current: ReportFigures, earlier: ReportFigures | None = None) -> list[str]:
    return [describe(found, SCHEME) for found in found_in(current, earlier)]


def kinds(current: ReportFigures, earlier: ReportFigures | None = None) -> list[Kind]:
    return [found.kind for found in found_in(current, earlier)]


def table(**values: Any) -> ReportFigures:
    return figures(table=TableFigures(**values))


def test_the_real_june() -> None:
    assert messages(seed(), may()) == [
        "“Tỷ lệ HS nộp trực tuyến” là 98,52%, nhưng không có số hồ sơ nào trong tổng số 61 hồ sơ cho tỷ "
        "lệ này; gần nhất là 60/61 = 98,36%. Hãy kiểm tra lại tỷ lệ và tổng số hồ sơ.",
        "Các nhóm đã có điểm cộng lại được 51,8 điểm. Với tổng số điểm 72,6, nhóm chưa có điểm (Tiến độ, "
        "kết quả giải quyết) phải được 20,8 điểm, vượt mức tối đa là 20 điểm. Hãy kiểm tra lại tổng số "
        "điểm và điểm các nhóm đã nhập.",
    ]  # fmt: skip


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


def test_the_sum_message() -> None:
    assert messages(figures(total="76", groups=ALL_GROUPS)) == [
        "Điểm các nhóm cộng lại được 75,34 điểm, khác tổng số điểm đã nhập là 76 điểm (chênh lệch 0,66 "
        "điểm). Hãy kiểm tra lại điểm từng nhóm và tổng số điểm."
    ]


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
def test_what_is_left_for_missing_groups(
    total: str, groups: dict[str, str | None], contradicts: bool
) -> None:
    assert kinds(figures(total=total, groups=groups)) == ([Kind.MISSING_SHARE] if contradicts else [])


def test_the_message_names_all_missing_groups() -> None:
    groups: dict[str, str | None] = {"TDGQ": "19", "DVCTT": "12", "TTTT": "10", "SHHS": "22"}
    (message,) = messages(figures(total="59", groups=groups))
    assert message == (
        "Các nhóm đã có điểm cộng lại được 63 điểm, nhiều hơn tổng số điểm 59, dù chưa tính nhóm chưa có "
        "điểm (Công khai, minh bạch; Mức độ hài lòng). Hãy kiểm tra lại tổng số điểm và điểm các nhóm đã "
        "nhập."
    )


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
    exact = {
        group.code: draw(st.decimals(min_value=0, max_value=group.maximum, places=4))
        for group in SCHEME.groups
    }
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


def test_the_change_message() -> None:
    assert messages(figures(total="72.6", entered_change="1"), may()) == [
        "Điểm so với kỳ trước đã nhập là +1, nhưng tổng số điểm hai kỳ (72,6 và kỳ trước 88,9) cho kết "
        "quả −16,3. Bài công bố dùng số tính được; hãy kiểm tra lại tổng số điểm của cả hai kỳ."
    ]


# --- criteria ---


def criterion(group: str, code: str, counts: tuple[int, int] | None, score: str | None) -> CriterionFigure:
    numerator, denominator = counts or (None, None)
    return CriterionFigure(group, code, numerator, denominator, None if score is None else Decimal(score))


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


def test_the_criterion_message_says_how_sure_the_formula_is() -> None:
    checked, unsure = messages(
        figures(
            criteria=(
                criterion("CKMB", "PUBLISH_ON_TIME", (1, 1047), "5.5"),
                criterion("DVCTT", "DOSSIERS_SUBMITTED_ONLINE", (1, 4), "1.5"),
            )
        )
    )
    assert checked == (
        "Tiêu chí “Tỷ lệ TTHC công bố đúng hạn” (nhóm Công khai, minh bạch): 1/1.047 tính ra 0,01 điểm, "
        "nhưng điểm đã nhập là 5,5. Hãy kiểm tra lại tử số, mẫu số và điểm của tiêu chí."
    )
    assert "1/4 tính ra 3 điểm, nhưng điểm đã nhập là 1,5" in unsure
    assert unsure.endswith("chưa có văn bản xác nhận.")


CKMB_CRITERIA = ("PUBLISH_ON_TIME", "PUBLIC_UPDATE_ON_TIME", "PUBLIC_CONTENT_FULL", "DOSSIER_SYNC")


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
def test_criteria_that_do_not_add_up(
    scores: tuple[str | None, ...], group: str | None, contradicts: bool
) -> None:
    current = figures(
        total=None,
        groups={"CKMB": group},
        criteria=tuple(
            criterion("CKMB", code, None, score) for code, score in zip(CKMB_CRITERIA, scores, strict=True)
        ),
    )
    assert kinds(current) == ([Kind.CRITERIA_AND_GROUP] if contradicts else [])


def test_the_criteria_message() -> None:
    criteria = tuple(criterion("CKMB", code, None, "1.5") for code in CKMB_CRITERIA)
    assert messages(figures(total=None, groups={"CKMB": "12"}, criteria=criteria)) == [
        "Điểm các tiêu chí của nhóm Công khai, minh bạch cộng lại được 6 điểm, khác điểm của nhóm đã nhập "
        "là 12 điểm. Hãy kiểm tra lại điểm từng tiêu chí và điểm của nhóm."
    ]


# --- dossiers ---

COUNTS = ["overdue_dvc", "overdue_mcdt", "certified_copies", "online_payments"]


@pytest.mark.parametrize("figure", COUNTS)
def test_more_than_was_received(figure: str) -> None:
    assert kinds(table(dossiers_received=61, **{figure: 61})) == []
    assert kinds(table(dossiers_received=61, **{figure: 62})) == [Kind.MORE_THAN_RECEIVED]
    assert kinds(table(dossiers_received=0, **{figure: 1})) == [Kind.MORE_THAN_RECEIVED]
    assert kinds(table(**{figure: 62})) == []
    (message,) = messages(table(dossiers_received=1061, **{figure: 1062}))
    assert "là 1.062 hồ sơ, nhiều hơn tổng số hồ sơ trong kỳ là 1.061" in message
    assert ("kỳ trước chuyển sang" in message) == figure.startswith("overdue")


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


def test_the_rate_message_where_nothing_was_received() -> None:
    assert messages(table(online_rate=Decimal("45.5"), dossiers_received=0)) == [
        "“Tỷ lệ HS nộp trực tuyến” là 45,5%, trong khi tổng số hồ sơ trong kỳ là 0. Hãy kiểm tra lại tỷ "
        "lệ và tổng số hồ sơ."
    ]


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
