"""Schemes: an indicator set as reviewed data — groups, criteria, maxima, thresholds, sources.

The data are the TOML files in `schemes/`; what a field means is said at the top of `schemes/qd766.toml`. A
file that does not add up is refused when it is loaded, with the name of what is wrong.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from indicators.periods import Period
from indicators.scheme_table import SchemeError as SchemeError  # also for whoever loads schemes
from indicators.scheme_table import Table

_Coded = TypeVar("_Coded", "Group", "Criterion")

_FOLDER = Path(__file__).parent / "schemes"


class Influence(StrEnum):
    """Who can move a criterion. Advice to a commune must tell them apart."""

    COMMUNE = "commune"
    PROVINCE = "province"
    SHARED = "shared"


class Checked(StrEnum):
    """How sure a criterion's formula is."""

    CHECKED = "checked"  # agrees with published figures within 0.01 point
    RECONSTRUCTED = "reconstructed"  # by others, from published figures
    INFERRED = "inferred"  # nobody has confirmed it


class EmptyRule(StrEnum):
    """What a denominator of 0 gives where it gives no number of points."""

    NO_SCORE = "no_score"  # the portal publishes null
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Source:
    """Where a figure of the scheme comes from. `url` is empty and `date` None where there is none."""

    id: str
    title: str
    url: str
    date: date | None


@dataclass(frozen=True)
class Criterion:
    """One criterion: score = `maximum` × min(1, ratio / `full_at`)."""

    code: str
    name: str
    counted: str  # what the numerator counts, inside a sentence: «hồ sơ thanh toán trực tuyến»
    unit: str  # «hồ sơ», «TTHC», «PAKN», …
    maximum: Decimal  # points
    full_at: Decimal | None  # ratio, 0.8 for 80 %; None: the portal gives the score, nothing to compute
    when_empty: Decimal | EmptyRule  # points for a denominator of 0
    influence: Influence
    checked: Checked
    national_code: bool  # whether `code` is the national portal's own
    source: Source


@dataclass(frozen=True)
class Group:
    """One group of criteria; `maximum` is the sum of theirs, in points."""

    code: str
    name: str
    maximum: Decimal
    criteria: tuple[Criterion, ...]

    def criterion(self, code: str) -> Criterion:
        """Return a criterion by its code. Raises KeyError when this group has none of it."""
        return _by_code(self.criteria, code)


@dataclass(frozen=True)
class Portal:
    """The site that publishes the scores, and the section of it where they stand."""

    name: str
    url: str
    section: str


@dataclass(frozen=True)
class Scheme:
    """An indicator set, as it applies to the periods that end on or after `valid_from`."""

    code: str
    name: str  # short, as announcements call it
    title: str  # full, as the decision calls it
    legal_basis: str  # citation
    valid_from: date
    maximum: Decimal  # points, the sum of the groups'
    groups: tuple[Group, ...]
    portal: Portal
    sources: tuple[Source, ...]
    checked_by: str
    checked_on: date
    next_review: date

    def group(self, code: str) -> Group:
        """Return a group by its code. Raises KeyError when the scheme has none of it."""
        return _by_code(self.groups, code)

    def criterion(self, code: str) -> Criterion:
        """Return a criterion of any group by its code. Raises KeyError when the scheme has none of it."""
        return _by_code(tuple(criterion for group in self.groups for criterion in group.criteria), code)


@cache
def load_scheme(code: str) -> Scheme:
    """Return the scheme kept under `code`. Raises SchemeError when there is none or its data are wrong."""
    if code not in all_scheme_codes():
        raise SchemeError(f"Không có bộ chỉ số “{code}”.")
    with (_FOLDER / f"{code}.toml").open("rb") as file:
        scheme = parse_scheme(Table(tomllib.load(file, parse_float=Decimal), code))
    if scheme.code != code:
        raise SchemeError(f"{code}.toml: code is {scheme.code}")
    return scheme


@cache
def all_scheme_codes() -> tuple[str, ...]:
    """Return the codes of all schemes that are kept, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def scheme_for(period: Period) -> Scheme:
    """Return the scheme that applies to `period`: the newest one in force on its last day.

    Raises SchemeError when none was in force yet.
    """
    in_force = [scheme for scheme in map(load_scheme, all_scheme_codes()) if scheme.valid_from <= period.last_day]
    if not in_force:
        raise SchemeError(f"Chưa có bộ chỉ số nào áp dụng cho {period.label}.")
    return max(in_force, key=lambda scheme: scheme.valid_from)


def parse_scheme(table: Table) -> Scheme:
    """Make a scheme of parsed TOML. Raises SchemeError that names what is missing or does not add up."""
    sources = tuple(_parse_source(source) for source in table.tables("sources"))
    groups = tuple(_parse_group(group, sources) for group in table.tables("groups"))
    portal = table.table("portal")
    scheme = Scheme(
        code=table.text("code"),
        name=table.text("name"),
        title=table.text("title"),
        legal_basis=table.text("legal_basis"),
        valid_from=table.date("valid_from"),
        maximum=table.number("maximum"),
        groups=groups,
        portal=Portal(name=portal.text("name"), url=portal.text("url"), section=portal.text("section")),
        sources=sources,
        checked_by=table.text("checked_by"),
        checked_on=table.date("checked_on"),
        next_review=table.date("next_review"),
    )
    _check(scheme)
    return scheme


def _parse_source(table: Table) -> Source:
    return Source(
        id=table.text("id"),
        title=table.text("title"),
        url=table.text("url", default=""),
        date=table.date("date") if "date" in table else None,
    )


def _parse_group(table: Table, sources: tuple[Source, ...]) -> Group:
    return Group(
        code=table.text("code"),
        name=table.text("name"),
        maximum=table.number("maximum"),
        criteria=tuple(_parse_criterion(criterion, sources) for criterion in table.tables("criteria")),
    )


def _parse_criterion(table: Table, sources: tuple[Source, ...]) -> Criterion:
    source = next((source for source in sources if source.id == table.text("source")), None)
    if source is None:
        raise table.error("source", "names no source of the scheme")
    full_at = table.number("full_at_percent") / 100 if "full_at_percent" in table else None
    if full_at is not None and not 0 < full_at <= 1:
        raise table.error("full_at_percent", "is not above 0 and at most 100")
    return Criterion(
        code=table.text("code"),
        name=table.text("name"),
        counted=table.text("counted"),
        unit=table.text("unit"),
        maximum=table.number("maximum"),
        full_at=full_at,
        when_empty=table.choice("when_empty", EmptyRule) if table.is_text("when_empty") else table.number("when_empty"),
        influence=table.choice("influence", Influence),
        checked=table.choice("checked", Checked),
        national_code=table.flag("national_code"),
        source=source,
    )


def _check(scheme: Scheme) -> None:
    """Refuse a scheme whose codes repeat or whose maxima do not add up."""
    criteria = [criterion for group in scheme.groups for criterion in group.criteria]
    for codes in ([group.code for group in scheme.groups], [criterion.code for criterion in criteria]):
        repeated = sorted({code for code in codes if codes.count(code) > 1})
        if repeated:
            raise SchemeError(f"{scheme.code}: {', '.join(repeated)} more than once")
    for group in scheme.groups:
        _check_sum(f"{scheme.code}: {group.code}", group.maximum, [one.maximum for one in group.criteria])
    _check_sum(scheme.code, scheme.maximum, [group.maximum for group in scheme.groups])
    for criterion in criteria:
        empty = criterion.when_empty
        if isinstance(empty, Decimal) and not 0 <= empty <= criterion.maximum:
            raise SchemeError(f"{scheme.code}: {criterion.code}: when_empty is not between 0 and the maximum")


def _check_sum(where: str, maximum: Decimal, parts: list[Decimal]) -> None:
    if maximum <= 0 or any(part <= 0 for part in parts):
        raise SchemeError(f"{where}: a maximum is not above 0")
    if sum(parts) != maximum:
        raise SchemeError(f"{where}: the parts add up to {sum(parts)}, not to {maximum}")


def _by_code(items: tuple[_Coded, ...], code: str) -> _Coded:
    for item in items:
        if item.code == code:
            return item
    raise KeyError(code)
