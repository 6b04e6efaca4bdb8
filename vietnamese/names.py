"""Names of places and people."""

from vietnamese.folding import nfc


def initials(name: str) -> str:
    """Return the capitals of a name's words: «Thạnh Tân» → «TT», «Đề Gi» → «ĐG»; empty for an empty name."""
    return "".join(word[0].upper() for word in nfc(name).split())
