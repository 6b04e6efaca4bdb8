"""Numbers as Vietnamese staff type them and as Vietnamese readers expect them.

Comma before decimals, dot between thousands: «9.791,5». What can be read in two ways is never guessed: a
dot followed by three digits is a thousand to one person and a decimal to another, so the error asks what is
meant.
"""

import re
from decimal import Decimal
from typing import NoReturn

from vietnamese.folding import squeeze

MINUS = "\u2212"

MAX_LENGTH = 40  # characters; longer input is a paste gone wrong, not a number
MAX_WHOLE_DIGITS = 9  # fits a 32-bit database column, far above anything a commune counts

# The spaces that stand between thousands: plain, no-break, narrow no-break, figure, thin.
_SPACES = re.compile("[ \u00a0\u202f\u2007\u2009]+")

# Marks without width that copying from a web page leaves between characters.
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")

_SIGNS = f"+-{MINUS}\u2013"  # word processors turn a hyphen into a minus sign or an en dash
_WHOLE = r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_DECIMAL_COMMA = re.compile(rf"^(?P<whole>{_WHOLE}|[1-9][0-9]{{0,2}}\.[0-9]{{3}})(?:,(?P<decimals>[0-9]+))?$")
_DECIMAL_DOT = re.compile(r"^(?P<whole>[0-9]+)\.(?P<decimals>[0-9]+)$")
_DOT_AND_THREE = re.compile(r"^[0-9]+\.[0-9]{3}$")
_COUNT = re.compile(rf"^(?P<whole>{_WHOLE}|[1-9][0-9]{{0,2}}\.[0-9]{{3}})$")
_COMMA_AND_THREES = re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3})+$")


class NumberError(ValueError):
    """What was typed is no number, or could be two. The message is Vietnamese and quotes the input."""


def parse_decimal(text: str, *, max_places: int = 2) -> Decimal:
    """Read a number with at most `max_places` decimals, written with a comma or a dot.

    «72,6», «72.6», «1.234,5», «−16,3», «+1,1», «98,52%» are understood; surrounding and no-break spaces do
    not matter. The result keeps the decimals that were typed and is never negative zero. Raises NumberError
    otherwise.
    """
    negative, body = _prepare(text)
    if body.endswith("%"):
        body = body[:-1].rstrip()
    if _DOT_AND_THREE.match(body):
        as_count = body.replace(".", "").lstrip("0") or "0"
        as_decimal = body.replace(".", ",")
        _refuse(
            text,
            f"có nghĩa là {as_count} hay {as_decimal}? Hãy viết lại: không dùng dấu chấm nếu là số nguyên, "
            "dùng dấu phẩy nếu là số thập phân.",
        )
    match = _DECIMAL_COMMA.match(body) or _DECIMAL_DOT.match(body)
    if match is None:
        _refuse(text, "không phải là một số. Hãy viết như 72,6 hoặc 1.234,5.")
    whole = re.sub(r"[. ]", "", match["whole"])
    decimals = match["decimals"] or ""
    _check_size(text, whole)
    if len(decimals) > max_places:
        if max_places == 0:
            _refuse(text, "phải là số nguyên.")
        _refuse(text, f"có quá nhiều chữ số thập phân; chỉ nhập tối đa {max_places} chữ số sau dấu phẩy.")
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    return -value if negative and value else value


def parse_count(text: str) -> int:
    """Read a whole number that is not negative: «9791», «9.791», «9 791», «12.345.678».

    Raises NumberError for anything else; for «9,791» the message asks whether 9.791 is meant.
    """
    negative, body = _prepare(text)
    if negative:
        _refuse(text, "là số âm; hãy nhập số nguyên từ 0 trở lên.")
    if _COMMA_AND_THREES.match(body):
        meant = body.replace(",", ".")
        bare = body.replace(",", "")
        _refuse(text, f"có nghĩa là {meant}? Hãy viết {meant} hoặc {bare}; dấu phẩy chỉ dùng cho số thập phân.")
    match = _COUNT.match(body)
    if match is None:
        _refuse(text, "không phải là một số nguyên. Hãy viết như 61 hoặc 9.791.")
    whole = re.sub(r"[. ]", "", match["whole"])
    _check_size(text, whole)
    return int(whole)


def format_decimal(value: Decimal | int, *, signed: bool = False) -> str:
    """Return «72,6», «9.791,5», «18», «−16,3»: no trailing zeros, thousands grouped, U+2212 as the minus.

    `signed` writes the plus of a positive number too («+1,1»); zero never has a sign. Nothing is rounded.
    Raises ValueError for NaN and infinities.
    """
    whole, decimals = _digits(value)
    text = f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")
    if value < 0:
        return MINUS + text
    return f"+{text}" if signed and value > 0 else text


def format_count(value: int) -> str:
    """Return a whole number with its thousands grouped: «9.791»."""
    return format_decimal(value)


def format_file_size(size: int) -> str:
    """Write bytes as readers of a download think of them: «1 KB», «340 KB», «1,2 MB» (1 MB = 1024 KB, rounded up)."""
    kilobytes = max(1, -(-size // 1024))
    if kilobytes < 1024:
        return f"{kilobytes} KB"
    tenths = -(-size * 10 // 2**20)
    return f"{format_decimal(Decimal(tenths) / 10)} MB"


def plain(value: Decimal | int) -> str:
    """Return a number for a form field: «72,6», «9791», «-16,3».

    No grouping, and the minus that a keyboard has; `parse_decimal` (or, for counts, `parse_count`) reads it
    back unchanged. Raises ValueError for NaN and infinities.
    """
    whole, decimals = _digits(value)
    text = whole + (f",{decimals}" if decimals else "")
    return f"-{text}" if value < 0 else text


def decimal_places(value: Decimal) -> int:
    """Return how many decimals are left when trailing zeros go: 2 for 98.52, 1 for 72.60, 0 for 100."""
    return len(_digits(value)[1])


def _digits(value: Decimal | int) -> tuple[str, str]:
    """Return the digits before and after the decimal point, without sign and trailing zeros."""
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("not a finite number")
    whole, _, decimals = f"{abs(number):f}".partition(".")
    return whole, decimals.rstrip("0")


def _prepare(text: str) -> tuple[bool, str]:
    """Return whether a minus leads, and the rest with plain single spaces.

    Raises NumberError when nothing is left.
    """
    if len(text) > MAX_LENGTH:
        _refuse(text, "dài quá, không phải là một số.")
    stripped = _UNSEEN.sub("", text).strip()
    if not stripped:
        raise NumberError("Chưa nhập số.")
    sign = stripped[0] if stripped[0] in _SIGNS else ""
    body = _SPACES.sub(" ", stripped.removeprefix(sign).strip())
    if not body:
        _refuse(text, "không phải là một số.")
    return sign not in ("", "+"), body


def _check_size(text: str, whole: str) -> None:
    if len(whole.lstrip("0")) > MAX_WHOLE_DIGITS:
        _refuse(text, "lớn quá; hãy kiểm tra lại.")


def _refuse(text: str, complaint: str) -> NoReturn:
    shown = squeeze("".join(char if char.isprintable() else " " for char in text))
    if len(shown) > MAX_LENGTH:
        shown = shown[:MAX_LENGTH] + "…"
    raise NumberError(f"“{shown}” {complaint}")
