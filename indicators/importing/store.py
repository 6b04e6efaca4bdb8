"""Storing a sheet's rows: communes that are missing, reports, and drafts when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from communes.models import Commune
from indicators.drafting import Outcome, draft, draft_following
from indicators.importing.sheet import SheetRow
from indicators.models import MissingReason, Report
from indicators.periods import Period
from indicators.scheme import Scheme
from indicators.storing import store_report


@dataclass(frozen=True)
class Stored:
    """What became of one row."""

    row: SheetRow
    commune: Commune
    commune_created: bool
    report_created: bool
    report_changed: bool
    outcome: Outcome | None


def _commune(row: SheetRow, province: str) -> tuple[Commune, bool]:
    commune = Commune.objects.filter(code=row.code).first()
    if commune:
        return commune, False
    commune = Commune(code=row.code, kind=row.kind, name=row.name, province=province)
    commune.full_clean()
    commune.save()
    return commune, True


def _store_row(row: SheetRow, period: Period, scheme: Scheme, *, province: str, drafting: bool) -> Stored:
    commune, commune_created = _commune(row, province)
    report = Report.objects.of_period(commune, period).first()
    created = report is None
    if report is None:
        report = Report(
            commune=commune,
            period_type=period.type.value,
            year=period.year,
            number=period.number,
            scheme=scheme.code,
        )
    report.total_score = row.total
    groups = {code: (score, "" if score is not None else _reason(report, code)) for code, score in row.groups.items()}
    changed = store_report(report=report, scheme=scheme, groups=groups, by=None)
    outcome = draft(report=report, by=None).outcome if drafting else None
    if changed:
        draft_following(commune=commune, period=period, by=None)
    return Stored(row, commune, commune_created, created, changed and not created, outcome)


def _reason(report: Report, group: str) -> str:
    """An empty cell does not say why; what staff noted before stays."""
    noted = report.group_scores.filter(group=group).first() if report.pk else None
    return noted.missing_reason if noted and noted.missing_reason else MissingReason.NOT_ENTERED.value


def store_sheet(
    rows: Sequence[SheetRow],
    period: Period,
    scheme: Scheme,
    *,
    province: str,
    drafting: bool,
    on_stored: Callable[[Stored], None],
) -> list[Stored]:
    """Store all rows or none; `on_stored` hears of each as it is done, so that the caller can show progress."""
    results = []
    with transaction.atomic():
        for row in rows:
            stored = _store_row(row, period, scheme, province=province, drafting=drafting)
            on_stored(stored)
            results.append(stored)
    return results
