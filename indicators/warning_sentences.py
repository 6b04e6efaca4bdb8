"""Warnings: a contradiction as one Vietnamese message that names the figures and says what to check."""

from typing import assert_never

from indicators.contradictions import (
    ChangeDiffers,
    ChangeImpossible,
    Contradiction,
    CriteriaAndGroup,
    CriterionDiffers,
    GroupsAndTotal,
    MissingShare,
    MoreThanReceived,
    RateOfNoCount,
)
from indicators.scheme import Checked, Scheme
from vietnamese.numbers import format_count, format_decimal

# As the table's headings have them.
_FIGURES = {
    "overdue_dvc": "Tổng số HS thông báo xử lý quá hạn (DVC)",
    "overdue_mcdt": "Tổng số HS xử lý quá hạn trên MCĐT",
    "online_rate": "Tỷ lệ HS nộp trực tuyến",
    "certified_copies": "HS cung cấp chứng thực bản sao điện tử",
    "online_payments": "Thanh toán trực tuyến",
}
_CARRIED_OVER = ("overdue_dvc", "overdue_mcdt")


def describe(contradiction: Contradiction, scheme: Scheme) -> str:
    """Return the message for staff.

    `scheme` is the one of the report in which the contradiction was found.
    """
    match contradiction:
        case GroupsAndTotal():
            return _groups_and_total(contradiction)
        case MissingShare():
            return _missing_share(contradiction, scheme)
        case ChangeDiffers():
            return _change(contradiction)
        case ChangeImpossible():
            return _change_impossible(contradiction)
        case CriterionDiffers():
            return _criterion(contradiction, scheme)
        case CriteriaAndGroup():
            return _criteria_and_group(contradiction, scheme)
        case MoreThanReceived():
            return _more_than_received(contradiction)
        case RateOfNoCount():
            return _rate(contradiction)
        case _:
            assert_never(contradiction)


def _groups_and_total(found: GroupsAndTotal) -> str:
    return (
        f"Điểm các nhóm cộng lại được {format_decimal(found.groups_sum)} điểm, khác tổng số điểm đã nhập là "
        f"{format_decimal(found.total)} điểm (chênh lệch {format_decimal(abs(found.difference))} điểm). "
        "Hãy kiểm tra lại điểm từng nhóm và tổng số điểm."
    )


def _missing_share(found: MissingShare, scheme: Scheme) -> str:
    names = "; ".join(scheme.group(code).name for code in found.missing)
    groups_sum, total = format_decimal(found.groups_sum), format_decimal(found.total)
    check = "Hãy kiểm tra lại tổng số điểm và điểm các nhóm đã nhập."
    if found.left < 0:
        return (
            f"Các nhóm đã có điểm cộng lại được {groups_sum} điểm, nhiều hơn tổng số điểm {total}, dù chưa "
            f"tính nhóm chưa có điểm ({names}). {check}"
        )
    return (
        f"Các nhóm đã có điểm cộng lại được {groups_sum} điểm. Với tổng số điểm {total}, nhóm chưa có điểm "
        f"({names}) phải được {format_decimal(found.left)} điểm, vượt mức tối đa là "
        f"{format_decimal(found.maximum)} điểm. {check}"
    )


def _change(found: ChangeDiffers) -> str:
    return (
        f"Điểm so với kỳ trước đã nhập là {format_decimal(found.entered, signed=True)}, nhưng tổng số "
        f"điểm hai kỳ ({format_decimal(found.total)} và kỳ trước {format_decimal(found.earlier_total)}) cho "
        f"kết quả {format_decimal(found.derived, signed=True)}. Bài công bố dùng số tính được; hãy kiểm tra "
        "lại tổng số điểm của cả hai kỳ."
    )


def _change_impossible(found: ChangeImpossible) -> str:
    return (
        f"Điểm so với kỳ trước đã nhập là {format_decimal(found.entered, signed=True)}; với tổng số điểm "
        f"{format_decimal(found.total)} thì kỳ trước phải là {format_decimal(found.earlier_total)} điểm, ngoài "
        f"khoảng từ 0 đến {format_decimal(found.maximum)}. Hãy kiểm tra lại dấu và số đã nhập."
    )


def _criterion(found: CriterionDiffers, scheme: Scheme) -> str:
    criterion = scheme.criterion(found.criterion)
    unsure = (
        ""
        if criterion.checked is Checked.CHECKED
        else " Công thức của tiêu chí này được suy ra từ số liệu đã công bố, chưa có văn bản xác nhận."
    )
    return (
        f"Tiêu chí “{criterion.name}” (nhóm {scheme.group(found.group).name}): "
        f"{format_count(found.numerator)}/{format_count(found.denominator)} tính ra "
        f"{format_decimal(found.computed)} điểm, nhưng điểm đã nhập là {format_decimal(found.published)}. "
        f"Hãy kiểm tra lại tử số, mẫu số và điểm của tiêu chí.{unsure}"
    )


def _criteria_and_group(found: CriteriaAndGroup, scheme: Scheme) -> str:
    return (
        f"Điểm các tiêu chí của nhóm {scheme.group(found.group).name} cộng lại được "
        f"{format_decimal(found.criteria_sum)} điểm, khác điểm của nhóm đã nhập là "
        f"{format_decimal(found.score)} điểm. Hãy kiểm tra lại điểm từng tiêu chí và điểm của nhóm."
    )


def _more_than_received(found: MoreThanReceived) -> str:
    advice = (
        "Nếu có hồ sơ của kỳ trước chuyển sang thì giữ nguyên; nếu không, hãy kiểm tra lại hai số này."
        if found.figure in _CARRIED_OVER
        else "Hãy kiểm tra lại hai số này."
    )
    return (
        f"“{_FIGURES[found.figure]}” là {format_count(found.count)} hồ sơ, nhiều hơn tổng số hồ sơ trong "
        f"kỳ là {format_count(found.received)}. {advice}"
    )


def _rate(found: RateOfNoCount) -> str:
    figure, rate = _FIGURES[found.figure], format_decimal(found.rate)
    check = "Hãy kiểm tra lại tỷ lệ và tổng số hồ sơ."
    if found.nearest_rate is None:
        return f"“{figure}” là {rate}%, trong khi tổng số hồ sơ trong kỳ là {found.received}. {check}"
    received = format_count(found.received)
    nearest = f"{format_count(found.nearest_count)}/{received} = {format_decimal(found.nearest_rate)}%"
    return (
        f"“{figure}” là {rate}%, nhưng không có số hồ sơ nào trong tổng số {received} hồ sơ cho tỷ lệ này; "
        f"gần nhất là {nearest}. {check}"
    )
