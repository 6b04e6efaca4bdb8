"""Losses in Vietnamese: «TTHC công bố đúng hạn: 1/47, mất 5,87 điểm»."""

from collections.abc import Sequence

from indicators.losses import Loss, LossKind
from vietnamese.numbers import format_count, format_decimal

NAMED_CRITERIA = 5  # in an announcement; the staff's page has them all


def loss_line(loss: Loss) -> str:
    """Return one loss as a line of a list, without a full stop."""
    lost = f"mất {format_decimal(loss.lost)} điểm"
    if loss.kind is LossKind.GROUP:
        return f"Nhóm {loss.group.name}: {lost}"
    if loss.criterion is None:
        return f"Các tiêu chí khác của nhóm {loss.group.name}: {lost}"
    name = loss.criterion.counted[0].upper() + loss.criterion.counted[1:]
    if loss.numerator is None or loss.denominator is None:
        return f"{name}: {lost}"
    return f"{name}: {format_count(loss.numerator)}/{format_count(loss.denominator)}, {lost}"


def losses_summary(losses: Sequence[Loss]) -> str:
    """Return the sentence that opens the causes, or «» when nothing is lost.

    «Điểm bị mất ở: Công khai, minh bạch 18 điểm; Số hóa hồ sơ 3 điểm.»; with criteria, the largest of them:
    «Điểm bị mất nhiều nhất ở: TTHC công bố đúng hạn (1/47, mất 5,87 điểm); …».
    """
    named = [loss for loss in losses if loss.kind is LossKind.CRITERION][:NAMED_CRITERIA]
    groups = [loss for loss in losses if loss.kind is LossKind.GROUP]
    sentences = []
    if named:
        listed = "; ".join(_in_brackets(loss) for loss in named)
        sentences.append(f"Điểm bị mất nhiều nhất ở: {listed}.")
    if groups:
        listed = "; ".join(f"{loss.group.name} {format_decimal(loss.lost)} điểm" for loss in groups)
        sentences.append(f"{'Các nhóm khác mất điểm' if named else 'Điểm bị mất ở các nhóm'}: {listed}.")
    return " ".join(sentences)


def _in_brackets(loss: Loss) -> str:
    name, _, figures = loss_line(loss).partition(": ")
    return f"{name[0].lower() + name[1:] if name[1:2].islower() else name} ({figures})"
