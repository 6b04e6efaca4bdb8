"""The words of a text as the search index stores them: folded, and once more with their exact spelling.

The index (modelsearch over SQLite's FTS5 or PostgreSQL's tsvector) breaks text into words in two different ways and
drops diacritics in two different ways. It gets nothing but words of ASCII letters and digits, so that both find the
same: «Đất đai» is stored as «dat dai» to be found, and as «zdDdzsat…»-like exact words to be ranked.
"""

from __future__ import annotations

import re
import unicodedata

from vietnamese.folding import fold, nfc

_WORD = re.compile(r"\w+")
# A mark of its own for each way in which a letter can differ from its folded form (tones, then shapes).
_MARKS = {
    "\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u0306": "7", "\u031b": "8",
}  # fmt: skip
# Before exact words and before words of the title: no Vietnamese word begins with z, and numbers keep theirs too.
_EXACT, _TITLE, _EXACT_TITLE = "zx", "zt", "zy"


def folded_words(text: str) -> list[str]:
    """«Số 766/QĐ-TTg» → ["so", "766", "qd", "ttg"]."""
    return [word for part in _WORD.findall(fold(text).replace("_", " ")) if (word := re.sub(r"[^a-z0-9]", "", part))]


def _exact(word: str) -> str:
    """One word in ASCII that differs whenever the spelling does, capitals aside: «đất» → «d9a62t»."""
    pieces = []
    for char in unicodedata.normalize("NFD", nfc(word).lower()):
        if char == "đ":
            pieces.append("d9")
        else:
            pieces.append(_MARKS.get(char, char if char.isascii() and char.isalnum() else ""))
    return "".join(pieces)


def exact_words(text: str) -> list[str]:
    """The same words, each by its exact spelling: some whenever there are folded ones.

    Compatibility characters are spelt out first, as folding does: «™» is no word to a regular expression.
    """
    parts = _WORD.findall(unicodedata.normalize("NFKC", text).replace("_", " "))
    return [_exact(part) or "".join(folded) for part in parts if (folded := folded_words(part))]


def index_text(title: str, text: str) -> str:
    """What stands in the index for a post: its words folded and exact, those of the title marked once more."""
    whole = f"{title} . {text}"
    return " ".join(
        (
            *folded_words(whole),
            *(_EXACT + word for word in exact_words(whole)),
            *(_TITLE + word for word in folded_words(title)),
            *(_EXACT_TITLE + word for word in exact_words(title)),
        )
    )


def in_text(words: str) -> str:
    return " ".join(folded_words(words))


def exactly_in_text(words: str) -> str:
    return " ".join(_EXACT + word for word in exact_words(words))


def in_title(words: str) -> str:
    return " ".join(_TITLE + word for word in folded_words(words))


def exactly_in_title(words: str) -> str:
    return " ".join(_EXACT_TITLE + word for word in exact_words(words))
