"""What readers see of the scores: one period as a card, and the list of periods, as they were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from communes.models import Commune
from indicators.entered import MissingReason
from indicators.models import Report
from indicators.periods import Period
from indicators.publication import Published, PublishedGroup, published_of
from indicators.sentences import change_against, change_words, not_compared
from news.models import Article
from vietnamese.numbers import format_decimal, plain


@dataclass(frozen=True)
class GroupBar:
    """One of the groups, its bar against its own maximum."""

    name: str
    value: str  # «7,8/10», or why there is none
    score: str  # with a decimal point, for <meter>; empty when there is none
    maximum: str
    change: str  # «giảm 1,1 điểm», empty when it cannot be told


@dataclass(frozen=True)
class ScoreCard:
    """A period's score as its page and the home page show it."""

    period: Period
    total: str
    maximum: str
    direction: str  # up, down, same, or empty when there is nothing to compare with
    change: str  # the sentence beside the total
    groups: tuple[GroupBar, ...]
    article: Article
    published: Published

    @property
    def title(self) -> str:
        return f"Kết quả bộ chỉ số {self.period.label}"


@dataclass(frozen=True)
class PeriodRow:
    period: Period
    total: str
    change: str


def _direction(change: Decimal | None) -> str:
    if change is None:
        return ""
    return "same" if change == 0 else "up" if change > 0 else "down"


def _pointed(value: Decimal) -> str:
    return plain(value).replace(",", ".")


def _bar(group: PublishedGroup) -> GroupBar:
    if group.score is None:
        why = "Cổng không chấm kỳ này" if group.missing is MissingReason.NOT_SCORED else "chưa có số liệu"
        return GroupBar(group.name, why, "", _pointed(group.maximum), "")
    value = f"{format_decimal(group.score)}/{format_decimal(group.maximum)}"
    change = "" if group.change is None else change_words(group.change)
    return GroupBar(group.name, value, _pointed(group.score), _pointed(group.maximum), change)


def comparison_words(published: Published) -> str:
    """«giảm 16,3 điểm so với tháng 5/2023», or why it is not compared."""
    if published.change is not None:
        return change_against(published.change, published.period.previous())
    return not_compared(published.comparison, published.period)


def comparison_sentence(published: Published) -> str:
    """The same where it stands alone: beside the arrow of a change it goes on, else it is a sentence."""
    words = comparison_words(published)
    return words if published.change is not None else words[0].upper() + words[1:]


def card_of(published: Published) -> ScoreCard:
    return ScoreCard(
        period=published.period,
        total=format_decimal(published.total),
        maximum=format_decimal(published.maximum),
        direction=_direction(published.change),
        change=comparison_sentence(published),
        groups=tuple(_bar(group) for group in published.groups),
        article=published.article,
        published=published,
    )


def public_periods(commune: Commune) -> list[Published]:
    """All published periods, newest first: by the day the period ended, the shorter before the longer."""
    rows = (
        Report.objects.public(commune)
        .select_related("commune", "announcement", "published")
        .defer("announcement__body", "announcement__body_html", "announcement__text_folded")
        .with_scores()
    )
    shown = [published_of(row) for row in rows if _has_total(row)]
    return sorted(shown, key=lambda one: (one.period.last_day, one.period.first_day), reverse=True)


def public_period(commune: Commune, period: Period) -> Published | None:
    row = (
        Report.objects.public(commune)
        .of_period(commune, period)
        .select_related("commune", "announcement", "published")
        .with_scores()
        .first()
    )
    return published_of(row) if row is not None and _has_total(row) else None


def _has_total(report: Report) -> bool:
    return hasattr(report, "published") or report.total_score is not None


def newest(periods: Sequence[Published]) -> Published | None:
    """The newest month, or the newest period of any kind while there is no month."""
    months = [one for one in periods if one.period.type.value == "month"]
    return next(iter(months or periods), None)


def latest_score(commune: Commune) -> ScoreCard | None:
    """The card for the home page."""
    chosen = newest(public_periods(commune))
    return card_of(chosen) if chosen else None


def period_rows(periods: Sequence[Published]) -> list[PeriodRow]:
    """The list of periods, each with the change that was published with it."""
    return [PeriodRow(one.period, format_decimal(one.total), comparison_words(one)) for one in periods]
