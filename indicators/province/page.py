"""What the league table's template prints: headings that sort, rows, a picture of each group's spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse

from indicators.periods import Period
from indicators.province.distribution import Spread
from indicators.province.queries import League
from indicators.province.ranking import Line, Unit
from indicators.province.sorting import CHANGE, CLIMBED, DOWN, NAME, RANK, TOTAL, UP, Order, arranged
from indicators.province.words import NO_SCORE, changed_words, former_words, moved_words, spread_words
from vietnamese.numbers import format_decimal

_COLUMNS = ((RANK, "Hạng"), (NAME, "Đơn vị"), (TOTAL, "Tổng điểm"))
HALF_MARK = Decimal("0.5")  # half the width of the mark at the median
_CHANGES = ((CHANGE, "So với kỳ trước", "điểm"), (CLIMBED, "Đổi hạng", ""))


@dataclass(frozen=True)
class Heading:
    """A column: `sorted` is the value of aria-sort, empty where the table is not sorted by it."""

    name: str
    note: str
    link: str
    sorted: str


@dataclass(frozen=True)
class Row:
    rank: int
    tied: bool
    name: str
    link: str  # the period's page on the commune's own host; empty where it has none
    formers: str
    total: str
    change: str
    direction: str  # up, down, or empty
    moved: str
    moved_direction: str
    scores: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A commune that did not publish: its home page, empty where it has no host."""

    name: str
    link: str
    formers: str


@dataclass(frozen=True)
class Bar:
    """A group's spread as words and as places from 0 to 100 along its maximum."""

    name: str
    median: str
    words: str
    low: str
    reach: str
    box: str
    box_width: str
    middle: str


@dataclass(frozen=True)
class Addresses:
    """Addresses on communes' hosts, by the scheme and the port that the reader came by; empty without a host."""

    scheme: str
    port: str  # «:8000», or empty
    scores: str  # the path of a commune's scores

    @classmethod
    def seen_from(cls, request: HttpRequest) -> Addresses:
        _name, port = split_domain_port(request.get_host())
        scores = reverse("indicators:index", urlconf=settings.ROOT_URLCONF)
        return cls(str(request.scheme), f":{port}" if port else "", scores)

    def home(self, host: str) -> str:
        return f"{self.scheme}://{host}{self.port}/" if host else ""

    def period(self, host: str, period: Period) -> str:
        """The page of `period`."""
        return f"{self.scheme}://{host}{self.port}{self.scores}{period.path}" if host else ""


def headings(league: League, order: Order) -> list[Heading]:
    """The table's columns, each with the address that sorts by it."""
    columns = [
        *((code, name, "") for code, name in _COLUMNS),
        *_CHANGES,
        *((group.code, group.name, f"tối đa {format_decimal(group.maximum)}") for group in league.groups),
    ]
    found = []
    for code, name, note in columns:
        asked = order.asked_for(code)
        query = urlencode({"ky": league.period.code, "xep": asked.column, "chieu": asked.direction})
        shown = {UP: "ascending", DOWN: "descending"}[order.direction] if code == order.column else ""
        found.append(Heading(name, note, f"?{query}", shown))
    return found


def _direction(value: Decimal | int | None) -> str:
    return "" if not value else "up" if value > 0 else "down"


def rows(request: HttpRequest, league: League, order: Order) -> list[Row]:
    """Who published, in the order asked for."""
    at = Addresses.seen_from(request)
    return [_row(at, line, league) for line in arranged(league.lines, order)]


def _row(at: Addresses, line: Line, league: League) -> Row:
    scores = (line.standing.score_of(group.code) for group in league.groups)
    return Row(
        rank=line.rank,
        tied=line.tied,
        name=line.unit.name,
        link=at.period(line.unit.host, league.period),
        formers=former_words(line.unit.formers),
        total=format_decimal(line.standing.total),
        change=changed_words(line),
        direction=_direction(line.change),
        moved=moved_words(line, league.period),
        moved_direction=_direction(line.climbed),
        scores=tuple(NO_SCORE if score is None else format_decimal(score) for score in scores),
    )


def names(request: HttpRequest, units: Sequence[Unit]) -> list[Name]:
    """Who did not publish."""
    at = Addresses.seen_from(request)
    return [Name(unit.name, at.home(unit.host), former_words(unit.formers)) for unit in units]


def bar(spread: Spread) -> Bar:
    """A spread to draw: attributes of rectangles in a picture 100 wide."""
    low, lower, middle, upper, high = (
        spread.percent(value) for value in (spread.lowest, spread.lower, spread.median, spread.upper, spread.highest)
    )
    return Bar(
        name=spread.name,
        median=f"{format_decimal(spread.median)}/{format_decimal(spread.maximum)}",
        words=spread_words(spread),
        low=f"{low}",
        reach=f"{high - low}",
        box=f"{lower}",
        box_width=f"{upper - lower}",
        middle=f"{min(max(middle - HALF_MARK, Decimal(0)), 100 - 2 * HALF_MARK)}",
    )
