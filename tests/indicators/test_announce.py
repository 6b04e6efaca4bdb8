import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from indicators.models import Report

pytestmark = pytest.mark.django_db


def announce(*args: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("announce", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_text(june: Report) -> None:
    text, warnings = announce("T1", "2023-06")
    assert text.startswith("Ủy ban nhân dân xã Thạnh Tân công bố kết quả")
    assert "giảm 16,3 điểm so với tháng 5/2023" in text
    assert "tháng 06/2023" not in text
    assert "<" not in text
    assert "51,8" in warnings


def test_html(june: Report) -> None:
    html, _warnings = announce("T1", "2023-6", "--format", "html")
    assert html.startswith("<h1>Ủy ban nhân dân xã Thạnh Tân công bố")
    assert html.splitlines()[1].startswith("<p>(TT) Căn cứ")
    for piece in ("<caption>", 'scope="col"', 'colspan="3"', "−16,3", "72,6/100"):
        assert piece in html


def test_the_same_figures_give_the_same_bytes(june: Report) -> None:
    assert announce("T1", "2023-06") == announce("T1", "2023-06")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("T9", "2023-06"), "T9"),
        (("T1", "2023-07"), "chưa có số liệu"),
        (("T1", "2023-05"), "so sánh"),
        (("T1", "2023-00"), "Tháng phải từ 1 đến 12"),
    ],
)
def test_refusals(june: Report, args: tuple[str, str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        announce(*args)


class Pipe(io.TextIOWrapper):
    """Standard output of an ASCII locale, whose reader may have gone."""

    def __init__(self, raw: io.RawIOBase | io.BytesIO) -> None:
        super().__init__(raw, encoding="ascii", errors="strict")  # type: ignore[arg-type]

    def close(self) -> None:
        """What was written is read afterwards."""


def test_an_ascii_locale_prints_utf_8(june: Report) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    call_command("announce", "T1", "2023-06", stdout=Pipe(out), stderr=Pipe(err))
    assert "giảm 16,3 điểm" in out.getvalue().decode()
    assert "Cần kiểm tra" in err.getvalue().decode()


def test_a_word_document(june: Report) -> None:
    out = io.BytesIO()
    call_command("announce", "T1", "2023-06", "--format", "docx", stdout=Pipe(out), stderr=io.StringIO())
    assert out.getvalue().startswith(b"PK")


def test_a_reader_that_has_enough_is_no_error(june: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Closed(io.BytesIO):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    with (tmp_path / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", file)
        call_command("announce", "T1", "2023-06", stdout=Pipe(Closed()), stderr=io.StringIO())
