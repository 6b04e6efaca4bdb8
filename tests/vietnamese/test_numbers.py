"""Numbers: what staff type, what readers see."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import (
    NumberError,
    decimal_places,
    format_count,
    format_decimal,
    parse_count,
    parse_decimal,
    plain,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("72,6", "72.6"),
        ("72.6", "72.6"),
        ("72,60", "72.60"),
        ("18", "18"),
        ("0,0", "0.0"),
        ("1234", "1234"),
        ("1.234,5", "1234.5"),
        ("9 791,5", "9791.5"),
        ("12.345.678", "12345678"),
        ("−16,3", "-16.3"),  # U+2212
        ("–16,3", "-16.3"),  # en dash
        ("-16.3", "-16.3"),
        ("- 16,3", "-16.3"),
        ("+1,1", "1.1"),
        ("98,52%", "98.52"),
        ("98,52 %", "98.52"),
        ("\u00a0 98,52\u00a0%\u202f", "98.52"),
        ("\t7,0\n", "7.0"),
    ],
)
def test_decimals_are_read(text: str, value: str) -> None:
    assert str(parse_decimal(text)) == value  # as text, so that the decimals that were typed count


@pytest.mark.parametrize("text", ["-0", "−0,0"])
def test_there_is_no_negative_zero(text: str) -> None:
    assert not parse_decimal(text).is_signed()


@pytest.mark.parametrize(
    ("text", "asked"),
    [("1.234", "1234 hay 1,234?"), ("-0.123", "123 hay 0,123?"), ("1234.567", "1234567 hay 1234,567?")],
)
def test_a_dot_and_three_digits_asks_what_is_meant(text: str, asked: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_decimal(text, max_places=5)
    assert f"“{text}” có nghĩa là {asked}" in str(caught.value)


@pytest.mark.parametrize("text", ["72,615", "0,001", "72.6155", "1.234,567"])
def test_too_many_decimals_are_refused(text: str) -> None:
    with pytest.raises(NumberError, match="chữ số thập phân; chỉ nhập tối đa 2"):
        parse_decimal(text)


def test_the_places_are_the_callers() -> None:
    assert parse_decimal("72,615", max_places=3) == Decimal("72.615")
    with pytest.raises(NumberError, match="số nguyên"):
        parse_decimal("72,6", max_places=0)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "-", "%", "abc", "1e5", "NaN", "Infinity", "0x10", "1_000", "72,", ",5", ".5", "72,6,1",
        "1,234.5", "12.34.567", "1.23.4", "0.123.456", "9  7", "97 91", "72%6", "72,6%%", "--1", "+-1", "٣",
        "１２", "½", "72,6 điểm", "1 234.5",
    ],
)  # fmt: skip
def test_what_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        parse_decimal(text)


@pytest.mark.parametrize("read", [parse_decimal, parse_count])
@pytest.mark.parametrize("text", ["1" * 10, "9.999.999.999", "1" * 500])
def test_absurd_sizes_are_refused(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(NumberError, match="quá"):
        read(text)


def test_a_message_quotes_a_long_or_dirty_input_shortly() -> None:
    with pytest.raises(NumberError) as caught:
        parse_decimal("x" * 5000)
    assert len(str(caught.value)) < 120
    with pytest.raises(NumberError, match="“7 2”"):
        parse_count("7\r\n2")


@pytest.mark.parametrize(
    ("text", "count"),
    [("61", 61), ("0", 0), ("9791", 9791), ("9.791", 9791), ("9 791", 9791), ("9\u00a0791", 9791),
     ("12.345.678", 12345678), (" 45 ", 45)],
)  # fmt: skip
def test_counts_are_read(text: str, count: int) -> None:
    assert parse_count(text) == count


def test_a_comma_in_a_count_asks_what_is_meant() -> None:
    with pytest.raises(NumberError) as caught:
        parse_count("9,791")
    assert "“9,791” có nghĩa là 9.791?" in str(caught.value)


def test_a_negative_count_is_called_negative() -> None:
    with pytest.raises(NumberError, match="số âm"):
        parse_count("−5")


@pytest.mark.parametrize(
    "text",
    ["", "1.23", "72,6", "1.2345", "12.34", "0.791", "1e3", "٣", "45%", "9.791,0", "+", "9 79", "1.234 567"],
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        parse_count(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("72.6", "72,6"),
        ("72.60", "72,6"),
        ("18.00", "18"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.00", "0"),
        ("-0.0", "0"),
        ("0.05", "0,05"),
        ("9791.5", "9.791,5"),
        ("1234567", "1.234.567"),
        ("-16.3", "−16,3"),
        ("-1234.50", "−1.234,5"),
    ],
)
def test_decimals_are_shown(value: str, shown: str) -> None:
    assert format_decimal(Decimal(value)) == shown


@pytest.mark.parametrize(("value", "shown"), [("1.1", "+1,1"), ("-16.3", "−16,3"), ("0.0", "0"), ("1200", "+1.200")])
def test_a_change_is_shown_with_its_sign(value: str, shown: str) -> None:
    assert format_decimal(Decimal(value), signed=True) == shown


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_shown(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_decimal(Decimal(value))


def test_counts_are_shown() -> None:
    assert format_count(9791) == "9.791"
    assert format_count(190258) == "190.258"
    assert format_count(0) == "0"


@pytest.mark.parametrize(
    ("value", "text"), [("72.60", "72,6"), ("9791.50", "9791,5"), ("-16.3", "-16,3"), ("-0.0", "0")]
)
def test_form_fields_get_no_grouping(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(("value", "places"), [("98.52", 2), ("72.60", 1), ("18.00", 0), ("100", 0), ("1E+2", 0)])
def test_decimal_places_are_those_that_count(value: str, places: int) -> None:
    assert decimal_places(Decimal(value)) == places


numbers = st.decimals(min_value=-99_999_999, max_value=99_999_999, places=2)


@given(numbers)
def test_what_is_shown_can_be_typed_back_unless_it_would_be_asked_about(value: Decimal) -> None:
    assert parse_decimal(plain(value)) == value
    shown = format_decimal(value, signed=True)
    if shown.count(".") == 1 and "," not in shown:  # «1.234»
        with pytest.raises(NumberError, match="có nghĩa là"):
            parse_decimal(shown)
    else:
        assert parse_decimal(shown) == value


@given(st.integers(min_value=0, max_value=999_999_999))
def test_counts_survive_the_round_trip(count: int) -> None:
    assert parse_count(format_count(count)) == count
    assert parse_count(plain(count)) == count


@given(st.text(alphabet="0123456789.,-+% \u00a0", max_size=12))
def test_any_typing_gives_a_number_or_a_number_error(text: str) -> None:
    for read in (parse_decimal, parse_count):
        with contextlib.suppress(NumberError):
            assert read(text) == read(f" {text} ")
