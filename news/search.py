"""Search among a commune's public posts: by words and «phrases», with or without diacritics.

The index is modelsearch's (SQLite FTS5 or PostgreSQL's tsvector); what it stores and is asked for are words that
`news.search_words` made. Whole words, because Vietnamese syllables are short: «chi» would find every «chính».
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Phrase, PlainText, SearchQuery

from news.models import Article
from news.search_words import exactly_in_text, exactly_in_title, folded_words, in_text, in_title
from vietnamese.folding import tidy

M = TypeVar("M", bound=Model)

MAX_QUERY = 120  # characters; what is longer is a paste, not a search
MAX_TERMS = 8
_QUOTED = re.compile(r"[\"“”„«](.*?)[\"“”»]")


@dataclass(frozen=True)
class Query:
    """What was asked: composed for showing; `terms` are words, and phrases of several words that stand together."""

    text: str
    terms: tuple[str, ...]

    @classmethod
    def parse(cls, raw: str) -> Query:
        text = tidy(raw)[:MAX_QUERY].strip()
        phrases = _QUOTED.findall(text)
        words = _QUOTED.sub(" ", text).split()
        terms = tuple(dict.fromkeys(term for term in (*phrases, *words) if folded_words(term)))[:MAX_TERMS]
        return cls(text, terms)

    @property
    def encoded(self) -> str:
        """The query as a part of an address."""
        return quote(self.text, safe="")

    def asked_for(self, spelling: Callable[[str], str]) -> SearchQuery:
        """The index's query for every term in the given spelling. «766/QĐ-TTg» is three words that stand together."""
        parts: list[SearchQuery] = []
        for term in self.terms:
            words = spelling(term)
            parts.append(Phrase(words) if " " in words else PlainText(words))
        return And(parts) if len(parts) > 1 else parts[0]


def _rows_with(model: type[M], asked: SearchQuery) -> QuerySet[Any, Any]:
    """The keys of all rows that the index finds, of every commune: for a subquery."""
    results = get_search_backend().search(asked, model._default_manager.all(), order_by_relevance=False)
    keys: QuerySet[Any, Any] = results.get_queryset().order_by().values("pk")
    return keys


def search(rows: QuerySet[Article], query: Query, *, newest_first: bool = False) -> QuerySet[Article]:
    """Those of `rows` (a commune's public posts) that have every term.

    Title hits come before text hits, exact diacritics before others («bán» before «bạn»), newest first among
    equals; or by date alone.
    """
    if not query.terms:
        return rows.none()
    found = rows.filter(pk__in=_rows_with(Article, query.asked_for(in_text)))
    if newest_first:
        return found.order_by("-published_at", "-pk")
    rank = Case(
        When(pk__in=_rows_with(Article, query.asked_for(exactly_in_title)), then=Value(0)),
        When(pk__in=_rows_with(Article, query.asked_for(exactly_in_text)), then=Value(1)),
        When(pk__in=_rows_with(Article, query.asked_for(in_title)), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-published_at", "-pk")
