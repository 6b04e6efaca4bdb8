"""Folding: what a search without diacritics must find."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.folding import fold, nfc, squeeze, tidy, tidy_lines


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Chỉ số", "chi so"),
        ("Đất đai", "dat dai"),
        ("ỦY BAN NHÂN DÂN XÃ THẠNH TÂN", "uy ban nhan dan xa thanh tan"),
        ("  hồ\u00a0sơ \n một  cửa ", "ho so mot cua"),
        ("Số hóa – 19/22 điểm", "so hoa – 19/22 diem"),
        ("hồ\u200bsơ\u00ad", "hoso"),  # invisible characters from a paste
        ("ＡＢＣ １２", "abc 12"),
        ("", ""),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_composed_and_decomposed_text_fold_alike() -> None:
    text = "Thường xuyên, đầy đủ, Ưỡn ngực"
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x1EFF)))
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))


def test_nfc_composes() -> None:
    assert nfc("Thạnh") == "Thạnh"


def test_white_space_is_squeezed_and_diacritics_stay() -> None:
    assert squeeze(" Số\u00a0hóa\n\thồ sơ ") == "Số hóa hồ sơ"


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\x02", "\u202e"])
def test_tidy_drops_what_no_xml_may_hold(char: str) -> None:
    assert tidy(f"Thạnh{char} Tân") == tidy_lines(f"Thạnh{char} Tân") == "Thạnh Tân"
