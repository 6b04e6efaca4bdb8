"""A province's communes and what they published: few queries, however many communes there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from communes.models import Commune, Host, Predecessor, Province
from indicators.models import Report, ReportQuerySet
from indicators.periods import Period, PeriodType
from indicators.province.ranking import Before, Former, GroupPoints, Line, Standing, Unit, league
from indicators.publication import figures_told
from vietnamese.folding import fold


@dataclass(frozen=True)
class League:
    """A period's table: who published, who did not yet, and how many came about after the period."""

    period: Period
    lines: tuple[Line, ...]
    waiting: tuple[Unit, ...]
    later: tuple[Unit, ...]
    groups: tuple[GroupPoints, ...]  # of the period's indicator set; their scores say nothing


def _public(province: Province) -> ReportQuerySet:
    """The public reports of the province's communes that have a total."""
    return (
        Report.objects.filter(commune__belongs_to=province)
        .filter(Q(published__isnull=False) | Q(total_score__isnull=False))
        .public_of_any()
        .order_by()
    )


def periods_of(province: Province) -> list[Period]:
    """The periods for which any commune of the province published: months, quarters, years, each newest first."""
    rows = _public(province).values_list("period_type", "year", "number").distinct()
    found = [Period(PeriodType(kind), year, number) for kind, year, number in rows]
    return [
        period
        for kind in PeriodType
        for period in sorted((one for one in found if one.type is kind), reverse=True)
    ]  # fmt: skip


def units_of(province: Province) -> list[Unit]:
    """The province's communes, by name as people read it."""
    hosts: dict[int, str] = {}
    for pk, name in Host.objects.filter(commune__belongs_to=province).values_list("commune_id", "name"):
        if pk is not None:
            hosts.setdefault(pk, name)  # the first by name, as in letters
    formers: dict[int, list[Former]] = {}
    rows = Predecessor.objects.filter(commune__belongs_to=province)
    for pk, name, merged_on in rows.values_list("commune_id", "name", "merged_on"):
        formers.setdefault(pk, []).append(Former(name, merged_on))
    units = [
        Unit(row.pk, row.code, row.kind_name, host=hosts.get(row.pk, ""), formers=tuple(formers.get(row.pk, ())))
        for row in Commune.objects.filter(belongs_to=province).only("code", "kind", "name")
    ]
    return sorted(units, key=lambda unit: (fold(unit.name), unit.name, unit.code))


def _of_period(province: Province, period: Period) -> ReportQuerySet:
    return _public(province).filter(period_type=period.type.value, year=period.year, number=period.number)


def _standing(figures: Mapping[str, Any]) -> Standing:
    return Standing(
        total=Decimal(figures["total"]),
        maximum=Decimal(figures["maximum"]),
        scheme=figures["scheme"],
        change=None if figures["change"] is None else Decimal(figures["change"]),
        groups=tuple(
            GroupPoints(
                code=row["code"],
                name=row["name"],
                maximum=Decimal(row["maximum"]),
                score=None if row["score"] is None else Decimal(row["score"]),
            )
            for row in figures["groups"]
        ),
    )


def standings_of(province: Province, period: Period) -> dict[int, Standing]:
    """What each commune's readers were told of `period`, by the commune's pk."""
    rows = _of_period(province, period).values_list("pk", "commune_id", "published__figures")
    found, unstored = {}, []
    for pk, commune, figures in rows:
        if figures is None:
            unstored.append(pk)
        else:
            found[commune] = _standing(figures)
    if unstored:  # announced before figures were stored at each approval
        for report in Report.objects.filter(pk__in=unstored).select_related("commune").with_scores():
            found[report.commune_id] = _standing(figures_told(report))
    return found


def totals_before(province: Province, period: Period) -> dict[int, Before]:
    """The totals of the period before, by the commune's pk."""
    rows: Iterable[tuple[int, str | None, str | None, Decimal | None, str]] = (
        _of_period(province, period.previous())
        .annotate(
            # Not KT("published__figures__total"): it takes the relation for the column.
            told_total=KeyTextTransform("total", "published__figures"),
            told_scheme=KeyTextTransform("scheme", "published__figures"),
        )
        .values_list("commune_id", "told_total", "told_scheme", "total_score", "scheme")
    )
    found = {}
    for commune, total, scheme, own_total, own_scheme in rows:
        if total is not None and scheme is not None:
            found[commune] = Before(Decimal(total), scheme)
        elif own_total is not None:  # announced before figures were stored at each approval
            found[commune] = Before(own_total, own_scheme)
    return found


def league_of(province: Province, period: Period) -> League:
    """The league table of `province` for `period`."""
    units = units_of(province)
    now = standings_of(province, period)
    lines = league(units=units, now=now, before=totals_before(province, period), period=period)
    waiting = [unit for unit in units if unit.pk not in now]
    return League(
        period=period,
        lines=lines,
        waiting=tuple(unit for unit in waiting if not unit.began_after(period)),
        later=tuple(unit for unit in waiting if unit.began_after(period)),
        groups=lines[0].standing.groups if lines else (),
    )
