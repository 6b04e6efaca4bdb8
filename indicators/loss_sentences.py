"""Losses in Vietnamese: «TTHC công bố đúng hạn: 1/47, mất 5,87 điểm»."""

from collections.abc import Sequence

from indicators.losses import Loss, LossKind
from vietnamese.numbers import format_count, format_decimal

NAMED_CRITERIA = 5  # in an announcement; the staff's page has them all


def loss_line(loss: Loss) -> str:
    """Return one loss as a line of a list, without a full stop."""
    if loss.criterion is not None:
        counted = loss.criterion.counted
        return f"{counted[0].upper()}{counted[1:]}: {_figures(loss)}"
    place = "Nhóm" if loss.kind is LossKind.GROUP else "Các tiêu chí khác của nhóm"
    return f"{place} {loss.group.name}: {_figures(loss)}"


def losses_summary(losses: Sequence[Loss]) -> str:
    """Return the sentence that opens the causes, or «» when nothing is lost.

    «Điểm bị mất ở: Công khai, minh bạch 18 điểm; Số hóa hồ sơ 3 điểm.»; with criteria, the largest of them:
    «Điểm bị mất nhiều nhất ở: TTHC công bố đúng hạn (1/47, mất 5,87 điểm); …».
    """
    named = [f"{loss.criterion.counted} ({_figures(loss)})" for loss in losses if loss.criterion is not None]
    groups = [loss for loss in losses if loss.kind is LossKind.GROUP]
    sentences = []
    if named:
        sentences.append(f"Điểm bị mất nhiều nhất ở: {'; '.join(named[:NAMED_CRITERIA])}.")
    if groups:
        listed = "; ".join(f"{loss.group.name} {format_decimal(loss.lost)} điểm" for loss in groups)
        sentences.append(f"{'Các nhóm khác mất điểm' if named else 'Điểm bị mất ở các nhóm'}: {listed}.")
    return " ".join(sentences)


def _figures(loss: Loss) -> str:
    lost = f"mất {format_decimal(loss.lost)} điểm"
    if loss.numerator is None or loss.denominator is None:
        return lost
    return f"{format_count(loss.numerator)}/{format_count(loss.denominator)}, {lost}"
