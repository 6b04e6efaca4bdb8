"""The months' course as readers see it: gaps, a change of the indicator set, year against year, one plain sentence."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from indicators.periods import Period
from indicators.public_course import groups_by_month, last_months, twelve_months, year_against_year
from indicators.publication import Published
from tests.indicators.published import published, year_of

CHANGED = "Vạch đứng đánh dấu lúc bộ chỉ số thay đổi: điểm hai bên không so sánh được với nhau."
GAP = " chưa công bố: để trống, không tính là 0."


def test_the_last_months_go_back_over_the_new_year() -> None:
    assert [month.code for month in last_months(Period.from_code("2024-02"), 4)] == [
        "2023-11", "2023-12", "2024-01", "2024-02",
    ]  # fmt: skip
    assert len(last_months(Period.from_code("2024-02"))) == 12


def test_twelve_months_and_no_more() -> None:
    course = twelve_months([*year_of(2023, *range(1, 13)), *year_of(2024, 1, 2)])
    assert course is not None
    assert course.title == "Tổng điểm từ tháng 3/2023 đến tháng 2/2024"
    assert [label.text for label in course.chart.labels] == [*map(str, range(3, 13)), "1", "2"]
    assert [label.below for label in course.chart.labels] == ["2023", *[""] * 9, "2024", ""]
    assert course.columns == ("Tháng", "Tổng điểm")
    assert [row.cells for row in course.rows[:2]] == [("63",), ("64",)]
    assert course.rows[-1].heading == "tháng 2/2024"
    assert len(course.chart.lines[0].parts) == 1
    assert course.notes == ()


def test_a_month_that_was_not_published_is_a_gap_with_a_word_of_its_own() -> None:
    course = twelve_months(year_of(2023, 3, 4, 6, 7))
    assert course is not None
    assert [(row.heading, row.cells) for row in course.rows] == [
        ("tháng 3/2023", ("63",)),
        ("tháng 4/2023", ("64",)),
        ("tháng 5/2023", ("chưa công bố",)),
        ("tháng 6/2023", ("66",)),
        ("tháng 7/2023", ("67",)),
    ]
    (line,) = course.chart.lines
    assert [dot.text for dot in line.dots] == ["63", "64", "66", "67"]
    assert len(line.parts) == 2
    assert course.notes == ("Tháng 5/2023" + GAP,)


@pytest.mark.parametrize(
    ("numbers", "which"),
    [
        ((1, 4), "Các tháng 2/2023 và 3/2023"),
        ((1, 3, 4, 6, 8, 10), "Các tháng 2/2023, 5/2023, 7/2023 và 9/2023"),
        ((1, 7), "5 tháng"),
    ],
)
def test_the_months_of_a_gap_are_named_or_counted(numbers: tuple[int, ...], which: str) -> None:
    course = twelve_months(year_of(2023, *numbers))
    assert course is not None
    assert course.notes == (which + GAP,)


def test_two_maxima_share_a_scale_that_holds_both() -> None:
    old = dataclasses.replace(published("2023-01", "110", scheme="old"), maximum=Decimal(120))
    for course in (
        twelve_months([old, *year_of(2023, 2)]),
        year_against_year([old, *year_of(2024, 1)]),
    ):
        assert course is not None
        assert course.chart.rules[-1].text == "120"
        assert all(Decimal(dot.y) >= course.chart.top for line in course.chart.lines for dot in line.dots)


def test_a_total_of_zero_is_no_gap() -> None:
    course = twelve_months([published("2023-05", "0"), published("2023-06", "72.6")])
    assert course is not None
    assert [row.cells for row in course.rows] == [("0",), ("72,6",)]
    assert course.notes == ()


def test_a_change_of_the_indicator_set_breaks_the_line_and_is_told() -> None:
    course = twelve_months([*year_of(2023, 1, 2, scheme="old"), *year_of(2023, 3, 4, scheme="new")])
    assert course is not None
    assert len(course.chart.breaks) == 1
    assert len(course.chart.lines[0].parts) == 2
    assert course.notes == (CHANGED,)


def test_a_gap_and_a_change_are_both_told() -> None:
    course = twelve_months([*year_of(2023, 1, scheme="old"), *year_of(2023, 3, scheme="new")])
    assert course is not None
    assert course.notes == ("Tháng 2/2023" + GAP, CHANGED)


def test_the_order_of_the_periods_and_quarters_do_not_matter() -> None:
    months = year_of(2023, 4, 5)
    assert twelve_months([months[1], published("2023-q2"), published("2024"), months[0]]) == twelve_months(months)


@pytest.mark.parametrize(
    "periods",
    [
        [],
        year_of(2023, 6),
        [published("2023-06"), published("2023-q2"), published("2023")],
        [published("2022-05"), published("2023-06")],  # more than twelve months apart: nothing to draw a line between
    ],
)
def test_fewer_than_two_months_are_no_course(periods: list[Published]) -> None:
    assert twelve_months(periods) is None


def test_this_year_beside_the_one_before() -> None:
    course = year_against_year([*year_of(2022, 1, 2, 12), *year_of(2023, 1, 3), *year_of(2021, 5)])
    assert course is not None
    assert course.title == "Năm 2023 so với năm 2022"
    assert course.columns == ("Tháng", "Năm 2023", "Năm 2022")
    assert [(row.heading, row.cells) for row in course.rows] == [
        ("Tháng 1", ("61", "61")),
        ("Tháng 2", ("chưa công bố", "62")),
        ("Tháng 3", ("63", "chưa công bố")),
        ("Tháng 12", ("chưa công bố", "72")),
    ]
    now, before = course.chart.lines
    assert (now.name, now.dashed, len(now.dots)) == ("Năm 2023", False, 2)
    assert (before.name, before.dashed, len(before.dots)) == ("Năm 2022", True, 3)
    assert [label.text for label in course.chart.labels] == [str(number) for number in range(1, 13)]
    assert course.notes == ("Đường liền: năm 2023; đường đứt: năm 2022.",)


def test_two_years_of_two_indicator_sets_say_that_they_cannot_be_compared() -> None:
    course = year_against_year([*year_of(2022, 1, scheme="old"), *year_of(2023, 1, scheme="new")])
    assert course is not None
    assert course.notes[1:] == (
        "Bộ chỉ số đã thay đổi trong hai năm này: điểm trước và sau đó không so sánh được với nhau.",
    )


@pytest.mark.parametrize("periods", [[], year_of(2023, 1, 2), [*year_of(2023, 1), *year_of(2021, 1)]])
def test_without_a_year_before_there_is_nothing_beside_it(periods: list[Published]) -> None:
    assert year_against_year(periods) is None


def test_the_groups_by_month_newest_first_and_a_missing_one_as_a_dash() -> None:
    columns, rows = groups_by_month(
        [
            published("2023-05", scores={"A": "0", "B": "19.41"}),
            published("2023-q2", scores={"A": "1"}),
            published("2023-06", scores={"A": "3", "C": "7.80"}),
        ]
    )
    assert columns == ("6/2023", "5/2023")
    assert [(row.heading, row.cells) for row in rows] == [
        ("Công khai (tối đa 18)", ("3", "0")),
        ("Tiến độ (tối đa 20)", ("–", "19,41")),
        ("Thanh toán (tối đa 10)", ("7,8", "–")),
    ]


def test_the_groups_go_back_as_far_as_their_indicator_set_and_twelve_months() -> None:
    months = [*year_of(2022, 10, 11, scheme="old"), *year_of(2022, 12), *year_of(2023, *range(1, 13))]
    columns, _ = groups_by_month(months)
    assert (columns[0], columns[-1], len(columns)) == ("12/2023", "1/2023", 12)
    assert groups_by_month([*year_of(2023, 1, scheme="old"), *year_of(2023, 2, 3)])[0] == ("3/2023", "2/2023")
    assert groups_by_month([published("2023")]) == ((), ())
