"""Where the points went: the points lost by criterion where criteria were entered, else by group.

The published score is the official one: what is lost is the maximum minus the published score. A score that is
missing loses nothing that anybody could name.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.entered import CriterionFigure, ReportFigures
from indicators.scheme import Criterion, Group, Influence
from indicators.scoring import score_criterion

# What rounding alone can leave between a group and its criteria: half a cent for each, and for the group.
_HALF_A_CENT = Decimal("0.005")


class LossKind(StrEnum):
    CRITERION = "criterion"
    GROUP = "group"  # no criterion of the group was entered
    REST = "rest"  # what the entered criteria of a group leave unexplained


@dataclass(frozen=True)
class Loss:
    """Points lost in one place. `criterion`, `numerator`, `denominator` are None unless `kind` is CRITERION."""

    kind: LossKind
    group: Group
    lost: Decimal  # points, above 0
    criterion: Criterion | None = None
    numerator: int | None = None
    denominator: int | None = None

    @property
    def influence(self) -> Influence | None:
        """Who could have moved it; None where it is not known which criterion it was."""
        return self.criterion.influence if self.criterion else None


def find_losses(figures: ReportFigures) -> tuple[Loss, ...]:
    """All losses, the largest first; equal ones in the scheme's order."""
    found = [loss for group in figures.scheme.groups for loss in _of_group(figures, group)]
    return tuple(sorted(found, key=lambda loss: -loss.lost))


def _of_group(figures: ReportFigures, group: Group) -> list[Loss]:
    order = [criterion.code for criterion in group.criteria]
    entered = [figure for figure in figures.criteria if figure.group == group.code]
    entered.sort(key=lambda figure: order.index(figure.code))
    scored = [(figure, score) for figure in entered if (score := _score(group, figure)) is not None]
    group_lost = _lost(group.maximum, figures.score(group.code))
    if not scored:
        return [Loss(LossKind.GROUP, group, group_lost)] if group_lost else []
    losses = [
        Loss(
            LossKind.CRITERION,
            group,
            lost,
            criterion=group.criterion(figure.code),
            numerator=figure.numerator,
            denominator=figure.denominator,
        )
        for figure, score in scored
        if (lost := _lost(group.criterion(figure.code).maximum, score))
    ]
    rest = (group_lost or Decimal(0)) - sum((loss.lost for loss in losses), Decimal(0))
    unscored = len(scored) < len(group.criteria)
    if unscored and rest > _HALF_A_CENT * (len(scored) + 1):
        losses.append(Loss(LossKind.REST, group, rest))
    return losses


def _score(group: Group, figure: CriterionFigure) -> Decimal | None:
    """The published score, or the computed one where none was entered."""
    if figure.score is not None:
        return figure.score
    return score_criterion(group.criterion(figure.code), figure.numerator, figure.denominator)


def _lost(maximum: Decimal, score: Decimal | None) -> Decimal | None:
    """None when nothing is lost, or the score is not known."""
    if score is None or score >= maximum:
        return None
    return maximum - score
