"""Figures for tests of the pure pipeline, written shortly."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.announcement import Announcement, build_announcement
from indicators.contradictions import Contradiction
from indicators.facts import (
    CommuneNames,
    CriterionFigure,
    Facts,
    GroupFigure,
    ReportFigures,
    TableFigures,
    build_facts,
)
from indicators.periods import Period
from indicators.phrases import default_phrases
from indicators.scheme import Scheme, load_scheme, parse_scheme
from indicators.scheme_table import Table

DATA = Path(__file__).parents[2] / "data"

COMMUNE = CommuneNames(
    kind_name="xã Thạnh Tân",
    body_name="Ủy ban nhân dân xã Thạnh Tân",
    short_body="UBND xã Thạnh Tân",
    dateline="TT",
)

SEED_TABLE = TableFigures(
    dossiers_received=61,
    overdue_dvc=0,
    overdue_mcdt=0,
    online_rate=Decimal("98.52"),
    satisfaction_rate=Decimal(100),
    eresult_rate=Decimal("98.27"),
    sync_rate=Decimal(100),
    certified_copies=45,
    online_payments=56,
)
SEED_GROUPS = {"CKMB": "0.0", "DVCTT": "7.0", "TTTT": "7.8", "MDHL": "18", "SHHS": "19"}


def small_scheme() -> Scheme:
    """A scheme with two groups, other maxima and a total of 60."""
    return parse_scheme(Table(small_scheme_data(), "small"))


def small_scheme_data() -> dict[str, object]:
    """The small scheme's file, parsed anew, to be spoiled by a test."""
    return tomllib.loads((DATA / "scheme-small.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def figures(
    code: str = "2023-06",
    *,
    total: str | None = "72.6",
    groups: dict[str, str | None] | None = None,
    not_scored: tuple[str, ...] = (),
    criteria: tuple[CriterionFigure, ...] = (),
    entered_change: str | None = None,
    table: TableFigures | None = None,
    scheme: Scheme | None = None,
) -> ReportFigures:
    """A report.

    `groups` maps codes to scores; a code in `not_scored` has none because the portal gives none.
    """
    scores = groups or {}
    return ReportFigures(
        period=Period.from_code(code),
        scheme=scheme or load_scheme("qd766"),
        table=table or TableFigures(),
        total=number(total),
        entered_change=number(entered_change),
        groups=(
            *(
                GroupFigure(group, number(score), "" if score is not None else "not_entered")
                for group, score in scores.items()
            ),
            *(GroupFigure(group, None, "not_scored") for group in not_scored),
        ),
        criteria=criteria,
    )


def facts(current: ReportFigures, earlier: ReportFigures | None = None) -> Facts:
    return build_facts(commune=COMMUNE, current=current, earlier=earlier)


def seed() -> ReportFigures:
    """June 2023 of the real announcement."""
    return figures(groups=dict(SEED_GROUPS), table=SEED_TABLE)


def may() -> ReportFigures:
    """May 2023, as far as the real announcement gives it away."""
    return figures("2023-05", total="88.9", groups={"SHHS": "20.1"})


def proposed(found: Facts, kind: str) -> list[str]:
    """The default phrases for the groups that lost points, in the groups' order."""
    lost = [group.code for group in found.lost_points]
    phrases = [phrase for phrase in default_phrases("qd766") if phrase.kind == kind and phrase.group in lost]
    return [phrase.text for phrase in sorted(phrases, key=lambda phrase: lost.index(phrase.group))]


def announced(current: ReportFigures, earlier: ReportFigures | None = None) -> Announcement:
    """The announcement with all phrases that would be proposed."""
    found = facts(current, earlier)
    return build_announcement(found, causes=proposed(found, "cause"), remedies=proposed(found, "remedy"))


ALL_GROUPS: dict[str, str | None] = {
    "CKMB": "11.79", "TDGQ": "19.41", "DVCTT": "6.31", "TTTT": "7.34", "MDHL": "18", "SHHS": "12.49",
}  # fmt: skip


def found_in(current: ReportFigures, earlier: ReportFigures | None = None) -> tuple[Contradiction, ...]:
    return facts(current, earlier).contradictions


def table(**values: Any) -> ReportFigures:
    return figures(table=TableFigures(**values))


def criterion(group: str, code: str, counts: tuple[int, int] | None, score: str | None) -> CriterionFigure:
    numerator, denominator = counts or (None, None)
    return CriterionFigure(group, code, numerator, denominator, None if score is None else Decimal(score))


CKMB_CRITERIA = ("PUBLISH_ON_TIME", "PUBLIC_UPDATE_ON_TIME", "PUBLIC_CONTENT_FULL", "DOSSIER_SYNC")
