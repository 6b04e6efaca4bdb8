"""Facts: what follows from the figures entered, each derived value computed once. No text, no database.

entered figures (this period, the one before) ─► build_facts ─► Facts ─► sentences, announcement, warnings
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators import contradictions
from indicators.contradictions import Contradiction
from indicators.entered import (
    CommuneNames,
    CriterionFigure,
    GroupFigure,
    MissingReason,
    ReportFigures,
    TableFigures,
)
from indicators.losses import Loss, find_losses
from indicators.periods import Period
from indicators.scheme import Group, Scheme

__all__ = [
    "Change",
    "ChangeOrigin",
    "CommuneNames",
    "Comparison",
    "CriterionFigure",
    "Facts",
    "GroupFacts",
    "GroupFigure",
    "MissingReason",
    "ReportFigures",
    "TableFigures",
    "build_facts",
]


class ChangeOrigin(StrEnum):
    """Where the change of the total comes from."""

    DERIVED = "derived"  # from the earlier period's report
    ENTERED = "entered"  # typed by staff, because the earlier total is not there


class Comparison(StrEnum):
    """Whether the total can be compared with the earlier period's, and why not."""

    POSSIBLE = "possible"
    NO_EARLIER = "no_earlier"  # nothing was entered for the earlier period
    NO_EARLIER_TOTAL = "no_earlier_total"  # something was, but not its total
    OTHER_SCHEME = "other_scheme"  # the earlier period was scored by another indicator set
    NO_TOTAL = "no_total"  # this period's own total is missing


@dataclass(frozen=True)
class Change:
    """This period's points minus the earlier period's."""

    value: Decimal
    origin: ChangeOrigin


@dataclass(frozen=True)
class GroupFacts:
    """One group of the scheme. In points."""

    code: str
    name: str
    maximum: Decimal
    score: Decimal | None
    missing_reason: MissingReason  # PRESENT when there is a score
    change: Decimal | None  # against the earlier period; None when either score is missing or the scheme changed
    lost: Decimal | None  # maximum − score; None when the score is missing


@dataclass(frozen=True)
class Facts:
    """Everything that an announcement and its reviewers say about one period."""

    commune: CommuneNames
    period: Period
    previous: Period
    scheme: Scheme
    table: TableFigures
    total: Decimal | None
    comparison: Comparison
    change: Change | None  # None unless the comparison is possible
    groups: tuple[GroupFacts, ...]  # all groups of the scheme, in its order
    groups_sum: Decimal | None  # of the groups that have a score; None when none has
    lowest: tuple[str, ...]  # codes of the groups with the lowest score/maximum, ties together; empty when …
    highest: tuple[str, ...]  # … all are equal or fewer than two groups have a score
    contradictions: tuple[Contradiction, ...]
    losses: tuple[Loss, ...]  # where the points went, the most first

    @property
    def missing(self) -> tuple[GroupFacts, ...]:
        """The groups without a score."""
        return tuple(group for group in self.groups if group.score is None)

    @property
    def lost_points(self) -> tuple[GroupFacts, ...]:
        """The groups that have a score below their maximum."""
        return tuple(group for group in self.groups if group.lost)

    def group(self, code: str) -> GroupFacts:
        """Return a group by its code. Raises KeyError when the scheme has none of it."""
        for group in self.groups:
            if group.code == code:
                return group
        raise KeyError(code)


def build_facts(*, commune: CommuneNames, current: ReportFigures, earlier: ReportFigures | None) -> Facts:
    """Derive everything from a report and from the one of the period before (None: there is none).

    Raises ValueError when `earlier` is not of the period before.
    """
    if earlier is not None and earlier.period != current.period.previous():
        raise ValueError(f"{earlier.period.code} is not the period before {current.period.code}")
    comparable = earlier if earlier is not None and earlier.scheme.code == current.scheme.code else None
    earlier_total = comparable.total if comparable is not None else None
    derived = _difference(current.total, earlier_total)
    comparison = _comparison(current, earlier, derived)
    groups = tuple(_group(group, current, comparable) for group in current.scheme.groups)
    scores = [group.score for group in groups if group.score is not None]
    groups_sum = sum(scores, Decimal(0)) if scores else None
    lowest, highest = _extremes(groups)
    return Facts(
        commune=commune,
        period=current.period,
        previous=current.period.previous(),
        scheme=current.scheme,
        table=current.table,
        total=current.total,
        comparison=comparison,
        change=_change(comparison, derived, current.entered_change),
        groups=groups,
        groups_sum=groups_sum,
        lowest=lowest,
        highest=highest,
        contradictions=contradictions.find(
            current, groups_sum=groups_sum, derived_change=derived, earlier_total=earlier_total
        ),
        losses=find_losses(current),
    )


def _comparison(current: ReportFigures, earlier: ReportFigures | None, derived: Decimal | None) -> Comparison:
    if current.total is None:
        return Comparison.NO_TOTAL
    if earlier is not None and earlier.scheme.code != current.scheme.code:
        return Comparison.OTHER_SCHEME
    if derived is not None or current.entered_change is not None:
        return Comparison.POSSIBLE
    return Comparison.NO_EARLIER if earlier is None else Comparison.NO_EARLIER_TOTAL


def _change(comparison: Comparison, derived: Decimal | None, entered: Decimal | None) -> Change | None:
    if comparison is not Comparison.POSSIBLE:
        return None
    if derived is not None:
        return Change(derived, ChangeOrigin.DERIVED)
    return Change(entered, ChangeOrigin.ENTERED) if entered is not None else None


def _group(group: Group, current: ReportFigures, comparable: ReportFigures | None) -> GroupFacts:
    figure = current.group(group.code)
    score = figure.score
    return GroupFacts(
        code=group.code,
        name=group.name,
        maximum=group.maximum,
        score=score,
        missing_reason=_missing_reason(figure),
        change=_difference(score, comparable.score(group.code) if comparable is not None else None),
        lost=_difference(group.maximum, score),
    )


def _missing_reason(figure: GroupFigure) -> MissingReason:
    if figure.score is not None:
        return MissingReason.PRESENT
    # A missing score without a reason is one that nobody entered.
    return MissingReason(figure.missing_reason or MissingReason.NOT_ENTERED)


def _extremes(groups: tuple[GroupFacts, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the lowest and of the highest groups by score/maximum."""
    # Fractions, because a third is no decimal: 6/18 and 4/12 are a tie.
    ratios = {
        group.code: Fraction(group.score) / Fraction(group.maximum) for group in groups if group.score is not None
    }
    if len(set(ratios.values())) < 2:
        return (), ()
    low, high = min(ratios.values()), max(ratios.values())
    return (
        tuple(code for code, ratio in ratios.items() if ratio == low),
        tuple(code for code, ratio in ratios.items() if ratio == high),
    )


def _difference(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return now - before if now is not None and before is not None else None
