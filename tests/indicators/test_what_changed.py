"""The plain sentence of what changed since the period before."""

from __future__ import annotations

import dataclasses

import pytest

from indicators.facts import Comparison
from indicators.public_course import what_changed
from tests.indicators.published import published


@pytest.mark.parametrize(
    ("change", "moved", "sentence"),
    [
        (None, {"A": "-1"}, "Tháng 6/2023 đạt 72,6/100 điểm."),
        ("-16.3", {}, "Tháng 6/2023 đạt 72,6/100 điểm, giảm 16,3 điểm so với tháng 5/2023."),
        ("0", {"A": "0"}, "Tháng 6/2023 đạt 72,6/100 điểm, không đổi so với tháng 5/2023."),
        (
            "-2.1",
            {"A": "-1", "B": "-1.1", "C": "0"},
            "Tháng 6/2023 đạt 72,6/100 điểm, giảm 2,1 điểm so với tháng 5/2023; giảm nhiều nhất ở Tiến độ (1,1 điểm).",
        ),
        (
            "3",
            {"A": "1", "B": "2", "C": "0"},
            "Tháng 6/2023 đạt 72,6/100 điểm, tăng 3 điểm so với tháng 5/2023; tăng nhiều nhất ở Tiến độ (2 điểm).",
        ),
        (
            "0.5",
            {"A": "-1.5", "B": "2", "C": "0"},
            (
                "Tháng 6/2023 đạt 72,6/100 điểm, tăng 0,5 điểm so với tháng 5/2023; "
                "giảm nhiều nhất ở Công khai (1,5 điểm); tăng nhiều nhất ở Tiến độ (2 điểm)."
            ),
        ),
        (  # C may have moved more than either
            "0.5",
            {"A": "-1.5", "B": "2", "C": None},
            (
                "Tháng 6/2023 đạt 72,6/100 điểm, tăng 0,5 điểm so với tháng 5/2023; trong các nhóm so sánh được, "
                "giảm nhiều nhất ở Công khai (1,5 điểm); tăng nhiều nhất ở Tiến độ (2 điểm)."
            ),
        ),
        (  # the real June: 16,3 points went, and 1,1 of them is all that anybody can place
            "-16.3",
            {"B": "-1.1"},
            (
                "Tháng 6/2023 đạt 72,6/100 điểm, giảm 16,3 điểm so với tháng 5/2023; "
                "nhóm Tiến độ giảm 1,1 điểm, các nhóm khác chưa so sánh được."
            ),
        ),
        ("-16.3", {"B": "0"}, "Tháng 6/2023 đạt 72,6/100 điểm, giảm 16,3 điểm so với tháng 5/2023."),
        (
            "-4",
            {"A": "-2", "B": "-2.0", "C": "-1"},
            (
                "Tháng 6/2023 đạt 72,6/100 điểm, giảm 4 điểm so với tháng 5/2023; "
                "giảm nhiều nhất ở Công khai và Tiến độ (2 điểm)."
            ),
        ),
    ],
)
def test_what_changed_in_one_plain_sentence(change: str | None, moved: dict[str, str | None], sentence: str) -> None:
    assert what_changed(published("2023-06", "72.6", change=change, moved=moved)) == sentence


def test_a_change_of_the_indicator_set_is_said_in_the_sentence() -> None:
    found = dataclasses.replace(published("2023-06", "72.6"), comparison=Comparison.OTHER_SCHEME)
    assert what_changed(found) == (
        "Tháng 6/2023 đạt 72,6/100 điểm; bộ chỉ số đã thay đổi so với tháng trước nên không so sánh điểm giữa hai kỳ."
    )


def test_three_groups_that_moved_alike_are_all_named() -> None:
    found = published("2023-06", "72.6", change="3", moved={"A": "1", "B": "1", "C": "1"})
    assert what_changed(found).endswith("; tăng nhiều nhất ở Công khai, Tiến độ và Thanh toán (1 điểm).")


@pytest.mark.parametrize(
    ("code", "start", "before"),
    [
        ("2023-01", "Tháng 1/2023", "tháng 12/2022"),
        ("2023-q1", "Quý 1/2023", "quý 4/2022"),
        ("2023", "Năm 2023", "năm 2022"),
    ],
)
def test_the_sentence_names_the_period_before(code: str, start: str, before: str) -> None:
    assert what_changed(published(code, change="1")) == f"{start} đạt 70/100 điểm, tăng 1 điểm so với {before}."


def test_names_with_commas_stay_whole() -> None:
    found = published("2023-06", change="1", moved={"A": "1", "B": "1", "C": "0"})
    names = {"A": "Công khai, minh bạch", "B": "Tiến độ, kết quả giải quyết"}
    found = dataclasses.replace(
        found, groups=tuple(dataclasses.replace(one, name=names.get(one.code, one.name)) for one in found.groups)
    )
    assert "ở “Công khai, minh bạch” và “Tiến độ, kết quả giải quyết” (1 điểm)" in what_changed(found)
