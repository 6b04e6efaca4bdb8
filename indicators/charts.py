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
ABOVE, BELOW = Decimal(-9), Decimal(20)  # from a dot to the foot of its value
LETTERS = 14  # height of the values' letters
DIGIT, COMMA = Decimal(9), Decimal(5)  # width of a bold figure in the widest common face


_Part = list[tuple[int, tuple[Decimal, Decimal]]]


@dataclass(frozen=True)
class Value:
    """One month of a line: its total in points and the indicator set; None where none was published."""

    total: Decimal | None
    scheme: str = ""


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    label_y: str  # the value stands above its dot, in a valley below it
    text: str  # empty where it would cover another: the table under the chart has them all


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
    written beside a single line where they have the room; of two, they would cover one another. Raises
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
    parts = _parts(placed, values)
    labels = _labels(parts, values) if told else {}
    dots = tuple(
        Dot(_text(at[0]), _text(at[1]), *labels.get(place, (_text(at[1] + ABOVE), "")))
        for place, at in enumerate(placed)
        if at is not None
    )
    lines = tuple(" ".join(",".join(map(_text, at)) for _, at in part) for part in parts if len(part) > 1)
    return Drawn(name, lines, dots, dashed)


def _labels(parts: Sequence[_Part], values: Sequence[Value]) -> dict[int, tuple[str, str]]:
    """Place → (foot of the value, value) of those that have the room.

    The newest has it first, then the highest and the lowest, then the others from the newest back.
    """
    feet = {
        place: (at[0], at[1] + (BELOW if _is_valley(part, n) else ABOVE))
        for part in parts
        for n, (place, at) in enumerate(part)
    }
    totals = {place: total for place in feet if (total := values[place].total) is not None}
    newest_first = sorted(totals, reverse=True)
    wanted = [
        *newest_first[:1],
        *(pick(newest_first, key=totals.__getitem__) for pick in (max, min) if totals),
        *newest_first,
    ]
    taken: dict[int, tuple[Decimal, Decimal, Decimal]] = {}
    for place in dict.fromkeys(wanted):
        x, foot = feet[place]
        half = _width(format_decimal(totals[place])) / 2
        if all(
            abs(x - other) >= half + its_half or abs(foot - its_foot) >= LETTERS
            for other, its_foot, its_half in taken.values()
        ):
            taken[place] = (x, foot, half)
    return {place: (_text(foot), format_decimal(totals[place])) for place, (_, foot, _) in taken.items()}


def _width(text: str) -> Decimal:
    return sum((COMMA if char == "," else DIGIT for char in text), Decimal(0))


def _is_valley(part: _Part, n: int) -> bool:
    """Whether the line rises on each side of a dot, so that it would cross what stands above; not at the very foot."""
    y = part[n][1][1]
    beside = [part[m][1][1] for m in (n - 1, n + 1) if 0 <= m < len(part)]
    return bool(beside) and all(other < y for other in beside) and y + BELOW < HEIGHT - BOTTOM


def _parts(placed: Sequence[tuple[Decimal, Decimal] | None], values: Sequence[Value]) -> list[_Part]:
    """The line's unbroken parts, as (place, where): broken at a gap and at a change of the indicator set."""
    parts: list[_Part] = [[]]
    scheme = ""
    for place, (at, value) in enumerate(zip(placed, values, strict=True)):
        if at is None:
            parts.append([])
            continue
        if parts[-1] and value.scheme != scheme:
            parts.append([])
        scheme = value.scheme
        parts[-1].append((place, at))
    return [part for part in parts if part]


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
