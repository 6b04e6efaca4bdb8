"""Slugs: Vietnamese titles as parts of an address."""

import re

from vietnamese.folding import fold

FALLBACK = "bai-viet"

_WORD = re.compile(r"[a-z0-9]+")


def slugify(text: str, max_length: int = 200) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, at most `max_length` characters.

    It is cut between words; a first word that is too long by itself is cut inside. Text without a letter or a
    digit gives `FALLBACK`, so that an address never has an empty part. Raises ValueError when `max_length` is
    below 1.
    """
    if max_length < 1:
        raise ValueError("max_length must be at least 1")
    words = _WORD.findall(fold(text)) or [FALLBACK]
    slug: str = words[0][:max_length]
    for word in words[1:]:
        longer = f"{slug}-{word}"
        if len(longer) > max_length:
            break
        slug = longer
    return slug
