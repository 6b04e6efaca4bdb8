"""Folding: how text is compared when diacritics must not matter («chi so» finds «chỉ số»)."""

import re
import unicodedata

# Marks (Mn, Me) carry the diacritics once text is decomposed. Format characters (Cf) are the invisible ones
# that come along when text is pasted from Word or a PDF: zero-width spaces, soft hyphens, direction marks.
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})


def nfc(text: str) -> str:
    """Return `text` composed (NFC), the one form in which the portal stores text."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Return `text` with every run of white space (no-break too) as one space, and none at the ends."""
    return " ".join(text.split())


def _is_character(char: str) -> bool:
    """False for Unicode's 66 noncharacters: no XML may hold them, so that no Excel or Word file could be made."""
    code = ord(char)
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF


def _seen(text: str) -> str:
    """`text` composed, without what nobody sees: control and format characters (a tab or line end stays)."""
    return "".join(
        char
        for char in nfc(text)
        if char in "\t\n\r\u2028\u2029"
        or (unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co") and _is_character(char))
    )


def tidy(text: str) -> str:
    """Return one line as people mean it: composed, without invisible characters, white space squeezed."""
    return squeeze(_seen(text))


def tidy_lines(text: str) -> str:
    """Return several lines, each tidied; at most one empty line stands between two."""
    lines = [squeeze(line) for line in _seen(text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def fold(text: str) -> str:
    """Return `text` without diacritics, in lower case, with white space squeezed; đ becomes d.

    Composed and decomposed input fold to the same result, and folding twice changes nothing, so that the same
    function serves stored columns and queries.
    """
    # Twice: compatibility decomposition can give capitals («™» → «TM»), and lower case can give marks («İ»).
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    bare = "".join(char for char in decomposed if unicodedata.category(char) not in _DROPPED_CATEGORIES)
    return squeeze(bare.replace("đ", "d"))  # đ is a letter of its own: normalisation does not take it apart
