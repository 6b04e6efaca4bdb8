"""History pages in words: what a field was and is, as staff read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from simple_history.template_utils import HistoricalRecordContextHelper

from vietnamese.dates import format_date
from vietnamese.numbers import format_decimal

NOTHING = "(trống)"


def in_words(field: models.Field[Any, Any], value: Any) -> Any:
    """`value` of `field` for a reader: «có», «06/07/2023 20:26», «72,6», a choice's label; other values as they are."""
    if value is None or value == "":
        return NOTHING
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{local:%H:%M} {format_date(local.date())}"
    if isinstance(value, Decimal):
        return format_decimal(value)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return value


@dataclass(frozen=True)
class Piece:
    """Some words of a line that stands otherwise on the other side; `changed` are those that differ."""

    text: str
    changed: bool = False


Line = list[Piece]
_WORDS = re.compile(r"\S+\s*|\s+")
ALIKE = 0.5  # of the words: lines that share less are two lines, not one that was changed
SHORT = 60  # characters: longer values are shown line by line


def word_by_word(then: str, now: str) -> tuple[Line, Line]:
    """Two lines with the words marked that only one of them has; unmarked where they have little in common."""
    old, new = _WORDS.findall(then), _WORDS.findall(now)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [Piece(then)], [Piece(now)]
    left: Line = []
    right: Line = []
    for tag, a, b, c, d in matcher.get_opcodes():
        left += [Piece("".join(old[a:b]), tag != "equal")] if a < b else []
        right += [Piece("".join(new[c:d]), tag != "equal")] if c < d else []
    return left, right


@dataclass(frozen=True)
class VersionRow:
    """One thing that a version of a row holds, as it was and as it is now."""

    label: str
    then: str
    now: str

    @property
    def differs(self) -> bool:
        return self.then != self.now

    @property
    def is_short(self) -> bool:
        """Whether «then → now» fits in a line."""
        return max(len(self.then), len(self.now)) <= SHORT and "\n" not in self.then + self.now

    @property
    def runs(self) -> list[tuple[list[Line], list[Line]]]:
        """Changed runs of lines: (then, now)."""
        old, new = self.then.splitlines(), self.now.splitlines()
        matcher = SequenceMatcher(a=old, b=new, autojunk=False)
        return [_run(old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _run(old: list[str], new: list[str]) -> tuple[list[Line], list[Line]]:
    if len(old) != len(new):
        return [[Piece(line)] for line in old], [[Piece(line)] for line in new]
    pairs = [word_by_word(then, now) for then, now in zip(old, new, strict=True)]
    return [then for then, _ in pairs], [now for _, now in pairs]


def state_of(record: Any, model: type[models.Model], names: Sequence[str]) -> dict[str, str]:
    """The fields `names` of a historical record, in words, by their labels."""
    words = {}
    for name in names:
        field = model._meta.get_field(name)
        if isinstance(field, models.Field):
            key = field.attname if field.is_relation else name
            value = _related(record, field) if field.is_relation else getattr(record, key)
            words[capfirst(str(field.verbose_name))] = str(in_words(field, value))
    return words


def _related(record: Any, field: models.Field[Any, Any]) -> Any:
    try:
        return getattr(record, field.name)
    except ObjectDoesNotExist:
        return f"(đã xóa, số {getattr(record, field.attname)})"


def compare(then: dict[str, str], now: dict[str, str]) -> list[VersionRow]:
    """Both states side by side, in the order of the older."""
    labels = list(dict.fromkeys((*then, *now)))
    return [VersionRow(label, then.get(label, NOTHING), now.get(label, NOTHING)) for label in labels]


def changed(then: dict[str, str], now: dict[str, str]) -> list[VersionRow]:
    """What differs between two states."""
    return [row for row in compare(then, now) if row.differs]


class ReadableChanges(HistoricalRecordContextHelper):  # type: ignore[misc]  # the package has no types
    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        field = self.model._meta.get_field(change.field)
        prepared = super().prepare_delta_change_value(change, value)
        return in_words(field, prepared) if isinstance(field, models.Field) else prepared
