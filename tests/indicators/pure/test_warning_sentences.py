"""Warnings: each names the figures and says what to check."""

from decimal import Decimal

import pytest

from indicators.facts import ReportFigures
from indicators.scheme import load_scheme
from indicators.warning_sentences import describe
from tests.indicators.pure.builders import (
    ALL_GROUPS,
    CKMB_CRITERIA,
    criterion,
    figures,
    found_in,
    may,
    seed,
    table,
)

SCHEME = load_scheme("qd766")


def messages(current: ReportFigures, earlier: ReportFigures | None = None) -> list[str]:
    return [describe(found, SCHEME) for found in found_in(current, earlier)]


def test_the_real_june() -> None:
    assert messages(seed(), may()) == [
        ("“Tỷ lệ HS nộp trực tuyến” là 98,52%, nhưng không có số hồ sơ nào trong tổng số 61 hồ sơ cho tỷ "
        "lệ này; gần nhất là 60/61 = 98,36%. Hãy kiểm tra lại tỷ lệ và tổng số hồ sơ."),
        ("Các nhóm đã có điểm cộng lại được 51,8 điểm. Với tổng số điểm 72,6, nhóm chưa có điểm (Tiến độ, "
        "kết quả giải quyết) phải được 20,8 điểm, vượt mức tối đa là 20 điểm. Hãy kiểm tra lại tổng số "
        "điểm và điểm các nhóm đã nhập."),
    ]  # fmt: skip


def test_the_sum_message() -> None:
    assert messages(figures(total="76", groups=ALL_GROUPS)) == [
        (
            "Điểm các nhóm cộng lại được 75,34 điểm, khác tổng số điểm đã nhập là 76 điểm (chênh lệch 0,66 "
            "điểm). Hãy kiểm tra lại điểm từng nhóm và tổng số điểm."
        )
    ]


def test_the_message_names_all_missing_groups() -> None:
    groups: dict[str, str | None] = {"TDGQ": "19", "DVCTT": "12", "TTTT": "10", "SHHS": "22"}
    (message,) = messages(figures(total="59", groups=groups))
    assert message == (
        "Các nhóm đã có điểm cộng lại được 63 điểm, nhiều hơn tổng số điểm 59, dù chưa tính nhóm chưa có "
        "điểm (Công khai, minh bạch; Mức độ hài lòng). Hãy kiểm tra lại tổng số điểm và điểm các nhóm đã "
        "nhập."
    )


def test_the_impossible_change_message() -> None:
    assert messages(figures(total="100", entered_change="-1.5")) == [
        (
            "Điểm so với kỳ trước đã nhập là −1,5; với tổng số điểm 100 thì kỳ trước phải là 101,5 điểm, ngoài "
            "khoảng từ 0 đến 100. Hãy kiểm tra lại dấu và số đã nhập."
        )
    ]


def test_the_change_message() -> None:
    assert messages(figures(total="72.6", entered_change="1"), may()) == [
        (
            "Điểm so với kỳ trước đã nhập là +1, nhưng tổng số điểm hai kỳ (72,6 và kỳ trước 88,9) cho kết "
            "quả −16,3. Bài công bố dùng số tính được; hãy kiểm tra lại tổng số điểm của cả hai kỳ."
        )
    ]


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


def test_the_criteria_message() -> None:
    criteria = tuple(criterion("CKMB", code, None, "1.5") for code in CKMB_CRITERIA)
    assert messages(figures(total=None, groups={"CKMB": "12"}, criteria=criteria)) == [
        (
            "Điểm các tiêu chí của nhóm Công khai, minh bạch cộng lại được 6 điểm, khác điểm của nhóm đã nhập "
            "là 12 điểm. Hãy kiểm tra lại điểm từng tiêu chí và điểm của nhóm."
        )
    ]


def test_the_rate_message_where_nothing_was_received() -> None:
    assert messages(table(online_rate=Decimal("45.5"), dossiers_received=0)) == [
        (
            "“Tỷ lệ HS nộp trực tuyến” là 45,5%, trong khi tổng số hồ sơ trong kỳ là 0. Hãy kiểm tra lại tỷ "
            "lệ và tổng số hồ sơ."
        )
    ]


@pytest.mark.parametrize("figure", ["overdue_dvc", "overdue_mcdt", "certified_copies", "online_payments"])
def test_the_message_about_more_than_was_received(figure: str) -> None:
    (message,) = messages(table(dossiers_received=1061, **{figure: 1062}))
    assert "là 1.062 hồ sơ, nhiều hơn tổng số hồ sơ trong kỳ là 1.061" in message
    assert ("kỳ trước chuyển sang" in message) == figure.startswith("overdue")
