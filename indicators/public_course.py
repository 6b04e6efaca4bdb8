"""The course of the months as readers see it: twelve months, year against year, the groups, and one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.charts import Chart, Value, draw
from indicators.course import listed
from indicators.facts import Comparison
from indicators.periods import Period, PeriodType
from indicators.publication import Published
from indicators.sentences import change_words, not_compared, points
from vietnamese.numbers import format_decimal

MONTHS = 12
NO_TOTAL = "chưa công bố"
NAMED_GAPS = 4  # more months without a total are counted in the sentence and named in the table


@dataclass(frozen=True)
class Row:
    """A row of a table: its heading and its cells."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """A chart with the table that says the same."""

    chart: Chart
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]  # what the chart shows besides lines, in words


def _months(periods: Sequence[Published]) -> dict[Period, Published]:
    return {one.period: one for one in periods if one.period.type is PeriodType.MONTH}


def last_months(newest: Period, count: int = MONTHS) -> list[Period]:
    """`count` months that end with `newest`, the oldest first."""
    months = [newest]
    while len(months) < count:
        months.append(months[-1].previous())
    return months[::-1]


def _value(published: Published | None) -> Value:
    return Value(None) if published is None else Value(published.total, published.scheme)


def _total(published: Published | None) -> str:
    return NO_TOTAL if published is None else format_decimal(published.total)


def twelve_months(periods: Sequence[Published]) -> Course | None:
    """The newest month and the eleven before it, from the first that was published; None with fewer than two."""
    months = _months(periods)
    if not months:
        return None
    span = last_months(max(months))
    while months.get(span[0]) is None:
        span = span[1:]
    if len(span) < 2:
        return None
    shown = [months.get(period) for period in span]
    labels = [
        (str(period.number), str(period.year) if place == 0 or period.number == 1 else "")
        for place, period in enumerate(span)
    ]
    return Course(
        chart=draw([("Tổng điểm", [_value(one) for one in shown])], labels=labels, maximum=_highest(shown)),
        title=f"Tổng điểm từ {span[0].label} đến {span[-1].label}",
        columns=("Tháng", "Tổng điểm"),
        rows=tuple(Row(period.label, (_total(months.get(period)),)) for period in span),
        notes=_notes(span, shown),
    )


def _highest(shown: Sequence[Published | None]) -> Decimal:
    """The largest maximum: two indicator sets may have two, and no total stands outside of the chart."""
    return max(one.maximum for one in shown if one)


def _notes(span: Sequence[Period], shown: Sequence[Published | None]) -> tuple[str, ...]:
    notes = []
    gaps = [period for period, one in zip(span, shown, strict=True) if one is None]
    if gaps:
        named = listed([f"{period.number}/{period.year}" for period in gaps])
        which = (
            f"{len(gaps)} tháng" if len(gaps) > NAMED_GAPS else f"{'Tháng' if len(gaps) == 1 else 'Các tháng'} {named}"
        )
        notes.append(f"{which} chưa công bố: để trống, không tính là 0.")
    if len({one.scheme for one in shown if one}) > 1:
        notes.append("Vạch đứng đánh dấu lúc bộ chỉ số thay đổi: điểm hai bên không so sánh được với nhau.")
    return tuple(notes)


def year_against_year(periods: Sequence[Published]) -> Course | None:
    """The newest year's months beside those of the year before; None where that has none."""
    months = _months(periods)
    if not months:
        return None
    year = max(months).year
    names = [(str(number), "") for number in range(1, MONTHS + 1)]
    both = [
        [months.get(Period(PeriodType.MONTH, which, number)) for number in range(1, MONTHS + 1)]
        for which in (year, year - 1)
    ]
    if not any(both[1]):
        return None
    lines = [
        (f"Năm {which}", [_value(one) for one in line]) for which, line in zip((year, year - 1), both, strict=True)
    ]
    notes = [f"Đường liền: năm {year}; đường đứt: năm {year - 1}."]
    if len({one.scheme for line in both for one in line if one}) > 1:
        notes.append("Bộ chỉ số đã thay đổi trong hai năm này: điểm trước và sau đó không so sánh được với nhau.")
    return Course(
        chart=draw(lines, labels=names, maximum=_highest([*both[0], *both[1]])),
        title=f"Năm {year} so với năm {year - 1}",
        columns=("Tháng", f"Năm {year}", f"Năm {year - 1}"),
        rows=tuple(
            Row(f"Tháng {number}", (_total(both[0][number - 1]), _total(both[1][number - 1])))
            for number in range(1, MONTHS + 1)
            if both[0][number - 1] or both[1][number - 1]
        ),
        notes=tuple(notes),
    )


def groups_by_month(periods: Sequence[Published]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """(months as column headings, a row for each group), the newest first; as far as one indicator set reaches."""
    months = sorted(_months(periods).values(), key=lambda one: one.period, reverse=True)
    if not months:
        return (), ()
    same = [one for one in months if one.scheme == months[0].scheme][:MONTHS]
    rows = []
    for group in months[0].groups:
        scores = [next(row.score for row in one.groups if row.code == group.code) for one in same]
        cells = tuple("–" if score is None else format_decimal(score) for score in scores)
        rows.append(Row(f"{group.name} (tối đa {format_decimal(group.maximum)})", cells))
    return tuple(f"{one.period.number}/{one.period.year}" for one in same), tuple(rows)


def what_changed(published: Published) -> str:
    """«Tháng 6/2023 đạt 72,6/100 điểm, giảm 16,3 điểm so với tháng 5/2023; giảm nhiều nhất ở …», one plain sentence.

    The most is said of all groups alone: while the change of one is not known, the others are told as what they are.
    """
    label = published.period.label
    reached = f"{label[0].upper()}{label[1:]} đạt {points(published.total, published.maximum)}"
    if published.comparison is Comparison.OTHER_SCHEME:
        return f"{reached}; {not_compared(published.comparison, published.period)}."
    if published.change is None:
        return f"{reached}."
    before = published.period.previous().label
    sentence = f"{reached}, {change_words(published.change)} so với {before}"
    moved = [(group.change, group.name) for group in published.groups if group.change]
    known = [group.name for group in published.groups if group.change is not None]
    if len(known) == 1 and moved:
        return f"{sentence}; nhóm {known[0]} {change_words(moved[0][0])}, các nhóm khác chưa so sánh được."
    told = []
    if any(change < 0 for change, _ in moved):
        told.append(f"giảm nhiều nhất ở {_named(min(moved)[0], moved)}")
    if any(change > 0 for change, _ in moved):
        told.append(f"tăng nhiều nhất ở {_named(max(moved)[0], moved)}")
    if told and len(known) < len(published.groups):
        told[0] = f"trong các nhóm so sánh được, {told[0]}"
    return "; ".join([sentence, *told]) + "."


def _named(change: Decimal, moved: Sequence[tuple[Decimal, str]]) -> str:
    names = [name for value, name in moved if value == change]
    if len(names) > 1 and any("," in name for name in names):
        names = [f"“{name}”" for name in names]  # else nobody would see where a name ends
    return f"{listed(names)} ({format_decimal(abs(change))} điểm)"
