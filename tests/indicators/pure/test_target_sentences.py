"""What a plan says, word by word."""

from decimal import Decimal

import pytest

from indicators.entered import CriterionFigure
from indicators.scheme import load_scheme
from indicators.target_sentences import plan_line, step_line, unasked_line
from indicators.targets import Plan, plan_for
from tests.indicators.pure.builders import figures


def plan(target: str, numerator: int | None = 77, total: str | None = "70") -> Plan:
    paid = CriterionFigure("TTTT", "DOSSIERS_PAID_ONLINE", numerator, 230, None)
    return plan_for(figures(total=total, criteria=(paid,)), Decimal(target))


def test_a_step_gives_its_dossiers_and_its_points() -> None:
    (step,) = plan("70.6").steps
    assert (step.numerator, step.denominator) == (77, 230)
    assert step_line(step) == f"thêm 23 {step.criterion.counted}: +0,6 điểm"


@pytest.mark.parametrize(
    ("target", "numerator", "line"),
    [
        ("70.6", 77, "Ít việc nhất để đạt 70,6 điểm (từ 70 lên 70,6 điểm):"),
        ("70", 77, "Kỳ này đã đạt 70 điểm, không dưới mục tiêu 70 điểm."),
        ("0", 77, "Kỳ này đã đạt 70 điểm, không dưới mục tiêu 0 điểm."),
        ("99", 77, "Làm hết các việc dưới đây cũng chỉ đạt 73,99 điểm, chưa tới mục tiêu 99 điểm."),
        (
            "99",
            None,
            (
                "Chưa tính được cách đạt 99 điểm: cần tử số, mẫu số của các tiêu chí mà cấp xã tác động được "
                "và còn chưa đạt điểm tối đa."
            ),
        ),
    ],
)
def test_a_plan_says_what_it_reaches(target: str, numerator: int | None, line: str) -> None:
    assert plan_line(plan(target, numerator)) == line


def test_what_the_plan_knows_nothing_of_is_named() -> None:
    scheme = load_scheme("qd766")
    everything = tuple(
        CriterionFigure(group.code, one.code, 0, 0, None) for group in scheme.groups for one in group.criteria
    )
    online = CriterionFigure("DVCTT", "DOSSIERS_SUBMITTED_ONLINE", 5, None, None)
    rest = tuple(one for one in everything if one.code not in ("DOSSIERS_SUBMITTED_ONLINE", "PUBLISH_ON_TIME"))

    def line(*criteria: CriterionFigure, target: str = "80") -> str:
        return unasked_line(plan_for(figures(total="70", criteria=criteria), Decimal(target)))

    assert line(*everything) == ""  # a denominator of 0 is a count
    # The province's are none of the commune's business, and what the portal gives has no counts.
    some = tuple(one for one in rest if one.code not in ("ELECTRONIC_CERTIFIED_COPY", "SO_HOA_GIAY_TO_GIAI_QUYET"))
    assert line(online, *rest) == "Chưa tính đến 1 tiêu chí chưa nhập đủ tử số, mẫu số: hồ sơ nộp trực tuyến."
    assert line(*some) == "Chưa tính đến 2 tiêu chí chưa nhập đủ tử số, mẫu số: hồ sơ nộp trực tuyến; hồ sơ số hóa."
    assert line(*some, target="70") == ""


def test_without_a_total_there_is_no_plan() -> None:
    with pytest.raises(ValueError, match=r"^without a total"):
        plan("70", total=None)
