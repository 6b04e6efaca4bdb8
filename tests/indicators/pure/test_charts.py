"""Charts: where lines, dots, labels, gaps and breaks stand, in numbers worked out by hand.

480 × 250 units; the lines' room is 34 to 466 across (its first and last month 18 inside) and 206 up to 26.
"""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from indicators.charts import Chart, Label, Rule, Value, draw


def months(*totals: str | None, scheme: str = "qd766") -> list[Value]:
    return [Value(None) if total is None else Value(Decimal(total), scheme) for total in totals]


def drawn(*lines: Sequence[Value], maximum: str = "100") -> Chart:
    labels = [(str(place + 1), "") for place in range(len(lines[0]))]
    return draw(
        [(f"line {place}", values) for place, values in enumerate(lines)], labels=labels, maximum=Decimal(maximum)
    )


def test_dots_stand_at_their_totals() -> None:
    (line,) = drawn(months("0", "50", "100")).lines
    assert [(dot.x, dot.y, dot.label_y, dot.text) for dot in line.dots] == [
        ("52.0", "206.0", "197.0", "0"),
        ("250.0", "116.0", "107.0", "50"),
        ("448.0", "26.0", "17.0", "100"),
    ]
    assert line.parts == ("52.0,206.0 250.0,116.0 448.0,26.0",)
    assert (line.name, line.dashed) == ("line 0", False)


def test_the_value_of_a_valley_stands_below_the_line() -> None:
    (line,) = drawn(months("80", "60", "80", "70", "60", "60")).lines
    # A rise begins at neither end of the last three; an end of the line has one neighbour.
    assert [Decimal(dot.label_y) - Decimal(dot.y) for dot in line.dots] == [-9, 20, -9, -9, -9, -9]
    (rising,) = drawn(months("60", "80", None, "50", None, "80", "60")).lines
    assert [Decimal(dot.label_y) - Decimal(dot.y) for dot in rising.dots] == [20, -9, -9, -9, 20]
    # Below a valley at the foot of the chart stand the months.
    (foot,) = drawn(months("50", "0", "50", "11.1", "50", "11.2", "50")).lines
    assert [Decimal(dot.label_y) - Decimal(dot.y) for dot in foot.dots] == [-9, -9, -9, -9, -9, 20, -9]
    (exactly,) = drawn(months("50", "10", "50"), maximum="90").lines  # 20 units above the foot
    assert Decimal(exactly.dots[1].label_y) - Decimal(exactly.dots[1].y) == -9


def texts(*totals: str | None) -> list[str]:
    return [dot.text for dot in drawn(months(*totals)).lines[0].dots]


def test_values_that_would_cover_one_another_are_left_to_the_table() -> None:
    """Twelve months stand 36 units apart, thirteen 33; «75,34» is 41 wide, «75,3» is 32."""
    assert texts(*["75.3"] * 13) == ["75,3"] * 13
    assert texts(*["5"] * 45) == ["5"] * 45  # 9 units apart and 9 wide
    level = texts(*["75.34"] * 12)
    assert level == ["", "75,34"] * 6
    # The newest is always told, then the highest and the lowest; a valley has the room below the line.
    told = texts("75.01", "75.02", "75.91", "75.03", "75.04", "75.05", "74.87", *["75.06"] * 5)
    assert told == [
        "75,01", "", "75,91", "75,03", "", "75,05", "74,87", "75,06", "", "75,06", "", "75,06",
    ]  # fmt: skip
    falling = [
        "75.00",
        "75.01",
        "75.02",
        "75.91",
        "75.90",
        "75.89",
        "75.88",
        "75.87",
        "75.86",
        "75.85",
        "74.99",
        "74.98",
    ]
    assert texts(*falling) == ["75", "75,01", "", "75,91", "", "", "75,88", "", "75,86", "", "74,99", "74,98"]
    assert texts("75", *["75.3"] * 8, "75.91", "75.90", "75.89")[-3:] == ["75,91", "", "75,89"]
    # Far enough below or above one another, they have the room: 14 units are 7.8 points.
    assert texts(*["60.25", "68.15"] * 6) == ["60,25", "68,15"] * 6
    (rising,) = drawn(months(*[f"{8 + 7 * place}.25" for place in range(12)]), maximum="90").lines
    assert [dot.text for dot in rising.dots] == [f"{8 + 7 * place},25" for place in range(12)]  # 14 units each


def test_values_are_written_as_people_do() -> None:
    (line,) = drawn(months("72.60", "88.9")).lines
    assert [dot.text for dot in line.dots] == ["72,6", "88,9"]
    assert [dot.y for dot in line.dots] == ["75.3", "46.0"]  # 206 − 1,8 × points


def test_a_scheme_with_another_maximum_has_its_own_grid() -> None:
    chart = drawn(months("30", "60"), maximum="60")
    assert [dot.y for dot in chart.lines[0].dots] == ["116.0", "26.0"]
    assert chart.rules == (
        Rule("206.0", "0"), Rule("161.0", "15"), Rule("116.0", "30"), Rule("71.0", "45"), Rule("26.0", "60"),
    )  # fmt: skip


def test_the_grid_of_a_hundred_points_and_its_frame() -> None:
    chart = drawn(months("1", "2"))
    assert [(rule.y, rule.text) for rule in chart.rules] == [
        ("206.0", "0"), ("161.0", "25"), ("116.0", "50"), ("71.0", "75"), ("26.0", "100"),
    ]  # fmt: skip
    assert (chart.width, chart.height) == (480, 250)
    assert (chart.left, chart.right, chart.top, chart.bottom) == (34, 466, 26, 206)


def test_one_month_stands_in_the_middle_and_is_no_line() -> None:
    (line,) = drawn(months("80")).lines
    assert [(dot.x, dot.y) for dot in line.dots] == [("250.0", "62.0")]
    assert line.parts == ()


def test_a_month_without_a_total_is_a_gap_and_never_zero() -> None:
    chart = drawn(months("10", "20", None, "40", "50"))
    (line,) = chart.lines
    assert [dot.text for dot in line.dots] == ["10", "20", "40", "50"]
    assert [dot.x for dot in line.dots] == ["52.0", "151.0", "349.0", "448.0"]
    assert line.parts == ("52.0,188.0 151.0,170.0", "349.0,134.0 448.0,116.0")
    assert chart.breaks == ()


def test_a_month_alone_between_gaps_is_a_dot_without_a_line() -> None:
    (line,) = drawn(months("10", None, "30", None, None)).lines
    assert line.parts == ()
    assert len(line.dots) == 2


def test_where_the_indicator_set_changed_the_line_is_broken_and_marked() -> None:
    chart = drawn([*months("10", "20", scheme="old"), *months("30", "40", "50", scheme="new")])
    assert chart.lines[0].parts == ("52.0,188.0 151.0,170.0", "250.0,152.0 349.0,134.0 448.0,116.0")
    assert chart.breaks == ("200.5",)  # between the second and the third month


def test_a_change_across_a_gap_is_marked_before_the_first_month_of_the_new_set() -> None:
    chart = drawn([*months("10", scheme="old"), *months(None, "30", scheme="new"), *months("40", "50", scheme="third")])
    assert chart.breaks == ("200.5", "299.5")
    assert chart.lines[0].parts == ("349.0,134.0 448.0,116.0",)


def test_two_lines_are_told_apart_and_their_values_left_to_the_table() -> None:
    first, second = drawn(months("10", "20"), months("30", "40")).lines
    assert (first.name, first.dashed, second.name, second.dashed) == ("line 0", False, "line 1", True)
    assert {dot.text for dot in (*first.dots, *second.dots)} == {""}
    assert {Decimal(dot.label_y) - Decimal(dot.y) for dot in (*first.dots, *second.dots)} == {-9}
    assert second.parts == ("52.0,152.0 448.0,134.0",)


def test_breaks_are_those_of_the_first_line() -> None:
    old_and_new = [*months("10", scheme="old"), *months("20", scheme="new")]
    assert drawn(months("10", "20"), old_and_new).breaks == ()
    assert drawn(old_and_new, months("10", "20")).breaks == ("250.0",)


def test_labels_stand_below_their_months() -> None:
    chart = draw([("x", months("1", None))], labels=[("12", "2023"), ("1", "2024")], maximum=Decimal(100))
    assert chart.labels == (Label("52.0", "12", "2023"), Label("448.0", "1", "2024"))


def test_no_line_is_an_empty_chart() -> None:
    chart = draw([], labels=[], maximum=Decimal(100))
    assert (chart.lines, chart.labels, chart.breaks) == ((), (), ())
    assert len(chart.rules) == 5


@pytest.mark.parametrize("lengths", [(1, 2), (2, 1), (3, 2)])
def test_lines_and_labels_of_different_length_are_refused(lengths: tuple[int, int]) -> None:
    first, second = (months(*["1"] * length) for length in lengths)
    with pytest.raises(ValueError, match=r"^each line has a value for each label$"):
        draw([("a", first), ("b", second)], labels=[("1", ""), ("2", "")], maximum=Decimal(100))
