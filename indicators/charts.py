"""Geometry of the score charts: where lines, dots, labels and gaps stand in a small SVG.

A month without a published total is a gap, never 0. Where the indicator set changed, the line is broken and a mark
stands between the two months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vietnamese.numbers import format_decimal

WIDTH, HEIGHT = 480, 250
LEFT, RIGHT, TOP, BOTTOM = 34, 14, 26, 44  # what stands around the lines, in the same units
GRID = (0, 25, 50, 75, 100)  # per cent of the maximum


@dataclass(frozen=True)
class Value:
    """One month of a line: its total in points and the indicator set; None where none was published."""

    total: Decimal | None
    scheme: str = ""


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    label_y: str  # the value stands above its dot, or below where a second line would cross it
    text: str


@dataclass(frozen=True)
class Drawn:
    """One line: its unbroken parts as SVG points, and its dots."""

    name: str
    parts: tuple[str, ...]
    dots: tuple[Dot, ...]
    dashed: bool


@dataclass(frozen=True)
class Label:
    x: str
    text: str
    below: str  # the year under the first month and each January, or empty


@dataclass(frozen=True)
class Rule:
    y: str
    text: str


@dataclass(frozen=True)
class Chart:
    lines: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    rules: tuple[Rule, ...]
    breaks: tuple[str, ...]  # x of each change of the indicator set
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def draw(lines: Sequence[tuple[str, Sequence[Value]]], *, labels: Sequence[tuple[str, str]], maximum: Decimal) -> Chart:
    """A chart of one or two lines over the same months.

    `labels`: what stands below each month, and below that (a year, or empty). The second line is dashed. Values are
    written beside a single line; of two, they would cover one another: the table under the chart has them. Raises
    ValueError when lines and labels differ in length.
    """
    if any(len(values) != len(labels) for _, values in lines):
        raise ValueError("each line has a value for each label")
    xs = [_x(place, len(labels)) for place in range(len(labels))]
    return Chart(
        lines=tuple(
            _line(name, values, xs, maximum, dashed=place > 0, told=len(lines) == 1)
            for place, (name, values) in enumerate(lines)
        ),
        labels=tuple(Label(_text(x), above, below) for x, (above, below) in zip(xs, labels, strict=True)),
        rules=tuple(_rule(share, maximum) for share in GRID),
        breaks=tuple(_text((xs[place - 1] + xs[place]) / 2) for place in _breaks(lines[0][1])) if lines else (),
    )


def _x(place: int, count: int) -> Decimal:
    room = Decimal(WIDTH - LEFT - RIGHT)
    if count == 1:
        return LEFT + room / 2
    inset = Decimal(18)  # half a label
    return LEFT + inset + (room - 2 * inset) * place / (count - 1)


def _y(total: Decimal, maximum: Decimal) -> Decimal:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * total / maximum


def _text(value: Decimal) -> str:
    return f"{value:.1f}"


def _rule(share: int, maximum: Decimal) -> Rule:
    value = maximum * share / 100
    return Rule(_text(_y(value, maximum)), format_decimal(value))


def _line(
    name: str, values: Sequence[Value], xs: Sequence[Decimal], maximum: Decimal, *, dashed: bool, told: bool
) -> Drawn:
    placed = [
        None if value.total is None else (x, _y(value.total, maximum)) for x, value in zip(xs, values, strict=True)
    ]
    dots = tuple(
        Dot(_text(place[0]), _text(place[1]), _text(place[1] - 9), format_decimal(value.total) if told else "")
        for place, value in zip(placed, values, strict=True)
        if place is not None and value.total is not None
    )
    return Drawn(name, tuple(_parts(placed, values)), dots, dashed)


def _parts(placed: Sequence[tuple[Decimal, Decimal] | None], values: Sequence[Value]) -> list[str]:
    """The line's unbroken parts: broken at a gap and at a change of the indicator set; one dot is no part."""
    parts: list[list[str]] = [[]]
    scheme = ""
    for place, value in zip(placed, values, strict=True):
        if place is None:
            parts.append([])
            continue
        if parts[-1] and value.scheme != scheme:
            parts.append([])
        scheme = value.scheme
        parts[-1].append(f"{_text(place[0])},{_text(place[1])}")
    return [" ".join(part) for part in parts if len(part) > 1]


def _breaks(values: Sequence[Value]) -> list[int]:
    """Before which places the indicator set changed, against the last month that had one."""
    found, scheme = [], ""
    for place, value in enumerate(values):
        if value.total is None:
            continue
        if scheme and value.scheme != scheme:
            found.append(place)
        scheme = value.scheme
    return found
