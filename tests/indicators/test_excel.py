"""Figures by Excel: read as people write them, refused by cell, previewed, stored at once or not at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from communes.models import Commune, User
from indicators.models import Report
from news.models import Article
from tests.indicators.workbooks import PROVINCE, workbook

pytestmark = pytest.mark.django_db
URL = "/admin/indicators/report/nhap-excel/"
JUNE = ["6/2023", 61, 100, 72.6, "0,0", 19]


def upload(client: Client, content: bytes, name: str = "a.xlsx", **fields: str) -> Any:
    return client.post(URL, {"file": SimpleUploadedFile(name, content), **fields})


def confirm(client: Client, response: Any, **fields: str) -> Any:
    assert response.status_code == 200, response.content.decode()
    return client.post(URL, {"rows": response.context["rows"], **fields})


def test_upload_preview_store(officer_client: Client, commune: Commune, may: Report) -> None:
    preview = upload(officer_client, workbook(JUNE, ["5/2023", None, None, "88,8", None, None]))
    page = preview.content.decode()
    assert "<del>88,9</del> → <ins>88,8</ins>" in page
    assert Report.objects.count() == 1
    response = confirm(officer_client, preview)
    assert response.status_code == 302
    june = Report.objects.get(number=6)
    assert (june.total_score, june.dossiers_received, june.commune) == (Decimal("72.6"), 61, commune)
    scores = {row.group: row.score for row in june.group_scores.all()}
    assert (scores["CKMB"], scores["SHHS"], scores["TDGQ"]) == (Decimal(0), Decimal(19), None)
    may.refresh_from_db()
    assert may.total_score == Decimal("88.8")
    assert {row.group: row.score for row in may.group_scores.all()}["SHHS"] == Decimal("20.1")
    assert not Article.objects.exists()


def test_a_period_without_a_total_is_not_drafted_and_told(officer_client: Client) -> None:
    content = workbook(JUNE, ["5/2023", 60, None, None, None, None])
    confirm(officer_client, upload(officer_client, content), draft="on")
    page = officer_client.get("/admin/indicators/report/").content.decode()
    assert "Đã soạn 1 bài công bố; hãy đọc lại trước khi gửi duyệt. 1 kỳ chưa có tổng điểm nên chưa soạn bài." in page


def test_a_draft_when_asked(officer_client: Client, may: Report) -> None:
    response = confirm(officer_client, upload(officer_client, workbook(JUNE)), draft="on")
    article = Article.objects.get()
    assert response["Location"] == reverse("admin:news_article_review", args=[article.pk])
    assert "giảm 16,3 điểm so với tháng 5/2023" in article.body


def test_two_who_store_the_same_period_at_once(officer_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object, **__: object) -> None:
        raise IntegrityError("report_once_per_period")

    preview = upload(officer_client, workbook(JUNE))
    monkeypatch.setattr("indicators.importing.store._store", taken)
    response = confirm(officer_client, preview)
    assert response.status_code == 409
    assert "vừa được người khác lưu cùng lúc" in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "period", ["6/2023", "06/2023", "Tháng 6/2023", "tháng 06 năm 2023", "T6/2023", " 2023-06 ", date(2023, 6, 1)]
)
def test_months_as_people_write_them(officer_client: Client, period: object) -> None:
    confirm(officer_client, upload(officer_client, workbook([period, *JUNE[1:]])))
    assert Report.objects.get().period.code == "2023-06"


@pytest.mark.parametrize(
    ("period", "code"), [("quý II/2023", "2023-q2"), ("Quý 2/2023", "2023-q2"), (2023, "2023"), ("Năm 2023", "2023")]
)
def test_quarters_and_years(officer_client: Client, period: object, code: str) -> None:
    confirm(officer_client, upload(officer_client, workbook([period, *JUNE[1:]])))
    assert Report.objects.get().period.code == code


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (0, "13/2023", "Ô A2: Tháng phải từ 1 đến 12"),
        (0, "1/2022", "Ô A2: Chưa có bộ chỉ số nào"),
        (0, None, "Ô A2: Thiếu kỳ"),
        (0, "1/2099", "Ô A2: Kỳ tháng 1/2099 chưa bắt đầu"),
        (1, 6.5, "Ô B2: 6,5 phải là số nguyên"),
        (1, "x", "Ô B2: “x” không phải là một số nguyên"),
        (2, 100.5, "Ô C2: 100,5 nằm ngoài khoảng"),
        (2, date(2023, 7, 6), "Ô C2: đang là ngày giờ (06/07/2023)"),
        (3, "72,605", "Ô D2: “72,605” có quá nhiều"),
        (3, 72.605, "Ô D2: 72,605 có quá nhiều"),
        (3, "1.234", "Ô D2: “1.234” có nghĩa là 1234 hay 1,234"),
        (3, True, "Ô D2: phải là một số, không phải đúng/sai"),
        (3, "=60+12.6", "Ô D2: Công thức chưa có kết quả"),
        (4, 18.1, "Ô E2: 18,1 nằm ngoài khoảng từ 0 đến 18"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_stored(
    officer_client: Client, place: int, value: object, words: str
) -> None:
    row: list[object] = [*JUNE]
    row[place] = value
    response = upload(officer_client, workbook(row, ["5/2023", 1, 1, 1, 1, 1]))
    assert response.status_code == 422
    assert words in " ".join(response.context["problems"])
    assert not Report.objects.exists()


def test_all_problems_at_once_and_the_same_period_twice(officer_client: Client) -> None:
    response = upload(officer_client, workbook(["5/2023", "x", "y", 1, 1, 1], JUNE, JUNE))
    assert [text.split(":")[0] for text in response.context["problems"]] == ["Ô B2", "Ô C2", "Ô A4"]


def test_percent_cells_and_binary_fractions(officer_client: Client) -> None:
    book = load_workbook(io.BytesIO(workbook(["6/2023", 61, 0.9852, 72.60000000000001, None, None])))
    book.active["C2"].number_format = "0.00%"
    file = io.BytesIO()
    book.save(file)
    confirm(officer_client, upload(officer_client, file.getvalue()))
    report = Report.objects.get()
    assert (report.satisfaction_rate, report.total_score) == (Decimal("98.52"), Decimal("72.6"))


def test_an_unknown_column_is_named(officer_client: Client) -> None:
    response = upload(officer_client, workbook(JUNE[:3], head=["Kỳ", "Điểm đánh giá", "Lạ"]))
    assert response.context["problems"] == ["Ô C1: Cột “Lạ” không có trong mẫu."]


def test_the_template_comes_back_as_it_is(officer_client: Client, june: Report) -> None:
    answer = officer_client.get("/admin/indicators/report/mau-excel/?period_type=month&year=2023&number=7")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[2] for row in rows] == ["7/2023", "6/2023", "5/2023"]
    assert rows[1][3] == 61
    preview = upload(officer_client, answer.content)
    assert preview.status_code == 200, preview.context["problems"]
    tally = preview.context["tally"]
    assert (tally.new, tally.changed, tally.unchanged) == (0, 0, 2)


def test_the_template_filled_in(officer_client: Client, june: Report) -> None:
    answer = officer_client.get("/admin/indicators/report/mau-excel/?period_type=month&year=2023&number=7")
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    for column, value in ((4, 70), (5, 1), (8, "97,5"), (12, 60), (13, "75,1"), (15, 11.79), (18, "7,9"), (19, 18)):
        sheet.cell(5, column, value)
    file = io.BytesIO()
    book.save(file)
    confirm(officer_client, upload(officer_client, file.getvalue()))
    july = Report.objects.get(number=7)
    assert (july.dossiers_received, july.satisfaction_rate, july.online_payments) == (70, Decimal("97.5"), 60)
    scores = {row.group: row.score for row in july.group_scores.all()}
    assert scores["TTTT"] == Decimal("7.9")
    assert scores["MDHL"] == 18


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a;b;c\n1;2;3", "không phải là tệp Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "kiểu cũ (.xls)"),
        (b"PK\x03\x04 broken", "không phải là tệp Excel"),
    ],
)
def test_what_is_no_workbook_is_refused(officer_client: Client, content: bytes, words: str) -> None:
    response = upload(officer_client, content)
    assert response.status_code == 422
    assert words in response.content.decode()


def altered(content: bytes, parts: dict[str, bytes]) -> bytes:
    parts = dict(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, parts.pop(item.filename, b"") or old.read(item))
        for name, data in parts.items():
            new.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macro"),
        ({"xl/media/a.bin": b"\0" * (41 * 2**20)}, "quá lớn"),
        ({"xl/styles.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE"),
        ({"xl/worksheets/sheet1.xml": b"<broken"}, "Không đọc được"),
    ],
)
def test_dangerous_workbooks_are_refused(officer_client: Client, parts: dict[str, bytes], words: str) -> None:
    response = upload(officer_client, altered(workbook(JUNE), parts))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Report.objects.exists()


def test_huge_dimensions_cost_nothing(officer_client: Client) -> None:
    book = load_workbook(io.BytesIO(workbook(JUNE)))
    book.active["XFD1048576"] = None
    book.active["XFD1048576"].number_format = "0.0"
    file = io.BytesIO()
    book.save(file)
    confirm(officer_client, upload(officer_client, file.getvalue()))
    assert Report.objects.count() == 1


def test_another_commune_s_sheet_is_refused(officer_client: Client, other_commune: Commune) -> None:
    response = upload(officer_client, workbook(["T2", "UBND phường Hoài Nhơn", *JUNE], head=PROVINCE), province="on")
    assert "Ô A2: Mã T2 không phải của xã Thạnh Tân" in response.context["problems"][0]


def test_a_province_s_sheet_is_the_superuser_s(
    superuser: User, commune: Commune, other_commune: Commune, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(superuser)
    rows = [["t1", "UBND xã Thạnh Tân", *JUNE], ["T2", "", *JUNE], ["T3", "UBND xã Ba", *JUNE]]
    preview = upload(client, workbook(*rows, head=PROVINCE), province="on")
    assert preview.context["tally"].communes == 1
    confirm(client, preview)
    assert Report.objects.count() == 3
    assert Commune.objects.get(code="T3").kind_name == "xã Ba"
    wrong = upload(client, workbook(["T2", "UBND xã Sai", *JUNE], head=PROVINCE), province="on")
    assert wrong.context["problems"] == ["Ô B2: Mã T2 đang là phường Hoài Nhơn, không phải Sai."]


def test_a_long_import_shows_its_progress(superuser: User, commune: Commune, signed_in: Callable[..., Client]) -> None:
    client = signed_in(superuser)
    rows = [[f"L{n}", f"UBND xã Số {n}", *JUNE] for n in range(70)]
    response = confirm(client, upload(client, workbook(*rows, head=PROVINCE), province="on"))
    page = b"".join(response.streaming_content).decode()
    assert page.count("<progress") == 70
    assert "70 kỳ mới" in page
    assert Report.objects.count() == 70


def test_a_preview_that_no_longer_holds_is_shown_again(officer_client: Client, make_report: Any) -> None:
    preview = upload(officer_client, workbook(JUNE))
    make_report("2023-06", "70")
    response = confirm(officer_client, preview)
    assert response.status_code == 409
    assert "<del>70</del>" in response.content.decode()
    assert Report.objects.get().total_score == 70


def test_a_preview_is_its_maker_s_alone(officer_client: Client, editor_client: Client, stranger_client: Client) -> None:
    preview = upload(officer_client, workbook(JUNE))
    for client in (editor_client, stranger_client):
        assert confirm(client, preview).status_code == 422
    assert officer_client.post(URL, {"rows": preview.context["rows"] + "x"}).status_code == 422
    assert not Report.objects.exists()


def test_readers_have_no_way_in(client: Client, commune: Commune) -> None:
    for address in (URL, "/admin/indicators/report/mau-excel/"):
        assert client.get(address, headers={"host": "localhost"}).status_code == 302
