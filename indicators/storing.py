"""Storing a report with its scores, in one transaction, by whoever entered them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from communes.models import User
from indicators.models import CriterionScore, GroupScore, Report
from indicators.publication import keep_published, keep_published_following
from indicators.scheme import Scheme

GroupValues = Mapping[str, tuple[Decimal | None, str]]
CriterionValues = Mapping[str, tuple[int | None, int | None, Decimal | None]]
NOTHING = (None, None, None)
SAID_BY_DATABASE_ALONE = ("report_once_per_period", "report_reference_is_never_announced")
NOT_FIGURES = ("id", "announcement", "created_by", "created_at")


@transaction.atomic
def store_report(
    *, report: Report, scheme: Scheme, groups: GroupValues, criteria: CriterionValues | None = None, by: User | None
) -> bool:
    """Save `report` and what differs among its scores; True when anything changed.

    `groups`: score (points) or None with the reason it is missing. `criteria`: numerator, denominator, published
    score; all None removes the row; None instead of the mapping leaves the stored criteria alone.

    Only what changed is written, so that history holds changes and nothing else. A change of a score writes the
    report's row too, first: the report's history is one list of versions, each with the scores that came with it.
    """
    changed = _changed_groups(report, scheme, groups)
    gone: list[CriterionScore] = []
    if criteria is not None:
        changed_criteria, gone = _changed_criteria(report, scheme, criteria)
        changed += changed_criteria
    if not (changed or gone or _differs(report)):
        return False
    keep_published(report)
    keep_published_following(report)
    if report._state.adding:
        report.created_by = by
    _check_report(report)
    _save(report, by)
    for row in changed:
        row.report = report  # has a key by now
        # In Python alone: asking the database about each constraint of each row was most of an import's time.
        row.full_clean(exclude=["report"], validate_unique=False, validate_constraints=False)
    _save_scores(changed, by)
    for row in gone:
        row._history_user = by
        row.delete()
    # Prefetched scores of before would otherwise be drafted from.
    getattr(report, "_prefetched_objects_cache", {}).clear()
    return True


def _differs(report: Report) -> bool:
    if report._state.adding:
        return True
    before = Report.objects.select_for_update().get(pk=report.pk)
    fields = (field for field in Report._meta.concrete_fields if field.name not in (*NOT_FIGURES, "updated_at"))
    return any(getattr(before, field.attname) != getattr(report, field.attname) for field in fields)


def _changed_groups(report: Report, scheme: Scheme, groups: GroupValues) -> list[GroupScore | CriterionScore]:
    stored = {} if report._state.adding else {row.group: row for row in GroupScore.objects.filter(report=report)}
    changed: list[GroupScore | CriterionScore] = []
    for group in scheme.groups:
        row = stored.get(group.code) or GroupScore(group=group.code, maximum=group.maximum)
        if row._state.adding or (row.score, row.missing_reason) != groups[group.code]:
            row.score, row.missing_reason = groups[group.code]
            changed.append(row)
    return changed


def _changed_criteria(
    report: Report, scheme: Scheme, criteria: CriterionValues
) -> tuple[list[CriterionScore], list[CriterionScore]]:
    """(rows to write, rows to remove)."""
    stored = {} if report._state.adding else {row.code: row for row in CriterionScore.objects.filter(report=report)}
    changed, gone = [], []
    for group in scheme.groups:
        for criterion in group.criteria:
            values = criteria.get(criterion.code, NOTHING)
            row = stored.get(criterion.code)
            if values == NOTHING:
                gone += [row] if row else []
            elif row is None or (row.numerator, row.denominator, row.score) != values:
                row = row or CriterionScore(group=group.code, code=criterion.code, maximum=criterion.maximum)
                row.numerator, row.denominator, row.score = values
                changed.append(row)
    return changed, gone


def _check_report(report: Report) -> None:
    """full_clean without the constraints that the fields' own validators and clean() say already."""
    report.full_clean(exclude=["announcement", "commune", "created_by"], validate_constraints=False)
    for constraint in Report._meta.constraints:
        if constraint.name in SAID_BY_DATABASE_ALONE:
            constraint.validate(Report, report)


def _save_scores(rows: list[GroupScore | CriterionScore], by: User | None) -> None:
    """New rows together, with their history; the others one by one."""
    stored = [row for row in rows if not row._state.adding]
    for model in (GroupScore, CriterionScore):
        new = [row for row in rows if isinstance(row, model) and row._state.adding]
        for row in new:
            row._history_user = by
        if new:
            bulk_create_with_history(new, model)
    for row in stored:
        _save(row, by)


def _save(row: Report | GroupScore | CriterionScore, by: User | None) -> None:
    row._history_user = by
    if isinstance(row, Report) and not row._state.adding:
        # The link to the post is drafting's: a report that was read before it was drawn must not cut it.
        row.save(update_fields=[f.name for f in Report._meta.concrete_fields if f.name not in NOT_FIGURES])
    else:
        row.save()
