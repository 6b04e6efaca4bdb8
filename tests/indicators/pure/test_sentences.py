"""Sentences: what `sentences.txt` expects, which a non-programmer can read and correct."""

import dataclasses
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from indicators import sentences
from indicators.entered import GroupFigure, ReportFigures, TableFigures
from indicators.periods import Period
from indicators.scheme import load_scheme
from tests.indicators.pure.builders import facts, figures

Case = dict[str, list[str]]
KEYS = {"period", "before", "entered", "now", "groups", "groups before", "expect", "cell"}


def read_cases() -> list[Case]:
    text = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
    without_comments = re.sub(r"(?m)^#.*\n", "", text)
    return [read_case(block) for block in re.split(r"\n\s*\n", without_comments) if block.strip()]


def read_case(block: str) -> Case:
    case: Case = defaultdict(list)
    for line in block.strip().splitlines():
        parts = [line] if line.startswith("expect:") else re.split(r"\s{3,}", line)
        for part in parts:
            key, _, value = part.partition(":")
            assert key in KEYS, line
            case[key].append(value.strip())
    return case


def decimal(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", "."))


def read_groups(text: str) -> tuple[GroupFigure, ...]:
    found = []
    for item in text.split(";"):
        code, score = item.split()
        reason = {"-": "not_entered", "x": "not_scored"}.get(score, "")
        found.append(GroupFigure(code, None if reason else decimal(score), reason))
    return tuple(found)


def current_of(case: Case) -> ReportFigures:
    return ReportFigures(
        period=Period.from_code(case["period"][0]),
        scheme=load_scheme("qd766"),
        table=TableFigures(),
        total=decimal(case["now"][0]) if case["now"] else Decimal(50),
        entered_change=decimal(case["entered"][0]) if case["entered"] else None,
        groups=read_groups(case["groups"][0]) if case["groups"] else (),
    )


def earlier_of(case: Case, current: ReportFigures) -> ReportFigures | None:
    before = case["before"][0] if case["before"] else "no total" if case["groups before"] else "-"
    if before == "-":
        return None
    earlier = figures(
        current.period.previous().code,
        total=None if before in ("no total", "other scheme") else str(decimal(before)),
    )
    if before == "other scheme":
        return dataclasses.replace(earlier, scheme=dataclasses.replace(earlier.scheme, code="other"), total=Decimal(50))
    return dataclasses.replace(earlier, groups=read_groups(case["groups before"][0]) if case["groups before"] else ())


CASES = read_cases()


def test_all_cases_were_read() -> None:
    assert len(CASES) == 24


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["period"] + case["before"] + case["now"]))
def test_sentences(case: Case) -> None:
    current = current_of(case)
    found = facts(current, earlier_of(case, current))
    if case["groups"]:
        assert [sentences.group_clause(found, group) for group in found.groups] == case["expect"]
    else:
        assert [sentences.scores_intro(found)] == case["expect"]
        assert [sentences.change_cell(found)] == case["cell"]


def test_no_sentence_without_a_total() -> None:
    with pytest.raises(ValueError, match=r"^the total is missing$"):
        sentences.scores_intro(facts(figures(total=None)))


def test_cells_say_what_is_missing() -> None:
    assert (sentences.decimal_cell(None), sentences.count_cell(None)) == ("chưa có", "chưa có")
    assert (sentences.decimal_cell(Decimal("0.00")), sentences.count_cell(0)) == ("0", "0")
    assert (sentences.decimal_cell(Decimal("98.52")), sentences.count_cell(9791)) == ("98,52", "9.791")
