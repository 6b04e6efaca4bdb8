"""The league table as CSV, with the conventions of open data: decimal point, ISO dates, null is an empty cell."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from django.http import HttpRequest

from indicators.open_data.tables import BOM, Cell, neutral
from indicators.province.page import period_address
from indicators.province.queries import League
from indicators.province.ranking import Line, Unit

COLUMNS = (
    "period", "commune", "full_name", "status", "rank", "total", "maximum", "change", "previous_rank", "rank_change",
    "not_compared", "predecessors",
)  # fmt: skip


def _points(value: Decimal | None) -> float | None:
    # Two decimals at most: the shortest float that reads back is the figure itself.
    return None if value is None else float(value)


def _formers(unit: Unit) -> str:
    return "; ".join(f"{former.name} ({former.merged_on.isoformat()})" for former in unit.formers)


def _published(request: HttpRequest, line: Line, league: League) -> list[Cell]:
    unit, standing = line.unit, line.standing
    return [
        league.period.code, unit.code, unit.name, "published", line.rank, _points(standing.total),
        _points(standing.maximum), _points(line.change), line.earlier_rank, line.climbed, line.not_compared.value,
        _formers(unit), *(_points(standing.score_of(group.code)) for group in league.groups),
        period_address(request, unit.host, league.period),
    ]  # fmt: skip


def _waiting(unit: Unit, league: League) -> list[Cell]:
    empty: list[Cell] = [None] * 7
    return [
        league.period.code, unit.code, unit.name, "not_published", *empty, _formers(unit),
        *(None for _ in league.groups), None,
    ]  # fmt: skip


def as_csv(request: HttpRequest, league: League) -> bytes:
    """UTF-8 with BOM, comma, CRLF; by rank, then those that have not published."""
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *(group.code for group in league.groups), "page"])
    lines = [
        *(_published(request, line, league) for line in league.lines),
        *(_waiting(unit, league) for unit in league.waiting),
    ]
    writer.writerows([neutral(cell) for cell in line] for line in lines)
    return out.getvalue().encode()
