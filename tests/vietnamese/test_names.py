"""Names."""

import unicodedata

import pytest

from vietnamese.names import initials


@pytest.mark.parametrize(
    ("name", "capitals"),
    [
        ("Thạnh Tân", "TT"),
        ("Đề Gi", "ĐG"),
        ("Ân Tường", "ÂT"),
        ("hoài nhơn  bắc", "HNB"),
        ("SRó", "S"),
        ("", ""),
    ],
)
def test_initials(name: str, capitals: str) -> None:
    assert initials(name) == capitals
    assert initials(unicodedata.normalize("NFD", name)) == capitals
