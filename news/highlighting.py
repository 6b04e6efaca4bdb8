"""Search hits as readers see them: the words marked in their original spelling, and the text around the first."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from news.models import Article
from news.sanitising import text_of
from news.search import Query
from news.search_words import folded_words
from vietnamese.folding import fold, nfc

EXCERPT = 240  # characters


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """`text` folded letter by letter, and for each folded character where its letter stands in `text`."""
    folded, places = [], []
    for place, letter in enumerate(text):
        for char in fold(letter) or (" " if letter.isspace() else ""):
            folded.append(char)
            places.append(place)
    return "".join(folded), places


def _hits(folded: str, term: str) -> list[tuple[int, int]]:
    together = r"\W+".join(re.escape(word) for word in folded_words(term))
    return [match.span() for match in re.finditer(rf"(?<!\w){together}(?!\w)", folded)]


def highlight(text: str, query: Query) -> SafeString:
    """`text` escaped, with the query's terms marked in the original spelling."""
    text = nfc(text)
    folded, places = _folded_with_places(text)
    marked = [False] * len(text)
    for term in query.terms:
        for start, end in _hits(folded, term):
            for place in range(places[start], places[end - 1] + 1):
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
    firsts = [hits[0][0] for term in query.terms if (hits := _hits(folded, term))]
    start = max(0, places[min(firsts)] - 60) if firsts else 0
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + EXCERPT]
    cut = start + EXCERPT < len(text)
    if cut and " " in piece:
        piece = piece.rpartition(" ")[0]
    shown = f"{'… ' if start else ''}{piece}{' …' if cut else ''}"
    return highlight(shown, query)
