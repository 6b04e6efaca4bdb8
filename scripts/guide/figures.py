"""Chapter 1: signing in, and July 2023 entered by hand, by pasting, from Excel."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from guide.office import Office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIGURES = {
    "dossiers_received": "74", "overdue_dvc": "1", "overdue_mcdt": "0", "online_rate": "98,65",
    "satisfaction_rate": "100", "eresult_rate": "97,3", "sync_rate": "100", "certified_copies": "51",
    "online_payments": "63", "total_score": "83,4",
    "group_CKMB": "9,5", "group_DVCTT": "8,2", "group_TTTT": "8,1", "group_MDHL": "18", "group_SHHS": "18,2",
}  # fmt: skip
ROW = "1\t74\t1\t0\t98,65\t100\t97,3\t100\t51\t63\t83,4\t10,8"


def play(office: Office) -> None:
    start(office)
    excel(office)
    enter(office)


def start(office: Office) -> None:
    page = office.officer
    office.sign_in(page, "canbo")
    office.camera.shoot(page, "dang-nhap", office.button(page, "Đăng nhập"), height=500)
    office.button(page, "Đăng nhập").click()
    office.camera.shoot(page, "ban-lam-viec", page.locator(".desk-actions"), height=560)


def excel(office: Office) -> None:
    page = office.officer
    office.go(page, "/admin/indicators/report/")
    office.camera.shoot(page, "so-lieu-cac-ky", office.link(page, "Tải mẫu Excel"), height=520)
    with page.expect_download() as download:
        office.link(page, "Tải mẫu Excel").click()
    _choose_file(office, _filled(download.value.path(), total="tám ba phẩy tư"))
    office.camera.shoot(page, "excel-o-sai", page.locator(".note.serious"), height=315)
    _choose_file(office, _filled(download.value.path(), total="83,4"))
    office.camera.shoot(page, "excel-xem-truoc", office.button(page, "Lưu và soạn bài công bố"), height=480)


def _filled(path: Path, *, total: str) -> bytes:
    """The template with July 2023 in its row to fill in."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book.worksheets[0]
    head, row = sheet[3], sheet[5]
    values = {"Kỳ": "7/2023", "Tổng số HS trong kỳ": 74, "Điểm đánh giá": total}
    for start, value in values.items():
        row[next(place for place, cell in enumerate(head) if str(cell.value).startswith(start))].value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _choose_file(office: Office, content: bytes) -> None:
    page = office.officer
    office.go(page, "/admin/indicators/report/nhap-excel/")
    page.locator("input[type=file]").set_input_files({"name": "so-lieu.xlsx", "mimeType": XLSX, "buffer": content})
    office.press(page, "Kiểm tra và xem trước")


def enter(office: Office) -> None:
    page = office.officer
    office.go(page, "/admin/")
    office.link(page, "Nhập số liệu kỳ khác").click()
    page.fill("input[name=number]", "7")
    page.fill("input[name=year]", "2023")
    page.locator("details.paste summary").click()
    page.fill("#id_pasted", ROW)
    office.button(page, "Điền vào biểu mẫu").click()
    expect(page.locator("#paste-told")).to_contain_text("Đã điền")
    paste = page.locator("details.paste")
    office.camera.shoot(page, "dan-dong-so-lieu", office.button(page, "Điền vào biểu mẫu"), top=paste, height=420)
    paste.locator("summary").click()
    for name, value in FIGURES.items():
        page.fill(f"input[name={name}]", value)
    page.fill("input[name=entered_change]", "")
    page.locator("input[name=group_SHHS]").blur()
    expect(page.locator("#live-sum")).to_have_text("62")
    tables = page.locator("fieldset.module")
    office.camera.shoot(page, "nhap-so-lieu", top=tables.nth(0), height=800)
    office.camera.shoot(page, "diem-sau-nhom", page.locator("#live-sum"), top=tables.nth(2), height=540)
    office.camera.shoot(page, "nguon-so-lieu", top=tables.nth(3), height=300)
    save = office.button(page, "Lưu và soạn bài công bố")
    office.camera.shoot(page, "luu-va-soan-bai", save, top=page.locator("details.criteria"), height=180)
    office.press(page, "Lưu và soạn bài công bố")
    office.article = page.url.removeprefix(office.base)
    office.camera.shoot(page, "canh-bao", page.locator(".note.serious"), height=600)
