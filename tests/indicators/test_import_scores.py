"""A province's sheet: read in every shape it comes in, refused with line and column, stored once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from communes.models import Commune
from indicators.models import GroupScore, Report
from indicators.review_panel import warnings_of
from news.models import Article

pytestmark = pytest.mark.django_db
SHEET = Path(__file__).parents[1] / "data" / "gia-lai-communes-2026.csv"


def run(path: Path, period: str = "2026", *options: str) -> str:
    out = io.StringIO()
    call_command("import_scores", str(path), "--period", period, *options, stdout=out)
    return out.getvalue()


def snapshot() -> list[tuple[object, ...]]:
    return [*Report.objects.order_by("pk").values_list("pk", "total_score", "updated_at"),
            *GroupScore.objects.order_by("pk").values_list("pk", "score")]  # fmt: skip


def test_the_real_sheet() -> None:
    run(SHEET)
    assert Report.objects.count() == Commune.objects.count() == 12
    report = Report.objects.get(commune__code="H21.227")
    assert (report.commune.kind_name, str(report.total_score), report.period.code) == ("xã Vân Canh", "75.34", "2026")
    assert {row.group: str(row.score) for row in report.group_scores.all()}["TDGQ"] == "19.41"
    assert Commune.objects.get(code="H21.198").kind_name == "phường Hoài Nhơn Bắc"
    assert not Article.objects.exists()


def test_the_real_communes_raise_no_false_warning() -> None:
    run(SHEET)
    assert [warnings_of(report) for report in Report.objects.all()] == [()] * 12


def test_drafts_only_when_asked() -> None:
    run(SHEET, "2026", "--draft")
    assert Article.objects.count() == 12
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}
    assert Article.objects.filter(title__contains="phường Hoài Nhơn Bắc").exists()


def test_running_it_again_changes_nothing() -> None:
    run(SHEET, "2026", "--draft")
    before = snapshot()
    assert "0 báo cáo lưu mới, 0 cập nhật, 0 bài soạn" in run(SHEET, "2026", "--draft")
    assert snapshot() == before
    assert Report.history.count() == 12


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("shape", ["dot", "quoted comma", "semicolon"])
def test_every_shape_reads_the_same(tmp_path: Path, newline: str, bom: bytes, shape: str) -> None:
    rows = [line.split(",") for line in SHEET.read_text(encoding="utf-8").splitlines()[:4]]
    if shape == "quoted comma":
        rows = [[f'"{cell.replace(".", ",")}"' if place > 1 and number else cell for place, cell in enumerate(row)]
                for number, row in enumerate(rows)]  # fmt: skip
    if shape == "semicolon":
        rows = [[cell.replace(".", ",") if place > 1 else cell for place, cell in enumerate(row)] for row in rows]
    separator = ";" if shape == "semicolon" else ","
    path = tmp_path / "a.csv"
    path.write_bytes(bom + newline.join(separator.join(row) for row in rows).encode())
    run(path, "2026-9")
    scores = Report.objects.order_by("commune__code").values_list("commune__code", "total_score")
    assert [(code, str(total)) for code, total in scores] == [
        ("H21.198", "73.71"),
        ("H21.203", "73.76"),
        ("H21.227", "75.34"),
    ]


HEADER = "code,name,total,CKMB,TDGQ,DVCTT,TTTT,SHHS,MDHL"
GOOD = "A1,UBND xã Một,75.34,11.79,19.41,6.31,7.34,12.49,18"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([HEADER, GOOD, "A2,UBND xã Hai,abc,1,1,1,1,1,1"], "Dòng 3, cột total"),
        ([HEADER, GOOD, "A2,UBND xã Hai,50,18.01,1,1,1,1,1"], "Dòng 3, cột CKMB"),
        ([HEADER, GOOD, "A2,UBND xã Hai,50,1.234,1,1,1,1,1"], "Dòng 3, cột CKMB"),
        ([HEADER, GOOD, "A2,Hai,50,1,1,1,1,1,1"], "Dòng 3, cột name"),
        ([HEADER, GOOD, ",UBND xã Hai,50,1,1,1,1,1,1"], "Dòng 3, cột code"),
        ([HEADER, GOOD, GOOD.replace("Một", "Hai")], "Dòng 3, cột code"),
        ([HEADER, "", GOOD, "A2,UBND xã Hai,50,1,1"], "Dòng 4: Có 5 ô"),
        ([HEADER, GOOD, "A2,UBND xã Hai,75,34,1,1,1,1,1,1"], "Dòng 3: Có 10 ô"),
        ([HEADER.replace("TTTT", "TTT"), GOOD], "Dòng 1, cột TTTT"),
        ([HEADER], "Dòng 2"),
        ([], "Dòng 1"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_stored(tmp_path: Path, lines: list[str], place: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CommandError, match=place):
        run(path)
    assert not Commune.objects.exists()
    assert not Report.objects.exists()


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\nA1,UBND xã Một,x,1,1,1,1,1,1\nA2,UBND xã Hai,1,1,1,1,1,1,99\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"2 chỗ(?s:.)*Dòng 2, cột total(?s:.)*Dòng 3, cột MDHL"):
        run(path)


def test_an_empty_cell_is_a_missing_score_not_zero(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\nA1,UBND xã Một,75.34,,19.41,6.31,7.34,12.49,18\n", encoding="utf-8")
    run(path)
    row = Report.objects.get().group_scores.get(group="CKMB")
    assert (row.score, row.missing_reason) == (None, "not_entered")


def test_a_changed_sheet_updates(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    run(path)
    path.write_text(f"{HEADER}\n{GOOD.replace('75.34', '75.44')}\n", encoding="utf-8")
    assert "1 cập nhật" in run(path)
    assert str(Report.objects.get().total_score) == "75.44"


@pytest.mark.parametrize("period", ["2026-13", "2026-q5", "hôm nay", "2099-1"])
def test_a_period_that_is_none_or_lies_ahead_is_refused(period: str) -> None:
    with pytest.raises(CommandError):
        run(SHEET, period)
    assert not Report.objects.exists()


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEADER}\nA1,UBND xã Một,1,1,1,1,1,1,1\n".encode("cp1258", "replace") + b"\xff")
    with pytest.raises(CommandError, match="UTF-8"):
        run(path)


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_empty_cell_leaves_what_is_stored(tmp_path: Path) -> None:
    run(write(tmp_path, HEADER, GOOD))
    run(write(tmp_path, HEADER, "A1,UBND xã Một,,,19.5,,,,"))
    report = Report.objects.get()
    scores = {row.group: str(row.score) for row in report.group_scores.all()}
    assert (str(report.total_score), scores["CKMB"], scores["TDGQ"]) == ("75.34", "11.79", "19.50")


@pytest.mark.parametrize("period", ["1999-01", "2022-1", "2021"])
def test_a_period_before_the_first_scheme_is_refused(tmp_path: Path, period: str) -> None:
    with pytest.raises(CommandError):
        run(write(tmp_path, HEADER, GOOD), period)


def test_a_header_that_is_no_csv_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Dòng 1: Dòng không đúng dạng CSV"):
        run(write(tmp_path, '"code"x,name,total', GOOD))


def test_leading_blank_lines_are_passed_over(tmp_path: Path) -> None:
    run(write(tmp_path, "", "  ", HEADER, GOOD))
    assert Report.objects.count() == 1
    with pytest.raises(CommandError, match="Dòng 4, cột total"):
        run(write(tmp_path, "", "", HEADER, GOOD.replace("75.34", "x")))


def test_a_name_too_long_is_named_with_its_column(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Dòng 2, cột name: Tên dài 101"):
        run(write(tmp_path, HEADER, GOOD.replace("Một", "M" * 101)))


def test_a_known_code_under_another_name_is_a_problem(tmp_path: Path) -> None:
    run(write(tmp_path, HEADER, GOOD))
    with pytest.raises(CommandError, match="Dòng 2, cột name: Mã a1 đang là xã Một, không phải Khác"):
        run(write(tmp_path, HEADER, GOOD.replace("A1", "a1").replace("Một", "Khác").replace("75.34", "1")))
    assert str(Report.objects.get().total_score) == "75.34"


def test_codes_differ_by_more_than_case(tmp_path: Path) -> None:
    run(write(tmp_path, HEADER, GOOD))
    run(write(tmp_path, HEADER, GOOD.replace("A1", "a1").replace("75.34", "76")))
    assert Commune.objects.count() == 1
    assert str(Report.objects.get().total_score) == "76.00"
    with pytest.raises(CommandError, match="đã có ở dòng 2"):
        run(write(tmp_path, HEADER, GOOD, GOOD.replace("A1", "a1")))


def test_a_row_that_fails_while_storing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import ValidationError

    from indicators.importing import store
    from indicators.storing import store_report

    real, calls = store_report, []

    def failing(**kwargs: object) -> bool:
        calls.append(kwargs)
        if len(calls) == 2:
            raise ValidationError("hỏng")
        return real(**kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "store_report", failing)
    out = io.StringIO()
    path = write(tmp_path, HEADER, GOOD, GOOD.replace("A1", "A2").replace("Một", "Hai"))
    with pytest.raises(CommandError, match=r"Chưa lưu gì\. Dòng 3: hỏng"):
        call_command("import_scores", str(path), "--period", "2026", stdout=out)
    assert not Report.objects.exists()
    assert not Commune.objects.exists()
    assert "lưu mới" not in out.getvalue()
