"""From stored rows to the pure pipeline's inputs: the only bridge between the database and `facts`."""

from __future__ import annotations

from communes.models import Commune
from indicators.facts import CommuneNames, CriterionFigure, Facts, GroupFigure, ReportFigures, TableFigures, build_facts
from indicators.models import Report
from indicators.scheme import load_scheme


def names_of(commune: Commune) -> CommuneNames:
    return CommuneNames(
        kind_name=commune.kind_name,
        body_name=commune.body_name,
        short_body=commune.short_body_name,
        dateline=commune.dateline_letters,
    )


def figures_of(report: Report) -> ReportFigures:
    """The report's figures; reads its scores (prefetch with `with_scores()` for many)."""
    return ReportFigures(
        period=report.period,
        scheme=load_scheme(report.scheme),
        table=TableFigures(
            dossiers_received=report.dossiers_received,
            overdue_dvc=report.overdue_dvc,
            overdue_mcdt=report.overdue_mcdt,
            online_rate=report.online_rate,
            satisfaction_rate=report.satisfaction_rate,
            eresult_rate=report.eresult_rate,
            sync_rate=report.sync_rate,
            certified_copies=report.certified_copies,
            online_payments=report.online_payments,
        ),
        total=report.total_score,
        entered_change=report.entered_change,
        groups=tuple(
            GroupFigure(code=row.group, score=row.score, missing_reason=row.missing_reason)
            for row in report.group_scores.all()
        ),
        criteria=tuple(
            CriterionFigure(
                group=row.group, code=row.code, numerator=row.numerator, denominator=row.denominator, score=row.score
            )
            for row in report.criterion_scores.all()
        ),
    )


def facts_of(report: Report, earlier: Report | None) -> Facts:
    """Everything derived from a report and the one before it (None when that was never entered)."""
    return build_facts(
        commune=names_of(report.commune),
        current=figures_of(report),
        earlier=figures_of(earlier) if earlier is not None else None,
    )
