"""What a post says, apart from how its HTML is written: the ground of «changed», «read», «corrected»."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from news.sanitising import clean_html, text_of
from vietnamese.folding import tidy, tidy_lines

_ADDRESSES = re.compile(r'\b(?:href|src)="([^"]*)"')

Content = tuple[str, str, str, tuple[str, ...]]


def content_of(article: Any) -> Content:
    """(title, lead, words of the body, where its links and pictures point) of an article or a version of one.

    An editor rewrites white space, attributes and entities merely by opening a post: none of that is content.
    """
    body = clean_html(article.body)
    return tidy(article.title), tidy_lines(article.lead), text_of(body), tuple(_ADDRESSES.findall(body))


def version_of(article: Any) -> str:
    """16 hex digits that differ when the post says something else."""
    return hashlib.sha256(repr(content_of(article)).encode()).hexdigest()[:16]


def words(article: Any) -> str:
    """What readers read of an article, as plain text: the old and the new side of a correction."""
    return "\n\n".join(part for part in (article.title, article.lead, text_of(article.body)) if part)
