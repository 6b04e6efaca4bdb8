"""What readers see of the scores: one period as a card, and the list of periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from communes.models import Commune
from indicators.earlier import earlier_report
from indicators.facts import Facts, GroupFacts, MissingReason
from indicators.figures import facts_of
from indicators.models import Report
from indicators.periods import Period
from news.models import Article
from vietnamese.numbers import format_decimal, plain


@dataclass(frozen=True)
class GroupBar:
    """One of the six bars, each against its own maximum."""

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
    direction: str  # up, down, same, or empty when there is nothing to compare with
    change: str  # the sentence beside the total
    groups: tuple[GroupBar, ...]
    article: Article
    report: Report

    @property
    def title(self) -> str:
        return f"Kết quả bộ chỉ số {self.period.label}"


@dataclass(frozen=True)
class PeriodRow:
    period: Period
    total: str
    change: str


def movement(change: Decimal | None) -> tuple[str, str]:
    """(direction, words) of a change in points: («down», «giảm 16,3 điểm»)."""
    if change is None:
        return "", ""
    if change == 0:
        return "same", "không đổi"
    return (
        ("up", f"tăng {format_decimal(change)} điểm")
        if change > 0
        else ("down", f"giảm {format_decimal(-change)} điểm")
    )


def _bar(group: GroupFacts) -> GroupBar:
    if group.score is None:
        why = "Cổng không chấm kỳ này" if group.missing_reason == MissingReason.NOT_SCORED else "chưa có số liệu"
        return GroupBar(group.name, why, "", plain(group.maximum), "")
    value = f"{format_decimal(group.score)}/{format_decimal(group.maximum)}"
    score = plain(group.score).replace(",", ".")
    return GroupBar(group.name, value, score, plain(group.maximum).replace(",", "."), movement(group.change)[1])


def _comparison(facts: Facts) -> tuple[str, str]:
    if facts.change is None:
        return "", f"Chưa có số liệu {facts.previous.label} để so sánh"
    direction, words = movement(facts.change.value)
    return direction, f"{words} so với {facts.previous.label}"


def card_of(report: Report) -> ScoreCard:
    """The card of a public report: with a total and an announcement."""
    if report.total_score is None or report.announcement is None:
        raise ValueError("a report that readers see has a total and an announcement")
    facts = facts_of(report, earlier_report(report.commune, report.period))
    direction, change = _comparison(facts)
    return ScoreCard(
        period=report.period,
        total=format_decimal(report.total_score),
        direction=direction,
        change=change,
        groups=tuple(_bar(group) for group in facts.groups),
        article=report.announcement,
        report=report,
    )


def public_reports(commune: Commune) -> list[Report]:
    """Newest first: by the day the period ended, the shorter before the longer that ended the same day."""
    rows = (
        Report.objects.public(commune)
        .filter(total_score__isnull=False)
        .select_related("commune", "announcement")
        .defer("announcement__body", "announcement__body_html", "announcement__text_folded")
        .with_scores()
    )
    return sorted(rows, key=lambda report: (report.period.last_day, report.period.first_day), reverse=True)


def latest_score(commune: Commune) -> ScoreCard | None:
    """The newest month's card for the home page; the newest period of any kind while there is no month."""
    rows = public_reports(commune)
    months = [report for report in rows if report.period_type == "month"]
    chosen = (months or rows)[:1]
    return card_of(chosen[0]) if chosen else None


def period_rows(reports: Sequence[Report]) -> list[PeriodRow]:
    """The list of periods, each with its change against the period before where readers can see that one too."""
    totals = {report.period: report.total_score for report in reports}
    rows = []
    for report in reports:
        before = totals.get(report.period.previous())
        change = None if before is None or report.total_score is None else report.total_score - before
        rows.append(PeriodRow(report.period, format_decimal(report.total_score or Decimal(0)), movement(change)[1]))
    return rows
