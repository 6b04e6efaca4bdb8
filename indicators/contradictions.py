"""Contradictions: figures that cannot all be right.

Each is shown to staff; none stops a report from being saved.

Staff publish what the national portal shows, so a contradiction is never an error of theirs alone: it names
the figures, in `warning_sentences`, and says what to check.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from indicators.entered import CriterionFigure, ReportFigures
from indicators.scheme import Criterion, Group
from indicators.scoring import round_points, score_criterion
from vietnamese.numbers import decimal_places

# A published criterion may differ this much from its formula: both are rounded, and counts go on moving on
# the national portal after they are published.
CRITERION_TOLERANCE = Decimal("0.02")


class Kind(StrEnum):
    """What contradicts what."""

    GROUPS_AND_TOTAL = "groups_and_total"
    MISSING_SHARE = "missing_share"
    CHANGE = "change"
    CHANGE_IMPOSSIBLE = "change_impossible"
    CRITERION = "criterion"
    CRITERIA_AND_GROUP = "criteria_and_group"
    MORE_THAN_RECEIVED = "more_than_received"
    RATE = "rate"


@dataclass(frozen=True)
class GroupsAndTotal:
    """All groups are there, and their sum is not the total, beyond rounding. In points."""

    kind: ClassVar[Kind] = Kind.GROUPS_AND_TOTAL
    groups_sum: Decimal
    total: Decimal

    @property
    def difference(self) -> Decimal:
        """What the total has over the sum; negative when the sum is larger."""
        return self.total - self.groups_sum


@dataclass(frozen=True)
class MissingShare:
    """What the total leaves for the missing groups is more than they can have, or less than nothing.

    In points.
    """

    kind: ClassVar[Kind] = Kind.MISSING_SHARE
    missing: tuple[str, ...]  # group codes
    groups_sum: Decimal  # of the groups that are there
    total: Decimal
    left: Decimal  # total − groups_sum
    maximum: Decimal  # of the missing groups together


@dataclass(frozen=True)
class ChangeDiffers:
    """The change that staff entered is not the one that the earlier period's total gives. In points."""

    kind: ClassVar[Kind] = Kind.CHANGE
    entered: Decimal
    derived: Decimal
    total: Decimal
    earlier_total: Decimal


@dataclass(frozen=True)
class ChangeImpossible:
    """The change that staff entered would put the earlier period's total beyond what a total can be. In points."""

    kind: ClassVar[Kind] = Kind.CHANGE_IMPOSSIBLE
    entered: Decimal
    total: Decimal
    earlier_total: Decimal  # total − entered
    maximum: Decimal


@dataclass(frozen=True)
class CriterionDiffers:
    """A criterion's published score is not what its formula gives. In points."""

    kind: ClassVar[Kind] = Kind.CRITERION
    group: str
    criterion: str
    numerator: int
    denominator: int
    computed: Decimal
    published: Decimal


@dataclass(frozen=True)
class CriteriaAndGroup:
    """All criteria of a group are there, and their sum is not the group's score, beyond rounding.

    In points.
    """

    kind: ClassVar[Kind] = Kind.CRITERIA_AND_GROUP
    group: str
    criteria_sum: Decimal
    score: Decimal


@dataclass(frozen=True)
class MoreThanReceived:
    """A part of the dossiers is larger than the dossiers received. `figure` is a field of TableFigures."""

    kind: ClassVar[Kind] = Kind.MORE_THAN_RECEIVED
    figure: str
    count: int
    received: int


@dataclass(frozen=True)
class RateOfNoCount:
    """A rate that no whole number of the dossiers received gives. `figure` is a field of TableFigures."""

    kind: ClassVar[Kind] = Kind.RATE
    figure: str
    rate: Decimal  # percent
    received: int
    nearest_count: int  # the whole number of dossiers that comes nearest …
    nearest_rate: Decimal | None  # … and its rate in percent, two decimals; None when nothing was received


Contradiction = (
    GroupsAndTotal
    | MissingShare
    | ChangeDiffers
    | ChangeImpossible
    | CriterionDiffers
    | CriteriaAndGroup
    | MoreThanReceived
    | RateOfNoCount
)


def find(
    current: ReportFigures,
    *,
    groups_sum: Decimal | None,
    derived_change: Decimal | None,
    earlier_total: Decimal | None,
) -> tuple[Contradiction, ...]:
    """Return all contradictions of a report, in the order of the entry form.

    The derived values come from whoever builds the facts, so that they are computed in one place:
    `groups_sum` of the groups that have a score (None: none has), `derived_change` and the `earlier_total`
    it was derived from (None: there is nothing to compare with).
    """
    found: list[Contradiction] = [*_counts(current), *_rates(current)]
    if current.total is not None and groups_sum is not None:
        found.extend(_total(current, current.total, groups_sum))
    found.extend(_change(current, derived_change, earlier_total))
    for group in current.scheme.groups:
        found.extend(_criteria(current, group))
    return tuple(found)


def _change(
    current: ReportFigures, derived_change: Decimal | None, earlier_total: Decimal | None
) -> Iterator[Contradiction]:
    entered, total, maximum = current.entered_change, current.total, current.scheme.maximum
    if entered is None or total is None:
        return
    if derived_change is not None and earlier_total is not None:
        if entered != derived_change:
            yield ChangeDiffers(entered, derived_change, total, earlier_total)
    elif not 0 <= total - entered <= maximum:
        yield ChangeImpossible(entered, total, total - entered, maximum)


def tolerance(terms: list[Decimal], total: Decimal) -> Decimal:
    """Return how far a sum of rounded terms may be from a rounded total.

    Half a unit of the last decimal for each of them. The last decimal is that of the term (or total) with the
    most decimals, trailing zeros aside.
    """
    places = max(decimal_places(number) for number in [*terms, total])
    return Decimal(5).scaleb(-places - 1) * (len(terms) + 1)


def _counts(current: ReportFigures) -> Iterator[Contradiction]:
    table = current.table
    received = table.dossiers_received
    if received is None:
        return
    for figure, count in (
        ("overdue_dvc", table.overdue_dvc),
        ("overdue_mcdt", table.overdue_mcdt),
        ("certified_copies", table.certified_copies),
        ("online_payments", table.online_payments),
    ):
        if count is not None and count > received:
            yield MoreThanReceived(figure, count, received)


def _rates(current: ReportFigures) -> Iterator[Contradiction]:
    # Only the online rate is a share of the dossiers received. Electronic results are counted among the
    # dossiers resolved (of other months too), satisfaction among the answers, synchronisation among what the
    # province sent: denominators that the table does not show, so that no rate of these can be called
    # impossible.
    rate, received = current.table.online_rate, current.table.dossiers_received
    if rate is None or received is None:
        return
    if received == 0:
        # What the portal shows for «none of none» is 0 or 100.
        if rate not in (0, 100):
            yield RateOfNoCount("online_rate", rate, received, 0, None)
        return
    exact = rate * received / 100
    whole = int(exact)
    candidates = [count for count in (whole, whole + 1) if count <= received]
    nearest = min(candidates, key=lambda count: abs(count - exact))
    if not any(_gives(count, received, rate) for count in candidates):
        yield RateOfNoCount("online_rate", rate, received, nearest, round_points(Decimal(nearest) * 100 / received))


def _gives(count: int, received: int, rate: Decimal) -> bool:
    """Whether `count` of `received` is `rate` percent, at the rate's own last decimal, rounded or cut off."""
    unit = Decimal(1).scaleb(-decimal_places(rate))
    # Times `received`, so that nothing is divided.
    excess = count * 100 - rate * received
    return -unit * received / 2 <= excess < unit * received


def _total(current: ReportFigures, total: Decimal, groups_sum: Decimal) -> Iterator[Contradiction]:
    scores = [score for group in current.scheme.groups if (score := current.score(group.code)) is not None]
    missing = tuple(group for group in current.scheme.groups if current.score(group.code) is None)
    allowed = tolerance(scores, total)
    left = total - groups_sum
    if not missing:
        if abs(left) > allowed:
            yield GroupsAndTotal(groups_sum, total)
        return
    maximum = sum((group.maximum for group in missing), Decimal(0))
    if left > maximum + allowed or left < -allowed:
        yield MissingShare(tuple(group.code for group in missing), groups_sum, total, left, maximum)


def _criteria(current: ReportFigures, group: Group) -> Iterator[Contradiction]:
    figures = {figure.code: figure for figure in current.criteria if figure.group == group.code}
    for criterion in group.criteria:
        if criterion.code in figures:
            yield from _criterion(criterion, figures[criterion.code])
    score = current.score(group.code)
    points = [figure.score for figure in figures.values() if figure.score is not None]
    if score is None or len(points) < len(group.criteria):
        return
    points_sum = sum(points, Decimal(0))
    if abs(points_sum - score) > tolerance(points, score):
        yield CriteriaAndGroup(group.code, points_sum, score)


def _criterion(criterion: Criterion, figure: CriterionFigure) -> Iterator[Contradiction]:
    computed = score_criterion(criterion, figure.numerator, figure.denominator)
    if computed is None or figure.score is None or figure.numerator is None or figure.denominator is None:
        return
    if abs(computed - figure.score) > CRITERION_TOLERANCE:
        yield CriterionDiffers(figure.group, figure.code, figure.numerator, figure.denominator, computed, figure.score)
