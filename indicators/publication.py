"""The figures as readers were told them: stored when an announcement is approved or corrected, read by public pages.

Later changes of a report, of the earlier period's, or by an import reach readers by a correction alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from indicators.earlier import earlier_report
from indicators.entered import CriterionFigure, GroupFigure, MissingReason, ReportFigures, TableFigures
from indicators.facts import Comparison, Facts
from indicators.figures import facts_of
from indicators.models import Drawing, PublishedFigures, Report
from indicators.periods import Period
from indicators.scheme import load_scheme
from news.models import Article


@dataclass(frozen=True)
class PublishedCriterion:
    """One criterion as published: dossiers or procedures, and points. None stays None."""

    code: str
    group: str
    numerator: int | None
    denominator: int | None
    score: Decimal | None
    maximum: Decimal


@dataclass(frozen=True)
class PublishedGroup:
    """One group in points. `missing` says why there is no score."""

    code: str
    name: str
    maximum: Decimal
    score: Decimal | None
    missing: MissingReason
    change: Decimal | None


@dataclass(frozen=True)
class Published:
    """One period as readers were told it. In points."""

    period: Period
    scheme: str
    total: Decimal
    maximum: Decimal
    comparison: Comparison
    change: Decimal | None
    groups: tuple[PublishedGroup, ...]
    criteria: tuple[PublishedCriterion, ...]
    source: str
    read_at: datetime | None
    report: Report
    article: Article

    def as_figures(self) -> ReportFigures:
        """The same for the pure pipeline: what was lost, sums over months."""
        return ReportFigures(
            period=self.period,
            scheme=load_scheme(self.scheme),
            table=TableFigures(),
            total=self.total,
            entered_change=None,
            groups=tuple(GroupFigure(group.code, group.score, group.missing) for group in self.groups),
            criteria=tuple(
                CriterionFigure(row.group, row.code, row.numerator, row.denominator, row.score) for row in self.criteria
            ),
        )


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def figures_now(report: Report, facts: Facts) -> dict[str, Any]:
    """A report's figures as they would be published now. Raises ValueError without a total."""
    if facts.total is None:
        raise ValueError("a report without a total is not published")
    return {
        "scheme": facts.scheme.code,
        "total": _number(facts.total),
        "maximum": _number(facts.scheme.maximum),
        "comparison": facts.comparison.value,
        "change": _number(facts.change.value) if facts.change else None,
        "groups": [
            {
                "code": group.code,
                "name": group.name,
                "maximum": _number(group.maximum),
                "score": _number(group.score),
                "missing": group.missing_reason.value,
                "change": _number(group.change),
            }
            for group in facts.groups
        ],
        "criteria": [
            {
                "code": row.code,
                "group": row.group,
                "numerator": row.numerator,
                "denominator": row.denominator,
                "score": _number(row.score),
                "maximum": _number(row.maximum),
            }
            for row in sorted(report.criterion_scores.all(), key=lambda row: row.pk)
        ],
        "source": report.source,
        "read_at": report.read_at.isoformat() if report.read_at else None,
    }


def _facts(report: Report) -> Facts:
    return facts_of(report, earlier_report(report.commune, report.period))


def store_published(report: Report) -> None:
    """Remember `report`'s figures of now as those that readers are told."""
    if report.total_score is None:
        return
    figures = figures_now(report, _facts(report))
    PublishedFigures.objects.update_or_create(report=report, defaults={"figures": figures})


def keep_published(report: Report) -> None:
    """Before a change: remember what readers are told now, where nothing was remembered yet."""
    stored = report.pk and Report.objects.filter(pk=report.pk, published__isnull=True).public_of_any().first()
    if stored:
        store_published(stored)


def keep_published_following(report: Report) -> None:
    """The same for the period after it, whose change is counted from this one."""
    following = Report.objects.of_period(report.commune, report.period.following()).first()
    if following is not None:
        keep_published(following)


def on_article_published(sender: object, article: Article, **_: object) -> None:
    """An approved announcement tells the figures that it was drawn from, whatever was entered while it waited."""
    report = Report.objects.filter(announcement=article).select_related("commune", "drawing").first()
    if report is None:
        return
    drawing: Drawing | None = getattr(report, "drawing", None)
    if drawing is not None and drawing.figures:
        PublishedFigures.objects.update_or_create(report=report, defaults={"figures": drawing.figures})
    else:
        store_published(report)


def figures_told(report: Report) -> dict[str, Any]:
    """A public report's figures as stored; those of now while nothing was stored, which then are the same."""
    stored: PublishedFigures | None = getattr(report, "published", None)
    figures: dict[str, Any] = stored.figures if stored else figures_now(report, _facts(report))
    return figures


def published_of(report: Report) -> Published:
    """What readers are told of a public report, from its stored figures (select_related `published`)."""
    figures = figures_told(report)
    if report.announcement is None:
        raise ValueError("a report that readers see has an announcement")
    return Published(
        period=report.period,
        scheme=figures["scheme"],
        total=Decimal(figures["total"]),
        maximum=Decimal(figures["maximum"]),
        comparison=Comparison(figures["comparison"]),
        change=_decimal(figures["change"]),
        groups=tuple(map(_group, figures["groups"])),
        criteria=tuple(map(_criterion, figures["criteria"])),
        source=figures["source"],
        read_at=datetime.fromisoformat(figures["read_at"]) if figures["read_at"] else None,
        report=report,
        article=report.announcement,
    )


def _group(row: dict[str, Any]) -> PublishedGroup:
    return PublishedGroup(
        code=row["code"],
        name=row["name"],
        maximum=Decimal(row["maximum"]),
        score=_decimal(row["score"]),
        missing=MissingReason(row["missing"]),
        change=_decimal(row["change"]),
    )


def _criterion(row: dict[str, Any]) -> PublishedCriterion:
    return PublishedCriterion(
        code=row["code"],
        group=row["group"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        score=_decimal(row["score"]),
        maximum=Decimal(row["maximum"]),
    )
