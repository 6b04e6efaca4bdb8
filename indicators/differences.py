"""What differs between two texts, block by block, for a person to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.5  # difflib's ratio of words


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


Run = tuple[str, bool]  # words, and whether they stand on this side alone


def marked_words(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both texts as runs of words; joined by a space the runs of a side are its text.

    Of two sentences that have little in common all words are marked: single words found in both tell nothing.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [(before, True)] * bool(old), [(after, True)] * bool(new)
    sides: tuple[list[Run], list[Run]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        for side, words in zip(sides, (old[a:b], new[c:d]), strict=True):
            if words:
                side.append((" ".join(words), tag != "equal"))
    return sides
