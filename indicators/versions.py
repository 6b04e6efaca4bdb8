"""A report's history as one list of versions, each with the scores that came with it; and the way back to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from communes.history import VersionRow
from communes.models import User
from indicators.models import CriterionScore, GroupScore, Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from vietnamese.numbers import format_count, format_decimal

RESTORED = (
    "dossiers_received", "overdue_dvc", "overdue_mcdt", "online_rate", "satisfaction_rate", "eresult_rate", "sync_rate",
    "certified_copies", "online_payments", "total_score", "entered_change", "source", "read_at",
)  # fmt: skip
SHOWN = ("period_type", "year", "number", "is_reference", *RESTORED)


@dataclass
class Scores:
    """Scores as they stood with a version: points by group, counts and points by criterion."""

    groups: dict[str, tuple[Decimal | None, str]] = field(default_factory=dict)
    criteria: dict[str, tuple[int | None, int | None, Decimal | None]] = field(default_factory=dict)


class ScoreHistory:
    """All that was ever scored for one report, read in two queries."""

    def __init__(self, report_id: int) -> None:
        order = ("history_date", "history_id")
        self._groups = list(GroupScore.history.filter(report_id=report_id).order_by(*order))
        self._criteria = list(CriterionScore.history.filter(report_id=report_id).order_by(*order))

    def before(self, until: datetime | None) -> Scores:
        """The scores before the next version was saved at `until` (None: today's).

        Scores are stored just after their report, in the same transaction.
        """
        scores = Scores()
        for row in _until(self._groups, until):
            _put(scores.groups, row.group, (row.score, row.missing_reason), row)
        for row in _until(self._criteria, until):
            _put(scores.criteria, row.code, (row.numerator, row.denominator, row.score), row)
        return scores


def _until(rows: Iterable[Any], until: datetime | None) -> Iterable[Any]:
    return (row for row in rows if until is None or row.history_date < until)


def _put(kept: dict[str, Any], code: str, values: Any, row: Any) -> None:
    if row.history_type == "-":
        kept.pop(code, None)
    else:
        kept[code] = values


def scores_with(record: Any) -> Scores:
    """The scores that came with one version of a report."""
    later = Report.history.filter(id=record.id, history_date__gt=record.history_date).order_by("history_date").first()
    return ScoreHistory(record.id).before(later.history_date if later else None)


def _points(value: Decimal | None) -> str:
    return "chưa có" if value is None else format_decimal(value)


def _count(value: int | None) -> str:
    return "chưa có" if value is None else format_count(value)


def scores_in_words(scores: Scores, scheme_code: str) -> dict[str, str]:
    """Scores by the names of groups and criteria."""
    scheme = load_scheme(scheme_code)
    words = {}
    for group in scheme.groups:
        if group.code in scores.groups:
            score, reason = scores.groups[group.code]
            words[group.name] = "cổng không chấm" if score is None and reason == "not_scored" else _points(score)
        for criterion in group.criteria:
            if criterion.code in scores.criteria:
                numerator, denominator, points = scores.criteria[criterion.code]
                line = f"{_count(numerator)}/{_count(denominator)}, điểm {_points(points)}"
                words[f"{group.name}: {criterion.name}"] = line
    return words


def note_scores(records: Sequence[Any]) -> None:
    """Give each of a report's historical records, newest first, its group scores and what changed in its scores.

    Sets `scores_then` and adds to `history_delta_changes`, in three queries however many records there are.
    """
    if not records:
        return
    history = ScoreHistory(records[0].id)
    newest = Report.history.filter(id=records[0].id, history_date__gt=records[0].history_date)
    until = newest.order_by("history_date").values_list("history_date", flat=True).first()
    states = []
    for record in records:
        states.append(history.before(until))
        until = record.history_date
    for place, record in enumerate(records):
        groups = scores_in_words(Scores(groups=states[place].groups), record.scheme)
        record.scores_then = "; ".join(f"{name} {words}" for name, words in groups.items()) or "–"
        if place + 1 == len(records):
            continue
        now = scores_in_words(states[place], record.scheme)
        before = scores_in_words(states[place + 1], record.scheme)
        record.history_delta_changes = [
            *getattr(record, "history_delta_changes", []),
            *(
                VersionRow(name, before.get(name, "chưa có"), now.get(name, "chưa có"))
                for name in dict.fromkeys((*before, *now))
                if before.get(name) != now.get(name)
            ),
        ]


def restore_report(*, report: Report, version: Any, by: User) -> bool:
    """Bring the figures and scores of an old version back; the period stays. True when anything changed."""
    scores = scores_with(version)
    scheme = load_scheme(report.scheme)
    for name in RESTORED:
        setattr(report, name, getattr(version, name))
    nothing = (None, "not_entered")
    groups = {group.code: scores.groups.get(group.code, nothing) for group in scheme.groups}
    return store_report(report=report, scheme=scheme, groups=groups, criteria=scores.criteria, by=by)
