"""Sentences of one body put into another, each by itself: what a person chose changes, every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from indicators.rendering.splitting import Piece, split_pieces

_ALIKE = 0.5  # ratio of difflib from which two texts are versions of one sentence
_LISTS = ("ul", "ol")


@dataclass(frozen=True)
class Change:
    """One sentence, list item, heading or table that differs. Either text may be empty, not both.

    Taking it puts `source` (HTML) in the place of `body[start:end]`.
    """

    before: str
    after: str
    start: int
    end: int
    source: str


def body_changes(body: str, composed: str) -> list[Change]:
    """Return what turns the words of `body` into those of `composed` (both HTML), in reading order.

    Lists are compared item by item. Each change stands for itself: any choice of them can be taken.
    """
    return _changes(_Text.of(body), _Text.of(composed), "\n")


def take(body: str, changes: Iterable[Change]) -> str:
    """Return `body` with the chosen changes of `body_changes(body, …)`, given in its order, taken."""
    for change in reversed(list(changes)):  # from the end, so that the places before it stay true
        body = body[: change.start] + change.source + body[change.end :]
    return body


@dataclass(frozen=True)
class _Text:
    """Pieces with the HTML they stand in. `offset` is where the latter begins in the whole body."""

    source: str
    pieces: list[Piece]
    offset: int = 0

    @classmethod
    def of(cls, source: str, offset: int = 0) -> _Text:
        return cls(source, split_pieces(source), offset)

    def html(self, piece: Piece) -> str:
        return self.source[piece.start : piece.end]

    def after(self, place: int) -> int:
        """Where something that follows the first `place` pieces is put."""
        if place:
            return self.offset + self.pieces[place - 1].end
        return self.offset + (self.pieces[0].start if self.pieces else 0)

    def items(self, piece: Piece) -> _Text | None:
        """The items of a list; None when it holds anything else."""
        if piece.tag not in _LISTS:
            return None
        begin = self.source.index(">", piece.start) + 1
        end = self.source.rfind("</", begin, piece.end)
        if end < 0:
            return None
        inner = _Text.of(self.source[begin:end], self.offset + begin)
        return inner if all(item.tag == "li" for item in inner.pieces) else None


def _changes(old: _Text, new: _Text, between: str) -> list[Change]:
    """The changes of one level; `between` stands between two pieces of it."""
    found: list[Change] = []
    for place, mine, other in _aligned(old.pieces, new.pieces):
        if mine and other:
            found += _replaced(old, mine, new, other)
        elif mine:
            # The separator is left, so that bare text on both sides stays two pieces of text.
            found.append(Change(mine.text, "", old.offset + mine.start, old.offset + mine.end, between))
        elif other:
            at, source = old.after(place), new.html(other)
            found.append(Change("", other.text, at, at, f"{between}{source}" if place else f"{source}{between}"))
    return found


def _replaced(old: _Text, mine: Piece, new: _Text, other: Piece) -> list[Change]:
    items, others = old.items(mine), new.items(other)
    # A list none of whose items stays could be emptied item by item: it is replaced as one.
    if items and others and any(one and two for _, one, two in _aligned(items.pieces, others.pieces, every=True)):
        return _changes(items, others, "")
    return [Change(mine.text, other.text, old.offset + mine.start, old.offset + mine.end, new.html(other))]


Aligned = tuple[int, Piece | None, Piece | None]  # how many old pieces stand before; the old one; the new one


def _aligned(old: Sequence[Piece], new: Sequence[Piece], *, every: bool = False) -> list[Aligned]:
    """Old and new pieces that differ, side by side; with `every` those that say the same too."""
    texts = [[piece.text for piece in side] for side in (old, new)]
    rows: list[Aligned] = []
    for tag, a, b, c, d in SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).get_opcodes():
        if tag != "equal":
            rows += [(a + place, mine, other) for place, mine, other in _paired(old[a:b], new[c:d])]
        elif every:
            rows += [(a + place, old[a + place], new[c + place]) for place in range(b - a)]
    return rows


def _paired(old: Sequence[Piece], new: Sequence[Piece]) -> list[Aligned]:
    """Versions of one sentence side by side, in order, as alike as can be; what has no other stands alone."""
    alike = [[_alike(mine, other) for other in new] for mine in old]
    # best[a][c]: the most that old[a:] and new[c:] can have in common.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for c in reversed(range(len(new))):
            best[a][c] = max(best[a + 1][c], best[a][c + 1], best[a + 1][c + 1] + alike[a][c])
    rows: list[Aligned] = []
    a = c = 0
    while a < len(old) or c < len(new):
        if a < len(old) and c < len(new) and alike[a][c] and best[a][c] == best[a + 1][c + 1] + alike[a][c]:
            rows.append((a, old[a], new[c]))
            a, c = a + 1, c + 1
        elif c == len(new) or (a < len(old) and best[a][c] == best[a + 1][c]):
            rows.append((a, old[a], None))
            a += 1
        else:
            rows.append((a, None, new[c]))
            c += 1
    return rows


def _alike(mine: Piece, other: Piece) -> float:
    """From _ALIKE to 1 for two versions of one sentence, 0 for two sentences."""
    if mine.tag != other.tag:
        return 0.0
    if mine.tag in (*_LISTS, "table"):
        return 1.0
    ratio = SequenceMatcher(a=mine.text, b=other.text, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0
