"""A first search: every word must stand in the folded title or text; exact diacritics rank first, then the newest."""

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
        words = tuple(dict.fromkeys(word for word in re.findall(r"\w[\w./-]*", text) if fold(word)))[:MAX_WORDS]
        return cls(text, words)

    @property
    def encoded(self) -> str:
        """The query as a part of an address."""
        return quote(self.text)


def search(commune: Commune, query: Query) -> QuerySet[Article]:
    """Public articles with every word; title hits before text hits, exact spelling before folded, newest first."""
    found = Article.objects.public(commune)
    if not query.words:
        return found.none()
    for word in query.words:
        folded = fold(word)
        found = found.filter(Q(title_folded__contains=folded) | Q(text_folded__contains=folded))
    exact_title, exact_text, folded_title = Q(), Q(), Q()
    for word in query.words:
        exact_title &= Q(title__icontains=word)
        exact_text &= Q(title__icontains=word) | Q(lead__icontains=word) | Q(body__icontains=word)
        folded_title &= Q(title_folded__contains=fold(word))
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


def highlight(text: str, query: Query) -> SafeString:
    """`text` escaped, with the query's words marked in the original spelling."""
    text = nfc(text)
    folded, places = _folded_with_places(text)
    marked = [False] * len(text)
    for word in query.words:
        for match in re.finditer(re.escape(fold(word)), folded):
            for place in places[match.start() : match.end()]:
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
    text = " ".join(part for part in (article.lead, text_of(article.body)) if part)
    folded, places = _folded_with_places(nfc(text))
    hits = [position for word in query.words if (position := folded.find(fold(word))) >= 0]
    start = max(0, places[min(hits)] - 60) if hits else 0
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + EXCERPT]
    shown = f"{'… ' if start else ''}{piece}{' …' if start + EXCERPT < len(text) else ''}"
    return highlight(shown, query)
