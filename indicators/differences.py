"""What differs between two texts, block by block, for a person to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Difference:
    """Text that stands on one side alone, or stands differently. Either side may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[Difference]:
    """Changed runs of [key, text] blocks, in reading order."""
    old, new = [tuple(block) for block in before], [tuple(block) for block in after]
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return [
        Difference(tuple(text for _key, text in old[a:b]), tuple(text for _key, text in new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
