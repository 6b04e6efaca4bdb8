"""Between upload and storing: what a preview counts, and how its page carries the entries, signed, to the next step."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.core import signing

from communes.models import Commune, User
from indicators.columns import TABLE_FIGURES
from indicators.importing.entries import Entry
from indicators.importing.plan import Effect, Planned
from indicators.periods import Period

MAX_AGE = 24 * 3600  # seconds between preview and storing
COUNTS = {figure.name for figure in TABLE_FIGURES if figure.is_count}
_SALT = "indicators.import"


@dataclass(frozen=True)
class Tally:
    """How many entries are new, changed, unchanged, and of communes that will be created."""

    new: int
    changed: int
    unchanged: int
    communes: int

    @classmethod
    def of(cls, plans: list[Planned]) -> Tally:
        effects = [planned.effect for planned in plans]
        created = {planned.entry.code.lower() for planned in plans if planned.commune is None}
        return cls(
            effects.count(Effect.NEW), effects.count(Effect.CHANGED), effects.count(Effect.UNCHANGED), len(created)
        )


def pack(entries: list[Entry], *, by: User, commune: Commune, state: int) -> str:
    """The entries as a signed text that the preview's form carries: nothing is kept on the server meanwhile."""
    rows = []
    for entry in entries:
        values = {key: str(value) for key, value in entry.values.items()}
        rows.append({**asdict(entry), "period": entry.period.code, "values": values})
    return signing.dumps({"by": by.pk, "commune": commune.pk, "state": state, "rows": rows}, salt=_SALT, compress=True)


def unpack(text: str, *, by: User, commune: Commune) -> tuple[list[Entry], int]:
    """(entries, state of the preview). Raises BadSignature for another's, an old or a changed text."""
    data = signing.loads(text, salt=_SALT, max_age=MAX_AGE)
    if (data["by"], data["commune"]) != (by.pk, commune.pk):
        raise signing.BadSignature("another user's or commune's")
    entries = [
        Entry(
            **{
                **row,
                "period": Period.from_code(row["period"]),
                "values": {key: _number(key, value) for key, value in row["values"].items()},
            }
        )
        for row in data["rows"]
    ]
    return entries, data["state"]


def _number(key: str, text: str) -> Decimal | int:
    return int(text) if key in COUNTS else Decimal(text)


def state_of(plans: list[Planned]) -> int:
    """A checksum of what a preview says, so that storing never does something else than was shown."""
    said = [(one.entry.place, one.effect.value, one.differences) for one in plans]
    return zlib.crc32(repr(said).encode())
