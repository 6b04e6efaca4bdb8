"""Slugs: titles as addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.slugs import FALLBACK, slugify


def test_the_real_title() -> None:
    title = "Ủy ban nhân dân xã Thạnh Tân công bố kết quả bộ chỉ số phục vụ người dân, doanh nghiệp tháng 6/2023"
    assert slugify(title) == (
        "uy-ban-nhan-dan-xa-thanh-tan-cong-bo-ket-qua-bo-chi-so-phuc-vu-nguoi-dan-doanh-nghiep-thang-6-2023"
    )


@pytest.mark.parametrize(
    ("text", "max_length", "slug"),
    [
        ("Đường đến Đề Gi", 200, "duong-den-de-gi"),
        ("một hai ba", 8, "mot-hai"),  # cut between words
        ("một hai ba", 7, "mot-hai"),
        ("một hai ba", 6, "mot"),
        ("nghiêng", 4, "nghi"),  # a first word too long by itself
        ("--- !!! ---", 200, FALLBACK),
        ("", 200, FALLBACK),
        ("北京", 200, FALLBACK),
        ("a_b", 200, "a-b"),
    ],
)
def test_slugs(text: str, max_length: int, slug: str) -> None:
    assert slugify(text, max_length) == slug


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_any_text_gives_a_valid_slug_within_its_length(text: str, max_length: int) -> None:
    slug = slugify(text, max_length)
    assert 1 <= len(slug) <= max_length
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-?", slug)


def test_a_length_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="max_length"):
        slugify("một", 0)
