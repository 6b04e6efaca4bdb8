"""What storing a sheet would change: new, changed (old → new), unchanged; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from communes.models import Commune
from indicators.columns import shown
from indicators.importing.entries import Entry, value_labels
from indicators.models import MissingReason, Report
from indicators.periods import Period
from indicators.scheme import Scheme, load_scheme, scheme_for
from vietnamese.folding import fold


class Effect(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Difference:
    """One figure, as it is stored and as the sheet has it; a dash stands for none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Planned:
    """What becomes of one entry; `commune` is None while it is to be created."""

    entry: Entry
    scheme: Scheme
    commune: Commune | None
    report: Report | None
    effect: Effect
    differences: tuple[Difference, ...]
    published: bool  # its post is or was public: the post itself stays as it is

    @property
    def lacks_announcement(self) -> bool:
        """Stored as it is, and not drafted yet though it could be."""
        report = self.report
        if self.effect is not Effect.UNCHANGED or report is None or report.is_reference:
            return False
        return report.total_score is not None and report.announcement_id is None

    @property
    def body(self) -> str:
        if self.commune:
            return str(self.commune)
        return f"{Commune(kind=self.entry.kind, name=self.entry.name).kind_name} (đơn vị mới)"


def communes_by_code(entries: Sequence[Entry]) -> dict[str, Commune]:
    """The communes that the entries name, by code in lower case."""
    codes = {entry.code.lower() for entry in entries}
    return {commune.code.lower(): commune for commune in Commune.objects.all() if commune.code.lower() in codes}


def name_differs(entry: Entry, commune: Commune) -> bool:
    """Whether the sheet calls the commune of that code something else; case and diacritics do not count."""
    if not entry.name:
        return False
    return (entry.kind or commune.kind) != commune.kind or fold(entry.name) != fold(commune.name)


def plan_entries(entries: Sequence[Entry]) -> list[Planned]:
    """Compare every entry with what is stored. Four queries, however many entries."""
    communes = communes_by_code(entries)
    rows = Report.objects.filter(commune__in=communes.values()).select_related("commune", "announcement").with_scores()
    reports = {(row.commune_id, row.period): row for row in rows}
    return [_planned(entry, communes.get(entry.code.lower()), reports) for entry in entries]


def _planned(entry: Entry, commune: Commune | None, reports: dict[tuple[int, Period], Report]) -> Planned:
    report = reports.get((commune.pk, entry.period)) if commune else None
    scheme = load_scheme(report.scheme) if report else scheme_for(entry.period)
    before = stored_values(report) if report else {}
    labels = value_labels(scheme)
    differences = tuple(
        Difference(labels[name], shown(before.get(name)), shown(value))
        for name, value in entry.values.items()
        if before.get(name) != value
    )
    effect = Effect.NEW if report is None else Effect.CHANGED if differences else Effect.UNCHANGED
    article = report.announcement if report else None
    published = article is not None and article.published_at is not None
    return Planned(entry, scheme, commune, report, effect, differences, published)


def stored_values(report: Report) -> dict[str, Decimal | int | None]:
    """The report's figures by the names that entries use."""
    groups = {f"group_{row.group}": row.score for row in report.group_scores.all()}
    own = [name for name in value_labels(load_scheme(report.scheme)) if not name.startswith("group_")]
    return {**{name: getattr(report, name) for name in own}, **groups}


def group_values(planned: Planned) -> dict[str, tuple[Decimal | None, str]]:
    """Every group's score and why it is missing: an empty cell leaves what is stored."""
    stored = {row.group: row for row in planned.report.group_scores.all()} if planned.report else {}
    values: dict[str, tuple[Decimal | None, str]] = {}
    for group in planned.scheme.groups:
        row = stored.get(group.code)
        given = planned.entry.values.get(f"group_{group.code}")
        if given is not None:
            values[group.code] = (Decimal(given), "")
        elif row is not None:
            values[group.code] = (row.score, row.missing_reason)
        else:
            values[group.code] = (None, MissingReason.NOT_ENTERED.value)
    return values
