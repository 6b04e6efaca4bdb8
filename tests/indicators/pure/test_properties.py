"""What holds for any report: no number out of thin air, no wrong direction, no wrong period, no missing zero.

Everything expected here is computed a second time, with other means than the code's own.
"""

import dataclasses
import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from indicators.announcement import blocks_as_text
from indicators.entered import ReportFigures
from indicators.periods import Period
from indicators.rendering import html, text
from indicators.scheme import Group
from indicators.warning_sentences import describe
from tests.indicators.pure.builders import announced, facts
from tests.indicators.pure.strategies import pairs

Pair = tuple[ReportFigures, ReportFigures | None]

NUMBER = re.compile(r"[−+-]?\d[\d.]*(?:,\d+)?")
PERIOD = re.compile(r"(?:tháng|quý) \d+/\d{4}|năm \d{4}")
CHANGE = r"(?:(?P<word>tăng|giảm) (?P<by>[\d.,]+) điểm|(?P<equal>không đổi)) so với (?P<period>\w+ [\d/]+)"
FIXED = (
    "Quyết định số 766/QĐ-TTg ngày 23/6/2022",
    "Quyết định số 999/QĐ-TTg ngày 01/3/2024",
    "Thông tư số 01/2023/TT-VPCP ngày 05/4/2023",
    "<td>1</td>",  # the row's own number
)


def vn(value: Decimal | int) -> str:
    """Vietnamese notation by another way than `format_decimal`: hundredths, in whole numbers."""
    hundredths = int(abs(Decimal(value)) * 100)
    whole, rest = divmod(hundredths, 100)
    grouped = f"{whole:_}".replace("_", ".")
    return grouped + (f",{rest:02d}".rstrip("0") if rest else "")


def score_of(report: ReportFigures | None, code: str) -> Decimal | None:
    found = [figure.score for figure in report.groups if figure.code == code] if report else []
    return found[0] if found else None


def before_of(period: Period) -> str:
    """The label of the period before, by counting back."""
    number, year = period.number - 1, period.year
    if number == 0:
        number, year = {"month": 12, "quarter": 4, "year": 1}[period.type], year - 1
    noun = {"month": "tháng", "quarter": "quý", "year": "năm"}[period.type]
    return f"năm {year}" if noun == "năm" else f"{noun} {number}/{year}"


def minus(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if now is None or before is None else now + -before


def comparable(current: ReportFigures, earlier: ReportFigures | None) -> ReportFigures | None:
    return earlier if earlier is not None and earlier.scheme == current.scheme else None


def expected_change(current: ReportFigures, earlier: ReportFigures | None) -> Decimal | None:
    if earlier is not None and earlier.scheme != current.scheme:
        return None
    derived = minus(current.total, earlier.total if earlier else None)
    return derived if derived is not None else current.entered_change


def expected_losses(current: ReportFigures) -> list[Decimal]:
    """Maximum minus score, of groups and of criteria; computed here from the definition alone."""
    lost = []
    for group in current.scheme.groups:
        score = score_of(current, group.code)
        lost += [] if score is None else [group.maximum - score]
    for figure in current.criteria:
        criterion = current.scheme.criterion(figure.code)
        score = figure.score
        if score is None and criterion.full_at and figure.numerator is not None and figure.denominator:
            ratio = Fraction(figure.numerator, figure.denominator) / Fraction(criterion.full_at)
            cents = min(Fraction(criterion.maximum), Fraction(criterion.maximum) * ratio) * 100
            score = Decimal((cents + Fraction(1, 2)).__floor__()) / 100
        elif score is None and figure.denominator == 0 and figure.numerator is not None:
            score = criterion.when_empty if isinstance(criterion.when_empty, Decimal) else None
        lost += [] if score is None else [criterion.maximum - score]
    return lost


def allowed_numbers(current: ReportFigures, earlier: ReportFigures | None) -> set[str]:
    """Every figure that was entered or follows, as the announcement would write it."""
    scheme = current.scheme
    values: list[Decimal | int | None] = [*dataclasses.astuple(current.table), current.total, scheme.maximum]
    changes = [expected_change(current, earlier)]
    for group in scheme.groups:
        score = score_of(current, group.code)
        values += [score, group.maximum]
        changes.append(minus(score, score_of(comparable(current, earlier), group.code)))
    values += expected_losses(current)
    for figure in current.criteria:
        values += [figure.numerator, figure.denominator]
    numbers = {vn(value) for value in [*values, *changes] if value is not None}
    total_change = changes[0]
    if total_change:
        numbers.add(("+" if total_change > 0 else "−") + vn(total_change))
    return numbers


def check_change(line: str, change: Decimal | None, current: ReportFigures) -> None:
    match = re.search(CHANGE, line)
    if change is None:
        assert match is None
        assert not re.search("tăng|giảm|không đổi", line)
        return
    assert match is not None, line
    assert match["period"] == before_of(current.period)
    if change == 0:
        assert match["equal"]
    else:
        assert (match["word"], match["by"]) == ("tăng" if change > 0 else "giảm", vn(change))


@given(pairs())
def test_every_number_was_entered_or_follows(pair: Pair) -> None:
    announcement = announced(*pair)
    for rendered in (text.render(announcement), html.render(announcement)):
        bare = rendered
        for fixed in (*FIXED, pair[0].period.label, before_of(pair[0].period)):
            bare = bare.replace(fixed, "")
        bare = re.sub(r"</?h2>|(?:col|row)span=\"\d\"", "", bare)
        found = {number.rstrip(".") for number in NUMBER.findall(bare)}
        assert found <= allowed_numbers(*pair)


@given(pairs())
def test_the_total_and_its_change(pair: Pair) -> None:
    current, earlier = pair
    blocks = dict(blocks_as_text(announced(current, earlier)))
    reached = f"Tổng số điểm {current.period.label} đạt {vn(current.total or 0)}/{vn(current.scheme.maximum)} điểm"
    assert blocks["total"].startswith(reached)
    change = expected_change(current, earlier)
    check_change(blocks["total"].removeprefix(reached), change, current)
    cell = text.render(announced(current, earlier)).split(" trước: ")[1].split("\n")[0]
    if change is None:
        assert cell in ("chưa có", "không so sánh")
    else:
        sign = "" if change == 0 else "+" if change > 0 else "−"
        assert cell == sign + vn(change)


def group_lines(current: ReportFigures, earlier: ReportFigures | None) -> dict[str, tuple[Group, str]]:
    rendered = text.render(announced(current, earlier))
    lines = rendered.split(" như sau:\n- ")[1].split("\n\n")[0].rstrip("\n").split("\n- ")
    assert [line[-1] for line in lines] == [";"] * (len(lines) - 1) + ["."]
    return {group.code: (group, line[:-1]) for group, line in zip(current.scheme.groups, lines, strict=True)}


@given(pairs())
def test_every_group_has_its_own_figures(pair: Pair) -> None:
    current, earlier = pair
    for code, (group, line) in group_lines(current, earlier).items():
        assert line.startswith(group.name)
        score = score_of(current, code)
        if score is None:
            assert "điểm" not in line.replace("chấm điểm", "")
            assert not re.search(r"\d", line.replace(current.period.label, ""))
            continue
        match = re.fullmatch(r"[^:]+: (?P<score>[\d,]+)/(?P<maximum>[\d,]+) điểm(?P<change> \(.*\))?", line)
        assert match is not None, line
        assert (match["score"], match["maximum"]) == (vn(score), vn(group.maximum))
        check_change(match["change"] or "", minus(score, score_of(comparable(current, earlier), code)), current)


@given(pairs())
def test_why_a_group_has_no_figure(pair: Pair) -> None:
    current, earlier = pair
    reasons = {figure.code: figure.missing_reason for figure in current.groups}
    for code, (_, line) in group_lines(current, earlier).items():
        if score_of(current, code) is None:
            assert ("không chấm điểm" in line) == (reasons.get(code) == "not_scored")
            assert ("chưa có số liệu" in line) == (reasons.get(code) != "not_scored")


@given(pairs())
def test_lowest_and_highest(pair: Pair) -> None:
    current, earlier = pair
    lines = group_lines(current, earlier)
    scored = {code: score for code in lines if (score := score_of(current, code)) is not None}

    def beaten_by(code: str, direction: int) -> int:
        """How many groups have a rate further in the direction, by cross-multiplication."""
        mine, maximum = scored[code], lines[code][0].maximum
        return sum(
            (Fraction(other) * Fraction(maximum) - Fraction(mine) * Fraction(lines[one][0].maximum)) * direction > 0
            for one, other in scored.items()
        )

    all_equal = all(beaten_by(code, 1) == beaten_by(code, -1) == 0 for code in scored)
    for word, direction in (("thấp nhất", -1), ("cao nhất", 1)):
        expected = set() if all_equal else {code for code in scored if beaten_by(code, direction) == 0}
        named = {code for code, (_, line) in lines.items() if f"đạt tỷ lệ {word}:" in line}
        assert named == expected
        together = {code for code, (_, line) in lines.items() if f"cùng đạt tỷ lệ {word}:" in line}
        assert together == (expected if len(expected) > 1 else set())


@given(pairs())
def test_only_this_period_and_the_one_before_are_named(pair: Pair) -> None:
    announcement = announced(*pair)
    for rendered in (text.render(announcement), html.render(announcement)):
        named = set(PERIOD.findall(rendered))
        assert pair[0].period.label in named
        assert named <= {pair[0].period.label, before_of(pair[0].period)}


@given(pairs())
def test_a_missing_figure_is_never_zero(pair: Pair) -> None:
    current, earlier = pair
    rendered = text.render(announced(current, earlier))
    cells = dict(re.findall(r"(?m)^- (.*): (.*)$", rendered.split("\nChú thích")[0]))
    figures = [*dataclasses.astuple(current.table), current.total]
    for (label, cell), figure in zip(cells.items(), figures, strict=False):
        assert cell == ("chưa có" if figure is None else vn(figure)), label
    assert len(cells) == 11


@given(pairs())
def test_the_same_figures_give_the_same_bytes(pair: Pair) -> None:
    current, earlier = pair
    reordered = dataclasses.replace(
        current, groups=tuple(reversed(current.groups)), criteria=tuple(reversed(current.criteria))
    )
    with_more_zeros = dataclasses.replace(current, total=(current.total or Decimal(0)).quantize(Decimal("0.0001")))
    first = announced(current, earlier)
    for other in (reordered, with_more_zeros):
        assert html.render(announced(other, earlier)).encode() == html.render(first).encode()
        assert text.render(announced(other, earlier)).encode() == text.render(first).encode()


@given(pairs())
def test_the_html_holds_what_the_announcement_says(pair: Pair) -> None:
    announcement = announced(*pair)
    assert html.split_blocks(html.render(announcement)) == [block for _, block in blocks_as_text(announcement)[2:]]


@given(pairs())
def test_every_warning_can_be_said(pair: Pair) -> None:
    current, earlier = pair
    for found in facts(current, earlier).contradictions:
        message = describe(found, current.scheme)
        assert message[0] in "“ĐCTV"
        assert "Hãy kiểm tra" in message or "hãy kiểm tra" in message
        assert message.endswith(".")
