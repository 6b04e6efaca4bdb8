"""Ranks with ties, places that moved or are not compared, quartiles, orders: the league table without a database."""

from __future__ import annotations

import statistics
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.periods import Period
from indicators.province.distribution import quartile, spreads
from indicators.province.ranking import Before, Former, GroupPoints, Line, NotCompared, Standing, Unit, league, ranks
from indicators.province.sorting import Order, arranged, order_of
from indicators.province.words import changed_words, former_words, moved_words, spread_words, summary_words

JULY = Period.from_code("2025-07")
MERGER = Former("xã Tân Bình", date(2025, 7, 1))


def standing(total: str, change: str | None = None, scheme: str = "qd766", **scores: str | None) -> Standing:
    return Standing(
        total=Decimal(total),
        maximum=Decimal(100),
        scheme=scheme,
        change=None if change is None else Decimal(change),
        groups=tuple(
            GroupPoints(code, code, Decimal(20), None if score is None else Decimal(score))
            for code, score in scores.items()
        ),
    )


def unit(pk: int, name: str = "", *formers: Former) -> Unit:
    return Unit(pk, f"T{pk}", name or f"xã {pk}", formers=formers)


def lines(
    units: list[Unit], now: dict[int, Standing], before: dict[int, str] | None = None, period: Period = JULY
) -> dict[int, Line]:
    earlier = {pk: Before(Decimal(total), "qd766") for pk, total in (before or {}).items()}
    return {line.unit.pk: line for line in league(units=units, now=now, before=earlier, period=period)}


def test_equal_totals_share_a_rank_and_the_next_is_skipped() -> None:
    found = ranks({1: Decimal("80"), 2: Decimal("72.60"), 3: Decimal("72.6"), 4: Decimal("0")})
    assert found == {1: 1, 2: 2, 3: 2, 4: 4}


@given(st.dictionaries(st.integers(1, 40), st.decimals(0, 100, places=2), max_size=30))
def test_a_rank_is_one_more_than_those_above(totals: dict[int, Decimal]) -> None:
    found = ranks(totals)
    assert found == {pk: 1 + sum(other > total for other in totals.values()) for pk, total in totals.items()}


def test_places_move_among_those_that_published() -> None:
    units = [unit(1), unit(2), unit(3), unit(4)]
    found = lines(units, {1: standing("70"), 2: standing("90"), 3: standing("70")}, {1: "95", 2: "60", 4: "80"})
    assert list(found) == [2, 1, 3]
    assert (found[2].rank, found[2].earlier_rank, found[2].climbed, found[2].tied) == (1, 3, 2, False)
    assert (found[1].rank, found[1].climbed, found[1].tied) == (2, -1, True)
    assert moved_words(found[2], JULY) == "tăng 2 bậc"
    assert moved_words(found[1], JULY) == "giảm 1 bậc"
    assert (found[3].climbed, found[3].not_compared) == (None, NotCompared.ABSENT_BEFORE)
    assert moved_words(found[3], JULY) == "tháng trước chưa công bố"


def test_staying_is_told_as_staying() -> None:
    found = lines([unit(1)], {1: standing("70", "0")}, {1: "60"})
    assert moved_words(found[1], JULY) == "giữ nguyên"
    assert changed_words(found[1]) == "không đổi"


def test_who_is_not_among_the_units_counts_nowhere() -> None:
    found = lines([unit(1)], {1: standing("50"), 9: standing("99")}, {1: "50", 9: "99"})
    assert list(found) == [1]
    assert (found[1].rank, found[1].earlier_rank) == (1, 1)


@pytest.mark.parametrize(
    ("day", "code", "merged"),
    [
        (date(2025, 7, 1), "2025-06", False),
        (date(2025, 7, 1), "2025-07", True),
        (date(2025, 7, 1), "2025-08", False),  # July was whole
        (date(2025, 7, 15), "2025-07", True),
        (date(2025, 7, 15), "2025-08", True),  # July was half the old commune's
        (date(2025, 7, 15), "2025-09", False),
        (date(2025, 7, 1), "2025-q3", True),
        (date(2025, 7, 1), "2025-q4", False),
        (date(2025, 7, 1), "2025", True),
        (date(2025, 7, 1), "2026", True),
        (date(2025, 7, 1), "2027", False),
    ],
)
def test_a_merger_between_two_periods_keeps_them_from_being_compared(day: date, code: str, merged: bool) -> None:
    period = Period.from_code(code)
    found = lines([unit(1, "xã Mới", Former("xã Cũ", day))], {1: standing("70", "-5")}, {1: "75"}, period)[1]
    assert (found.not_compared is NotCompared.MERGED) is merged
    assert (moved_words(found, period) == "mới sáp nhập") is merged
    assert changed_words(found) == ("mới sáp nhập" if merged else "giảm 5")
    assert found.change == (None if merged else Decimal(-5))


def test_another_indicator_set_is_not_compared() -> None:
    found = lines([unit(1)], {1: standing("70", None, "qd999")}, {1: "75"})[1]
    assert moved_words(found, JULY) == "bộ chỉ số đã thay đổi"
    assert changed_words(found) == "–"


def test_a_commune_that_came_about_later_is_not_late() -> None:
    merged = unit(1, "xã Mới", MERGER)
    assert merged.began_after(Period.from_code("2025-06"))
    assert not merged.began_after(JULY)
    assert not unit(2).began_after(Period.from_code("2023-01"))


def test_predecessors_are_named_by_day() -> None:
    formers = (Former("xã A", date(2025, 7, 1)), Former("xã B", date(2025, 7, 1)), Former("xã C", date(2020, 1, 1)))
    assert former_words(formers) == "Sáp nhập từ xã C (01/01/2020); xã A, xã B (01/07/2025)"
    assert former_words(()) == ""


@given(st.lists(st.decimals(0, 22, places=2), min_size=2, max_size=200))
def test_quartiles_agree_with_the_standard_library(values: list[Decimal]) -> None:
    ordered = sorted(values)
    expected = statistics.quantiles(ordered, n=4, method="inclusive")
    for number in (1, 2, 3):
        assert abs(quartile(ordered, number) - expected[number - 1]) <= Decimal("0.005")


def test_quartiles_of_one_and_halves_up() -> None:
    assert quartile([Decimal(7)], 1) == quartile([Decimal(7)], 3) == 7
    assert quartile([Decimal("0.01"), Decimal("0.02")], 2) == Decimal("0.02")


def test_a_missing_score_is_left_out_of_a_spread_and_told() -> None:
    standings = [standing("70", A=value, B=None) for value in ("0", None, "10", "20")]
    (found,) = spreads(standings[0].groups, standings)
    quartiles = (found.lowest, found.lower, found.median, found.upper, found.highest)
    assert [str(value.normalize()) for value in quartiles] == ["0", "5", "1E+1", "15", "2E+1"]
    assert found.percent(found.lower) == 25
    assert (found.scored, found.of) == (3, 4)
    assert spread_words(found) == (
        "Thấp nhất 0; tứ phân vị dưới 5; trung vị 10; tứ phân vị trên 15; cao nhất 20 điểm. "
        "1 đơn vị không có điểm nhóm này, không tính là 0."
    )


def names(order: Order) -> list[str]:
    units = [unit(1, "xã Đông Hòa"), unit(2, "xã An Bình"), unit(3, "xã Ế"), unit(4, "xã Dương Minh Châu")]
    now = {
        1: standing("70", "2", A="5"),
        2: standing("90", None, A=None),
        3: standing("70", "-3", A="0"),
        4: standing("80", "2", A="9"),
    }
    found = lines(units, now, {1: "60", 3: "90", 4: "70"})
    return [line.unit.name.split(" ", 1)[1] for line in arranged(list(found.values()), order)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(), ["An Bình", "Dương Minh Châu", "Đông Hòa", "Ế"]),
        (Order("ten", "tang"), ["An Bình", "Đông Hòa", "Dương Minh Châu", "Ế"]),  # đ is folded to d
        (Order("ten", "giam"), ["Ế", "Dương Minh Châu", "Đông Hòa", "An Bình"]),
        (Order("tong", "tang"), ["Đông Hòa", "Ế", "Dương Minh Châu", "An Bình"]),
        (Order("thay-doi", "giam"), ["Dương Minh Châu", "Đông Hòa", "Ế", "An Bình"]),
        (Order("thay-doi", "tang"), ["Ế", "Dương Minh Châu", "Đông Hòa", "An Bình"]),
        (Order("doi-hang", "giam"), ["Dương Minh Châu", "Đông Hòa", "Ế", "An Bình"]),
        (Order("A", "tang"), ["Ế", "Đông Hòa", "Dương Minh Châu", "An Bình"]),
        (Order("A", "giam"), ["Dương Minh Châu", "Đông Hòa", "Ế", "An Bình"]),
    ],
)
def test_orders_put_missing_values_last_and_settle_by_rank(order: Order, expected: list[str]) -> None:
    assert names(order) == expected


def test_an_address_asks_for_an_order() -> None:
    assert order_of("", "", ["A"]) == Order("hang", "tang")
    assert order_of("tong", "", ["A"]) == Order("tong", "giam")
    assert order_of("A", "tang", ["A"]) == Order("A", "tang")
    assert order_of("Z", "giam", ["A"]) == Order()
    assert order_of("ten", "x", []) == Order("ten", "tang")


def test_a_heading_turns_the_order_round() -> None:
    assert Order("tong", "giam").asked_for("tong") == Order("tong", "tang")
    assert Order("tong", "tang").asked_for("tong") == Order("tong", "giam")
    assert Order("tong", "tang").asked_for("ten") == Order("ten", "tang")
    assert Order().asked_for("A") == Order("A", "giam")


def test_the_summary_counts() -> None:
    assert summary_words(JULY, 165, 5) == "Tháng 7/2025: 165/170 đơn vị đã công bố kết quả."
