"""Workbooks as people really lay them out, and as attackers do: nothing left out silently, nothing too large opened."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from communes.models import Commune, User
from indicators.importing import workbook_scan
from indicators.models import Report
from news.models import Article
from tests.indicators.test_excel import JUNE, altered, confirm, upload
from tests.indicators.workbooks import HEAD, PROVINCE, workbook

pytestmark = pytest.mark.django_db
# Made by LibreOffice 7.4: the template for 7/2023, filled by openpyxl with numbers, texts with decimal commas and
# no-break spaces, a percent cell and formulas, then `soffice --convert-to ods` and `--convert-to xlsx`, which computed
# the formulas and wrote the file anew.
LIBREOFFICE = Path(__file__).parents[1] / "data" / "so-lieu-libreoffice.xlsx"
SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def changed(content: bytes, change: Callable[[Worksheet], object]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    change(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def problems(response: Any) -> list[str]:
    assert response.status_code == 422, response.content.decode()
    assert not Report.objects.exists()
    found: list[str] = response.context["problems"]
    return found


def test_a_file_from_libreoffice(officer_client: Client) -> None:
    preview = upload(officer_client, LIBREOFFICE.read_bytes())
    assert not preview.context["read"]
    confirm(officer_client, preview)
    july = Report.objects.get(number=7)
    assert (july.dossiers_received, july.overdue_dvc, july.overdue_mcdt, july.certified_copies) == (61, 0, 0, 1045)
    rates = (july.online_rate, july.satisfaction_rate, july.eresult_rate, july.sync_rate)
    assert rates == tuple(map(Decimal, ("98.52", "100", "98.27", "100")))
    # Formulas: a number, and an empty text, which is no figure.
    assert (july.online_payments, july.total_score, july.entered_change) == (56, Decimal("82.13"), None)
    assert {row.group: row.score for row in july.group_scores.all()} == {
        code: Decimal(score)
        for code, score in {
            "CKMB": "11.79", "TDGQ": "18.5", "DVCTT": "7.04", "TTTT": "7.8", "MDHL": "18", "SHHS": "19",
        }.items()
    }  # fmt: skip
    assert Report.objects.get(number=6).group_scores.get(group="TDGQ").score == Decimal("19.5")


def test_the_table_may_stand_on_any_sheet(officer_client: Client) -> None:
    book = load_workbook(io.BytesIO(workbook(JUNE)))
    book.create_sheet("Bìa", 0)["A1"] = "Báo cáo tháng 6"
    preview = upload(officer_client, saved(book))
    assert "Không đọc trang tính «Bìa»" in preview.content.decode()
    confirm(officer_client, preview)
    assert Report.objects.get().total_score == Decimal("72.6")


def test_several_sheets_are_all_read(officer_client: Client) -> None:
    book = load_workbook(io.BytesIO(workbook(JUNE)))
    other = book.copy_worksheet(book.worksheets[0])
    book.worksheets[0].title, other.title = "Tháng 6", "Tháng 5"
    other["A2"] = "5/2023"
    other["B2"] = "x"
    assert problems(upload(officer_client, saved(book))) == [
        "Trang «Tháng 5», ô B2: “x” không phải là một số nguyên. Hãy viết như 61 hoặc 9.791."
    ]
    other["A2"], other["B2"] = "6/2023", 61
    [problem] = problems(upload(officer_client, saved(book)))
    assert problem.endswith("ô A2: Kỳ tháng 6/2023 của đơn vị này đã có ở trang «Tháng 6», dòng 2.")
    other["A2"] = "5/2023"
    preview = upload(officer_client, saved(book))
    assert "Đã đọc các trang tính «Tháng 6», «Tháng 5»." in preview.content.decode()
    confirm(officer_client, preview)
    assert Report.objects.count() == 2


def test_a_hidden_sheet_is_not_read(officer_client: Client) -> None:
    book = load_workbook(io.BytesIO(workbook(JUNE)))
    hidden = book.copy_worksheet(book.worksheets[0])
    hidden["A2"], hidden.sheet_state = "5/2023", "hidden"
    assert upload(officer_client, saved(book)).context["tally"].new == 1


def test_columns_that_are_not_there_are_named(officer_client: Client) -> None:
    preview = upload(officer_client, workbook(JUNE[:4], head=HEAD[:4]))
    page = preview.content.decode()
    assert "Tệp không có cột «Tổng số HS thông báo xử lý quá hạn (DVC) (hồ sơ)»" in page
    assert "«Số hóa hồ sơ (điểm)»: các số liệu này giữ nguyên" in page
    assert "«Điểm đánh giá»" not in page


@pytest.mark.parametrize(
    ("ref", "words"),
    [("B2:C2", "Ô B2: Ô gộp B2:C2."), ("D2:D3", "Ô D2: Ô gộp D2:D3."), ("A2:B2", "Ô A2: Ô gộp A2:B2.")],
)
def test_merged_figures_are_no_figures(officer_client: Client, ref: str, words: str) -> None:
    content = changed(workbook(JUNE, ["5/2023", 1, 1, 1, 1, 1]), lambda sheet: sheet.merge_cells(ref))
    found = problems(upload(officer_client, content))
    assert words in " ".join(found)
    assert sum("Ô gộp" in text for text in found) == 1


def test_a_merged_note_below_the_table_does_not_matter(officer_client: Client) -> None:
    def note(sheet: Worksheet) -> None:
        sheet["A9"] = "Người lập: Nguyễn Thị Hạnh"
        sheet.merge_cells("A9:F10")

    assert upload(officer_client, changed(workbook(JUNE), note)).status_code == 200


def test_a_commune_merged_over_its_months(superuser: User, commune: Commune, signed_in: Callable[..., Client]) -> None:
    def merge(sheet: Worksheet) -> None:
        for ref in ("A2:A3", "B2:B3"):
            sheet.merge_cells(ref)

    rows: list[list[Any]] = [
        ["T1", "UBND xã Thạnh Tân", *JUNE],
        [None, None, "5/2023", 1, 1, 1, 1, 1],
        ["T9", "xã Chín", *JUNE],
    ]
    client = signed_in(superuser)
    confirm(client, upload(client, changed(workbook(*rows, head=PROVINCE), merge), province="on"))
    assert commune.reports.count() == 2
    assert Commune.objects.get(code="T9").reports.count() == 1


def test_a_number_in_a_column_without_a_name(officer_client: Client) -> None:
    found = problems(upload(officer_client, workbook([*JUNE, 33])))
    assert found == ["Ô G2: Cột này không có tên nên không rõ là số gì. Hãy ghi tên cột hoặc xóa số này."]
    assert upload(officer_client, workbook([*JUNE, "đã rà lại"])).status_code == 200


def test_rows_far_below_are_read_too(officer_client: Client) -> None:
    content = changed(workbook(JUNE), lambda s: (s.__setitem__("A900", "5/2023"), s.__setitem__("B900", 5)))
    assert upload(officer_client, content).context["tally"].new == 2


@pytest.mark.parametrize(
    ("cell", "value", "number_format", "words"),
    [
        ("B2", 0.5, "0%", "Ô B2: đang ở dạng phần trăm"),
        ("C2", 0.985, '0.0"%"', "Ô C2: 0,985 có quá nhiều"),
        ("A2", '="6/"&2023', "General", "Ô A2: Công thức chưa có kết quả"),
        ("A2", "#REF!", "General", "Ô A2: Công thức bị lỗi #REF!"),
    ],
)
def test_cells_that_are_not_what_they_look_like(
    officer_client: Client, cell: str, value: object, number_format: str, words: str
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value
        sheet[cell].number_format = number_format

    assert words in " ".join(problems(upload(officer_client, changed(workbook(JUNE), change))))


def test_a_percent_sign_in_words_does_not_multiply(officer_client: Client) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C2"] = 98.5
        sheet["C2"].number_format = '0.0"%"'

    confirm(officer_client, upload(officer_client, changed(workbook(JUNE), change)))
    assert Report.objects.get().satisfaction_rate == Decimal("98.5")


def test_marks_without_width_do_not_matter(officer_client: Client) -> None:
    confirm(officer_client, upload(officer_client, workbook(["6/2023", "\ufeff61", None, "72,6\u200b", None, None])))
    assert Report.objects.get().total_score == Decimal("72.6")


def sheet_xml(rows: str) -> dict[str, bytes]:
    return {"xl/worksheets/sheet1.xml": f"<worksheet {SPREADSHEET}><sheetData>{rows}</sheetData></worksheet>".encode()}


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (sheet_xml("<row/>" * 600_000), "quá nhiều dòng, ô hoặc định dạng"),
        (sheet_xml(f"<row>{'<c/>' * 20_000}</row>"), "Dòng 1 có quá nhiều ô"),
        (sheet_xml('<row r="99999999"/>'), "số dòng không hợp lệ"),
        (sheet_xml('<row r="1e9"/>'), "số dòng không hợp lệ"),
        ({"xl/styles.xml": f"<styleSheet {SPREADSHEET}>{'<xf/>' * 100_001}</styleSheet>".encode()}, "định dạng"),
        ({"xl/styles.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16")}, "DOCTYPE"),
    ],
)
def test_what_would_fill_the_memory_is_refused(officer_client: Client, parts: dict[str, bytes], words: str) -> None:
    response = upload(officer_client, altered(workbook(JUNE), parts))
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_sheet_of_merged_cells_alone(officer_client: Client) -> None:
    def merge(sheet: Worksheet) -> None:
        for line in range(10, 10 + workbook_scan.MAX_MERGED + 1):
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=2)

    response = upload(officer_client, changed(workbook(JUNE), merge))
    assert "quá nhiều ô gộp" in response.content.decode()


def test_an_ods_is_called_by_its_name(officer_client: Client) -> None:
    content = altered(workbook(JUNE), {"mimetype": b"application/vnd.oasis.opendocument", "content.xml": b"<a/>"})
    assert "LibreOffice (.ods)" in upload(officer_client, content).content.decode()


def test_an_import_asks_the_database_few_questions(officer_client: Client) -> None:
    """1,200 rows are to take seconds: somebody watches them."""
    rows = [[f"{month}/{year}", *JUNE[1:]] for year in (2023, 2024) for month in range(1, 11)]
    preview = upload(officer_client, workbook(*rows))
    with CaptureQueriesContext(connection) as queries:
        confirm(officer_client, preview)
    assert Report.objects.count() == 20
    assert len(queries) <= 20 * 11 + 40, len(queries)


def test_the_same_preview_sent_twice_says_that_it_is_stored(officer_client: Client) -> None:
    preview = upload(officer_client, workbook(JUNE))
    confirm(officer_client, preview)
    page = confirm(officer_client, preview).content.decode()
    assert "đã được lưu rồi" in page
    assert "Chưa lưu gì" not in page


def test_drafts_are_made_after_the_figures_are_stored(
    superuser: User, commune: Commune, signed_in: Callable[..., Client]
) -> None:
    """Leaving, or a killed server, among hundreds of drafts: the figures are stored, the other drafts can be had."""
    client = signed_in(superuser)
    content = workbook(*([f"L{n}", f"UBND xã Số {n}", *JUNE] for n in range(61)), head=PROVINCE)
    pages = confirm(client, upload(client, content, province="on"), draft="on").streaming_content
    for page in pages:
        if "Đang soạn bài: 3/61" in page.decode():
            break
    assert Report.objects.count() == 61
    assert Article.objects.count() == 3
    preview = upload(client, content, province="on")
    assert "58 kỳ chưa có bài công bố" in preview.content.decode()
    done = b"".join(confirm(client, preview, draft="on").streaming_content).decode()
    assert "Số liệu đã có sẵn. Đã soạn 58 bài công bố" in done
    assert Article.objects.count() == 61
    assert "Không có gì phải lưu" in upload(client, content, province="on").content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has one lock for all writers")
def test_others_find_a_gap_between_drafts(officer_client: Client, may: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    gaps: list[float] = []
    monkeypatch.setattr("indicators.importing.store.time.sleep", gaps.append)
    confirm(officer_client, upload(officer_client, workbook(JUNE)), draft="on")
    assert len(gaps) == 1
    assert gaps[0] > 0
