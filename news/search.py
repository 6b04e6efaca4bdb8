"""A first search: every word must stand in the folded title or text as a word of its own.

Whole words, because Vietnamese syllables are short: «chi» would find every «chính», «chiều», «chín». Hits with
the exact diacritics rank first («bán» before «bạn»), then the newest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from communes.models import Commune
from news.models import Article
from news.sanitising import text_of
from vietnamese.folding import fold, nfc

MAX_QUERY = 120  # characters; what is longer is a paste, not a search
MAX_WORDS = 8
EXCERPT = 240


@dataclass(frozen=True)
class Query:
    """What was asked: composed for showing, in words, and folded for finding."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def parse(cls, raw: str) -> Query:
        text = " ".join(nfc(raw).replace("\0", "").split())[:MAX_QUERY]
        words = tuple(dict.fromkeys(word for word in re.findall(r"\w(?:[\w./-]*\w)?", text) if fold(word)))[:MAX_WORDS]
        return cls(text, words)

    @property
    def encoded(self) -> str:
        """The query as a part of an address."""
        return quote(self.text)


def _whole(word: str) -> str:
    """A pattern for `word` standing alone that Python, and so SQLite, and PostgreSQL read alike."""
    return rf"(^|\W){re.escape(word)}(\W|$)"


def _has(field: str, folded: str) -> Q:
    # The plain comparison is quick and leaves few rows to the pattern.
    return Q(**{f"{field}__contains": folded, f"{field}__regex": _whole(folded)})


def search(commune: Commune, query: Query) -> QuerySet[Article]:
    """Public articles with every word; title hits before text hits, exact spelling before folded, newest first."""
    found = Article.objects.public(commune)
    if not query.words:
        return found.none()
    for word in query.words:
        folded = fold(word)
        found = found.filter(_has("title_folded", folded) | _has("text_folded", folded))
    exact_title, exact_text, folded_title = Q(), Q(), Q()
    for word in query.words:
        whole = _whole(word)
        exact_title &= Q(title__iregex=whole)
        exact_text &= Q(title__iregex=whole) | Q(lead__iregex=whole) | Q(body__iregex=whole)
        folded_title &= _has("title_folded", fold(word))
    rank = Case(
        When(exact_title, then=Value(0)),
        When(exact_text, then=Value(1)),
        When(folded_title, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-published_at", "-pk")


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """`text` folded letter by letter, and for each folded character where its letter stands in `text`."""
    folded, places = [], []
    for place, letter in enumerate(text):
        for char in fold(letter) or (" " if letter.isspace() else ""):
            folded.append(char)
            places.append(place)
    return "".join(folded), places


def _hits(folded: str, word: str) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(fold(word))}(?!\w)"
    return [match.span() for match in re.finditer(pattern, folded)]


def highlight(text: str, query: Query) -> SafeString:
    """`text` escaped, with the query's words marked in the original spelling."""
    text = nfc(text)
    folded, places = _folded_with_places(text)
    marked = [False] * len(text)
    for word in query.words:
        for start, end in _hits(folded, word):
            for place in places[start:end]:
                marked[place] = True
    pieces, run, on = [], "", False
    for letter, mark in zip(text, marked, strict=True):
        if mark != on:
            pieces.append(f"<mark>{escape(run)}</mark>" if on else escape(run))
            run, on = "", mark
        run += letter
    pieces.append(f"<mark>{escape(run)}</mark>" if on else escape(run))
    return mark_safe("".join(pieces))  # noqa: S308  every piece is escaped above


def excerpt(article: Article, query: Query) -> SafeString:
    """The part of the article around the first hit, hits marked."""
    text = nfc(" ".join(part for part in (article.lead, text_of(article.body)) if part))
    folded, places = _folded_with_places(text)
    firsts = [hits[0][0] for word in query.words if (hits := _hits(folded, word))]
    start = max(0, places[min(firsts)] - 60) if firsts else 0
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + EXCERPT]
    cut = start + EXCERPT < len(text)
    if cut and " " in piece:
        piece = piece.rpartition(" ")[0]
    shown = f"{'… ' if start else ''}{piece}{' …' if cut else ''}"
    return highlight(shown, query)
