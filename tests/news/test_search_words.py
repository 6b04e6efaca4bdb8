"""What the search index stores: the same words whatever the engine makes of punctuation and diacritics."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.search_words import exact_words, exactly_in_text, folded_words, in_text, in_title, index_text

VIETNAMESE = st.text(alphabet="aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệđdxzươĐ /,.-_0129ABÂ\u0301\u0323", max_size=40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đất đai", ["dat", "dai"]),
        ("Số 766/QĐ-TTg", ["so", "766", "qd", "ttg"]),
        ("98,52%", ["98", "52"]),
        ("snake_case", ["snake", "case"]),
        ("®™ …", ["tm"]),
        ("", []),
    ],
)
def test_words_are_ascii(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_every_spelling_is_a_word_of_its_own() -> None:
    plain = ["ban", "bàn", "bán", "bản", "bãn", "bạn", "bân", "bần", "bấn", "bẩn", "bẫn", "bận", "băn", "bằn"]
    spellings = [*plain, "bắn", "dan", "đan", "don", "dơn", "đơn", "dôn"]

    assert len({exact_words(word)[0] for word in spellings}) == len(spellings)
    assert exact_words("BÁN") == exact_words("bán") == exact_words("ba\u0301n")


@given(VIETNAMESE)
def test_the_index_gets_nothing_but_letters_digits_and_spaces(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9 ]*", index_text(text, text))


@given(VIETNAMESE)
def test_whatever_is_written_is_found_by_itself(text: str) -> None:
    stored = f" {index_text('tiêu đề', text)} "

    assert f" {in_text(text)} " in stored or not in_text(text)
    assert f" {exactly_in_text(text)} " in stored or not exactly_in_text(text)


@given(st.text(max_size=6))
@example("²")
@example("™")
@example("ａ")
@example("½")
def test_what_has_words_has_them_in_every_spelling(text: str) -> None:
    """A query without any is refused; one that the index is asked for in a spelling without words fails."""
    assert bool(folded_words(text)) == bool(exact_words(text))


def test_words_of_the_title_are_told_apart_from_those_of_the_text() -> None:
    stored = index_text("Họp dân", "làm đường").split()

    assert in_title("họp") in stored
    assert in_title("đường") not in stored
