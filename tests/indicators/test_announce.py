import io

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
