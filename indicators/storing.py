"""Storing a report with its scores, in one transaction, by whoever entered them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from communes.models import User
from indicators.models import CriterionScore, GroupScore, Report
from indicators.scheme import Scheme

GroupValues = Mapping[str, tuple[Decimal | None, str]]
CriterionValues = Mapping[str, tuple[int | None, int | None, Decimal | None]]


@transaction.atomic
def store_report(
    *, report: Report, scheme: Scheme, groups: GroupValues, criteria: CriterionValues | None = None, by: User | None
) -> bool:
    """Save `report` and what differs among its scores; True when anything changed.

    `groups`: score (points) or None with the reason it is missing. `criteria`: numerator, denominator, published
    score; all None removes the row; None instead of the mapping leaves the stored criteria alone.
    Only rows that changed are written, so that history holds changes and nothing else.
    """
    changed = _save_if_changed(report, by)
    changed |= _store_groups(report, scheme, groups, by)
    if criteria is not None:
        changed |= _store_criteria(report, scheme, criteria, by)
    # Prefetched scores of before would otherwise be drafted from.
    getattr(report, "_prefetched_objects_cache", {}).clear()
    return changed


def _save_if_changed(report: Report, by: User | None) -> bool:
    if report._state.adding:
        report.created_by = by
    else:
        before = Report.objects.select_for_update().get(pk=report.pk)
        names = [
            field.attname for field in Report._meta.concrete_fields if field.name not in ("updated_at", "created_at")
        ]
        if all(getattr(before, name) == getattr(report, name) for name in names):
            return False
    report.full_clean(exclude=["announcement"])
    report._history_user = by
    report.save()
    return True


def _store_groups(report: Report, scheme: Scheme, groups: GroupValues, by: User | None) -> bool:
    stored = {row.group: row for row in GroupScore.objects.filter(report=report)}
    changed = False
    for group in scheme.groups:
        score, reason = groups[group.code]
        row = stored.get(group.code) or GroupScore(report=report, group=group.code, maximum=group.maximum)
        if row.pk and (row.score, row.missing_reason) == (score, reason):
            continue
        row.score, row.missing_reason = score, reason
        _save(row, by)
        changed = True
    return changed


def _store_criteria(report: Report, scheme: Scheme, criteria: CriterionValues, by: User | None) -> bool:
    stored = {row.code: row for row in CriterionScore.objects.filter(report=report)}
    changed = False
    for group in scheme.groups:
        for criterion in group.criteria:
            values = criteria.get(criterion.code, (None, None, None))
            row = stored.get(criterion.code)
            if values == (None, None, None):
                if row:
                    row._history_user = by
                    row.delete()
                    changed = True
                continue
            if row and (row.numerator, row.denominator, row.score) == values:
                continue
            row = row or CriterionScore(report=report, group=group.code, code=criterion.code, maximum=criterion.maximum)
            row.numerator, row.denominator, row.score = values
            _save(row, by)
            changed = True
    return changed


def _save(row: GroupScore | CriterionScore, by: User | None) -> None:
    row.full_clean()
    row._history_user = by
    row.save()
