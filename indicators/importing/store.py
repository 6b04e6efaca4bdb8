"""Storing a sheet's entries: communes that are missing and reports at once, then drafts when asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from communes.models import Commune, User
from indicators.drafting import Outcome, draft, draft_following
from indicators.importing.entries import Entry
from indicators.importing.plan import Effect, Planned, group_values, name_differs, plan_entries
from indicators.models import Report
from indicators.storing import store_report


@dataclass(frozen=True)
class Stored:
    """What became of one entry."""

    entry: Entry
    commune: Commune
    commune_created: bool
    report: Report
    report_created: bool
    report_changed: bool
    outcome: Outcome | None = None  # of drafting, when it was asked for


class StoreError(ValueError):
    """An entry cannot be stored; the message is Vietnamese and begins with its place in the sheet."""


def store_entries(*, entries: Sequence[Entry], province: str = "", by: User | None) -> Iterator[Stored]:
    """Store all entries or none; yields each as it is done, so that the caller can show progress.

    The transaction ends with the last one: whoever stops reading earlier has stored nothing. Nothing is drafted
    (see `draft_stored`); the next period's untouched draft follows a change all the same.
    Raises StoreError when one is refused.
    """
    try:
        with transaction.atomic():
            created: dict[str, Commune] = {}
            # The earlier period first: a later one's draft compares with it.
            for planned in sorted(plan_entries(entries), key=lambda one: one.entry.period.last_day):
                try:
                    yield _store(planned, created, province=province, by=by)
                except ValidationError as error:
                    raise StoreError(f"{planned.entry.place}: {'; '.join(error.messages)}") from error
    except IntegrityError as error:  # PostgreSQL lets two people store at once; the second finds the first's rows
        raise StoreError("Số liệu của kỳ này vừa được người khác lưu cùng lúc. Hãy xem lại rồi lưu.") from error


def draft_stored(*, stored: Sequence[Stored], by: User | None) -> Iterator[Stored]:
    """Draft the announcements of what `store_entries` stored, each in a transaction of its own; yields each.

    A draft follows from figures and can be made at any time: a province's hundreds of them must not keep everybody
    else from saving meanwhile, as one transaction would on SQLite.
    """
    for one in stored:
        began = time.monotonic()
        yield replace(one, outcome=draft(report=one.report, by=by).outcome)
        if connection.vendor == "sqlite":
            # Who waits for SQLite's lock looks every tenth of a second: without a gap nobody would ever find it free.
            time.sleep((time.monotonic() - began) / 4)


def _store(planned: Planned, created: dict[str, Commune], *, province: str, by: User | None) -> Stored:
    entry = planned.entry
    commune, commune_created = _commune(planned, created, province)
    report = planned.report or _new_report(planned, commune)
    changed = False
    if planned.effect is not Effect.UNCHANGED:
        for name, value in entry.values.items():
            if not name.startswith("group_"):
                setattr(report, name, value)
        groups = group_values(planned)
        changed = store_report(report=report, scheme=planned.scheme, groups=groups, by=by)
    if changed:
        draft_following(commune=report.commune, period=report.period, by=by)
    return Stored(
        entry=entry,
        commune=commune,
        commune_created=commune_created,
        report=report,
        report_created=planned.report is None,
        report_changed=changed and planned.report is not None,
    )


def _new_report(planned: Planned, commune: Commune) -> Report:
    period = planned.entry.period
    return Report(
        commune=commune,
        period_type=period.type.value,
        year=period.year,
        number=period.number,
        scheme=planned.scheme.code,
    )


def _commune(planned: Planned, created: dict[str, Commune], province: str) -> tuple[Commune, bool]:
    entry = planned.entry
    commune = planned.commune or created.get(entry.code.lower())
    if commune is None:
        commune = Commune(code=entry.code, kind=entry.kind, name=entry.name, province=province)
        commune.full_clean()
        commune.save()
        created[entry.code.lower()] = commune
        return commune, True
    if name_differs(entry, commune):
        raise ValidationError(f"Mã {entry.code} đang là {commune}, không phải {entry.name}.")
    return commune, False
