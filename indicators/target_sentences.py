"""Plans in Vietnamese: «thêm 23 hồ sơ thanh toán trực tuyến: +0,6 điểm»."""

from indicators.scheme import Influence
from indicators.targets import Plan, Step
from vietnamese.numbers import format_count, format_decimal

PREMISE = (
    "Đây là phép tính theo công thức của bộ chỉ số trên số liệu kỳ này, với mẫu số giữ nguyên; "
    "không phải dự báo hay cam kết."
)
INFLUENCE = {
    Influence.COMMUNE: "cấp xã tác động được",
    Influence.SHARED: "cấp xã và cấp tỉnh cùng tác động",
    Influence.PROVINCE: "do cấp tỉnh quyết định",
}


def step_line(step: Step) -> str:
    """Return «thêm 23 hồ sơ thanh toán trực tuyến: +0,6 điểm»."""
    return f"thêm {format_count(step.more)} {step.criterion.counted}: {format_decimal(step.gain, signed=True)} điểm"


def unasked_line(plan: Plan) -> str:
    """Return which criteria the plan knows nothing of, or «» when there is none or nothing is left to do.

    «Chưa tính đến 2 tiêu chí chưa nhập đủ tử số, mẫu số: hồ sơ nộp trực tuyến; hồ sơ số hóa.»
    """
    if plan.total >= plan.target or not plan.unasked:
        return ""
    named = "; ".join(criterion.counted for criterion in plan.unasked)
    return f"Chưa tính đến {len(plan.unasked)} tiêu chí chưa nhập đủ tử số, mẫu số: {named}."


def plan_line(plan: Plan) -> str:
    """Return what the steps reach, as one sentence."""
    target = f"{format_decimal(plan.target)} điểm"
    if plan.total >= plan.target:
        return f"Kỳ này đã đạt {format_decimal(plan.total)} điểm, không dưới mục tiêu {target}."
    if not plan.steps:
        return (
            f"Chưa tính được cách đạt {target}: cần tử số, mẫu số của các tiêu chí mà cấp xã tác động được "
            "và còn chưa đạt điểm tối đa."
        )
    reached = f"{format_decimal(plan.reached)} điểm"
    if not plan.is_enough:
        return f"Làm hết các việc dưới đây cũng chỉ đạt {reached}, chưa tới mục tiêu {target}."
    return f"Ít việc nhất để đạt {target} (từ {format_decimal(plan.total)} lên {reached}):"
