"""Takes the pictures of docs/huong-dan by doing a month's work on a demo that was just loaded (`make guide`):

    .venv/bin/python scripts/guide_screenshots.py http://localhost:8000 var/demo-accounts.txt

It enters July 2023, edits, sends, approves, corrects and withdraws: never run it on a site that anyone needs.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "huong-dan" / "anh"
WIDTH, HEIGHT = 1000, 760
LIMIT = 60 * 1024  # bytes of a picture
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIGURES = {
    "dossiers_received": "74", "overdue_dvc": "1", "overdue_mcdt": "0", "online_rate": "98,65",
    "satisfaction_rate": "100", "eresult_rate": "97,3", "sync_rate": "100", "certified_copies": "51",
    "online_payments": "63", "total_score": "83,4",
    "group_CKMB": "9,5", "group_DVCTT": "8,2", "group_TTTT": "8,1", "group_MDHL": "18", "group_SHHS": "18,2",
}  # fmt: skip
ROW = "1\t74\t1\t0\t98,65\t100\t97,3\t100\t51\t63\t83,4\t10,8"


class Camera:
    """Saves what stands between two places of a page; `marks` are outlined, so that a reader finds the button."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def shoot(
        self, page: Page, name: str, *marks: Locator, top: Locator | None = None, height: int = HEIGHT, above: int = 16
    ) -> None:
        for mark in marks:
            mark.evaluate("e => { e.style.outline = '3px solid #d97706'; e.style.outlineOffset = '3px'; }")
        offset = page.evaluate("window.scrollY")
        start = 0.0
        if top is not None:
            box = top.bounding_box()
            if box is None:
                sys.exit(f"{name}: what the picture begins with is not on the page")
            start = max(0.0, box["y"] + offset - above)
        whole = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": start, "width": WIDTH, "height": min(height, whole - start)}
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))  # type: ignore[arg-type]
        for mark in marks:
            mark.evaluate("e => { e.style.outline = ''; }")
        self._save(picture.convert("RGB"), name)

    def _save(self, picture: Image.Image, name: str) -> None:
        path = OUT / f"{name}.webp"
        picture.save(path, quality=60, method=6)
        if path.stat().st_size > LIMIT:
            sys.exit(f"{path.name} has {path.stat().st_size} bytes, more than {LIMIT}: show less of the page")
        self.taken.append(name)


class Work:
    """The month's work of an officer and a leader, picture by picture."""

    def __init__(self, browser: Browser, base: str, passwords: dict[str, str]) -> None:
        self.browser, self.base, self.passwords = browser, base, passwords
        self.camera = Camera()
        self.reader, self.officer, self.leader = (self._page() for _ in range(3))

    def _page(self) -> Page:
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="light",
            reduced_motion="reduce",
        )
        # The admin's list of models would take a third of each picture.
        context.add_init_script("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
        context.set_default_timeout(15_000)
        return context.new_page()

    def go(self, page: Page, path: str) -> None:
        page.goto(self.base + path, wait_until="networkidle")

    def button(self, page: Page, name: str) -> Locator:
        return page.get_by_role("button", name=name, exact=True).first

    def link(self, page: Page, name: str) -> Locator:
        return page.get_by_role("link", name=name, exact=True).first

    def sign_in(self, page: Page, username: str) -> None:
        self.go(page, "/admin/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", self.passwords[username])

    def all(self) -> list[str]:
        self.start()
        self.excel()
        self.enter()
        self.choose_phrases()
        self.take_sentences()
        self.send()
        self.approve()
        self.paper()
        self.correct()
        self.readers()
        self.notice()
        self.accounts()
        self.withdraw()
        return self.camera.taken

    def start(self) -> None:
        page = self.officer
        self.sign_in(page, "canbo")
        self.camera.shoot(page, "dang-nhap", self.button(page, "Đăng nhập"), height=500)
        self.button(page, "Đăng nhập").click()
        self.camera.shoot(page, "ban-lam-viec", page.locator(".desk-actions"), height=560)

    def excel(self) -> None:
        page = self.officer
        self.go(page, "/admin/indicators/report/")
        self.camera.shoot(page, "so-lieu-cac-ky", self.link(page, "Tải mẫu Excel"), height=520)
        with page.expect_download() as download:
            self.link(page, "Tải mẫu Excel").click()
        self._choose_file(self._filled(download.value.path(), total="tám ba phẩy tư"))
        self.camera.shoot(page, "excel-o-sai", page.locator(".note.serious"), height=315)
        self._choose_file(self._filled(download.value.path(), total="83,4"))
        self.camera.shoot(page, "excel-xem-truoc", self.button(page, "Lưu và soạn bài công bố"), height=640)

    def _filled(self, path: Path, *, total: str) -> bytes:
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

    def _choose_file(self, content: bytes) -> None:
        page = self.officer
        self.go(page, "/admin/indicators/report/nhap-excel/")
        page.locator("input[type=file]").set_input_files({"name": "so-lieu.xlsx", "mimeType": XLSX, "buffer": content})
        self.button(page, "Kiểm tra và xem trước").click()
        page.wait_for_load_state("networkidle")

    def enter(self) -> None:
        page = self.officer
        self.go(page, "/admin/")
        self.link(page, "Nhập số liệu kỳ khác").click()
        page.fill("input[name=number]", "7")
        page.fill("input[name=year]", "2023")
        page.locator("details.paste summary").click()
        page.fill("#id_pasted", ROW)
        self.button(page, "Điền vào biểu mẫu").click()
        expect(page.locator("#paste-told")).to_contain_text("Đã điền")
        paste = page.locator("details.paste")
        self.camera.shoot(page, "dan-dong-so-lieu", self.button(page, "Điền vào biểu mẫu"), top=paste, height=420)
        paste.locator("summary").click()
        for name, value in FIGURES.items():
            page.fill(f"input[name={name}]", value)
        page.fill("input[name=entered_change]", "")
        page.locator("input[name=group_SHHS]").blur()
        expect(page.locator("#live-sum")).to_have_text("62")
        tables = page.locator("fieldset.module")
        self.camera.shoot(page, "nhap-so-lieu", top=tables.nth(0), height=800)
        self.camera.shoot(page, "diem-sau-nhom", page.locator("#live-sum"), top=tables.nth(2), height=680)
        self.camera.shoot(page, "nguon-so-lieu", top=tables.nth(3), height=200)
        save = self.button(page, "Lưu và soạn bài công bố")
        self.camera.shoot(page, "luu-va-soan-bai", save, top=page.locator("details.criteria"), height=180)
        self.button(page, "Lưu và soạn bài công bố").click()
        page.wait_for_load_state("networkidle")
        self.article = page.url.removeprefix(self.base)
        self.camera.shoot(page, "canh-bao", page.locator(".note.serious"), height=600)

    def choose_phrases(self) -> None:
        page = self.officer
        self.go(page, "/admin/indicators/report/?q=")
        page.locator("#result_list a", has_text=re.compile("áng 7/2023")).first.click()
        self.report = re.sub(r"change/.*", "", page.url.removeprefix(self.base))
        self.go(page, f"{self.report}ban-thao/")
        box = page.locator("section.module").last
        self.camera.shoot(page, "chon-cau-mau", self.button(page, "Ghi các câu đã chọn"), top=box, height=560)

    def take_sentences(self) -> None:
        page = self.officer
        self.go(page, self.article)
        self.link(page, "Sửa bài").click()
        page.wait_for_load_state("networkidle")
        page.fill("textarea[name=lead]", "Tháng 7/2023, kết quả của xã Thạnh Tân tăng nhiều so với tháng trước.")
        page.locator("input[name=_review]").click()
        self.go(page, f"{self.report}change/")
        page.fill("input[name=total_score]", "81,9")
        page.fill("input[name=group_SHHS]", "18,7")
        self.button(page, "Lưu và soạn bài công bố").click()
        page.wait_for_load_state("networkidle")
        choices = page.locator(".choices").first
        self.camera.shoot(page, "chon-cau-thay-doi", top=page.locator("section.module").first, height=640)
        save = self.button(page, "Ghi các câu đã chọn vào bài")
        self.camera.shoot(
            page, "ghi-cau-da-chon", save, choices.locator("label").last, top=choices.locator("tbody").last, height=420
        )
        save.click()
        page.wait_for_load_state("networkidle")

    def send(self) -> None:
        page = self.officer
        self.go(page, self.article)
        self._confirm(page)
        side = page.locator(".review-status")
        self.camera.shoot(
            page, "gui-duyet", page.locator(".confirm"), self.button(page, "Gửi duyệt"), top=side, height=680
        )
        self.button(page, "Gửi duyệt").click()
        page.wait_for_load_state("networkidle")

    def _confirm(self, page: Page) -> None:
        box = page.locator("input[name=confirmed]")
        if box.count():
            box.check()

    def approve(self) -> None:
        page = self.leader
        self.sign_in(page, "lanhdao")
        self.button(page, "Đăng nhập").click()
        self.camera.shoot(page, "bai-cho-duyet", page.locator("section.desk").first, height=480)
        self.go(page, self.article)
        page.locator(".review-form summary").click()
        side = page.locator(".review-status")
        page.fill("#remark", "Nêu rõ hơn nguyên nhân điểm công khai, minh bạch còn thấp.")
        self.camera.shoot(page, "tra-lai", self.button(page, "Trả lại"), top=side, height=680)
        page.fill("#remark", "")
        page.locator(".review-form summary").click()
        self.camera.shoot(page, "duyet-va-dang", self.button(page, "Duyệt và đăng"), top=side, height=680)
        self.button(page, "Duyệt và đăng").click()
        page.wait_for_load_state("networkidle")
        public = page.get_by_role("link", name="Xem trên cổng").get_attribute("href")
        self.public = public or ""

    def paper(self) -> None:
        page = self.leader
        self.go(page, f"{self.report}van-ban/")
        self.camera.shoot(page, "van-ban-va-so", self.button(page, "Cấp số"), height=760)

    def correct(self) -> None:
        page = self.leader
        self.go(page, f"{self.report}change/")
        page.fill("input[name=total_score]", "82,1")
        self.button(page, "Lưu và soạn bài công bố").click()
        page.wait_for_load_state("networkidle")
        page.fill("#reason", "Cổng Dịch vụ công Quốc gia công bố lại tổng điểm tháng 7/2023.")
        self._confirm(page)
        button = self.button(page, "Đính chính bài đã đăng")
        self.camera.shoot(
            page, "dinh-chinh", button, page.locator("#reason"), top=page.locator("#reason"), above=260, height=460
        )
        button.click()
        page.wait_for_load_state("networkidle")
        self.go(self.reader, self.public)
        told = self.reader.get_by_text("đính chính", exact=False).first
        self.camera.shoot(self.reader, "ban-doc-thay-dinh-chinh", top=told, above=60, height=420)

    def readers(self) -> None:
        page = self.reader
        self.go(page, self.public)
        page.get_by_label("Họ tên", exact=False).fill("Nguyễn Văn Năm")
        page.get_by_label("Ý kiến", exact=False).last.fill("Điểm công khai, minh bạch bao giờ đạt tối đa, thưa xã?")
        page.get_by_role("button", name="Gửi ý kiến").click()
        page.wait_for_load_state("networkidle")
        self.go(page, "/lien-he/")
        page.fill("#id_text", "Đèn đường ấp Thạnh Hiệp hỏng ba đêm nay.")
        page.fill("#id_contact", "0900 000 000")
        page.locator("main").get_by_role("button", name="Gửi", exact=True).click()
        page.wait_for_load_state("networkidle")
        desk = self.leader
        self.go(desk, "/admin/news/comment/")
        desk.locator("#result_list tbody th a").first.click()
        desk.wait_for_load_state("networkidle")
        answer = desk.locator("textarea[name=answer]")
        answer.fill("Cảm ơn ông. UBND xã đang cập nhật đủ các thủ tục, xong trước ngày 31/8/2023.")
        self.camera.shoot(desk, "duyet-y-kien", answer, height=760)
        self.button(desk, "Lưu").click()
        self.go(desk, "/admin/news/feedback/")
        desk.locator("#result_list tbody th a").first.click()
        desk.wait_for_load_state("networkidle")
        self.camera.shoot(desk, "gop-y", desk.locator("select[name=status]"), height=640)

    def notice(self) -> None:
        page = self.leader
        self.go(page, "/admin/news/notice/add/")
        text = "Nước sông dâng cao: bà con ấp Thạnh Hiệp không qua cầu tràn. Cần giúp, gọi 0276 000 0115."
        page.fill("[name=text]", text)
        page.fill("[name=ends_at_0]", f"{datetime.now(UTC) + timedelta(days=2):%d/%m/%Y}")
        page.fill("[name=ends_at_1]", "18:00:00")
        self.camera.shoot(page, "thong-bao-khan", page.locator("[name=text]"), height=520)
        self.button(page, "Lưu").click()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(16_000)  # pages ask for notices every 15 seconds
        self.go(self.reader, "/")
        self.camera.shoot(self.reader, "thong-bao-khan-tren-cong", height=420)

    def accounts(self) -> None:
        page = self.leader
        self.go(page, "/admin/communes/user/")
        self.camera.shoot(page, "tai-khoan-don-vi", height=460)
        self.go(page, "/admin/tai-khoan/")
        two = self.link(page, "Bật xác nhận hai bước")
        self.camera.shoot(page, "tai-khoan-cua-toi", two, height=760)
        two.click()
        page.wait_for_load_state("networkidle")
        self.camera.shoot(page, "xac-nhan-hai-buoc", height=760)

    def withdraw(self) -> None:
        page = self.leader
        self.go(page, self.article)
        page.locator(".review-form summary").click()
        page.fill("#remark", "Số liệu đang được Cổng Dịch vụ công Quốc gia rà soát lại.")
        side = page.locator(".review-status")
        self.camera.shoot(page, "go-bai", self.button(page, "Gỡ bài"), top=side, height=680)
        self.go(page, f"{self.report}history/")
        self.camera.shoot(page, "lich-su", height=520)


def main(base: str, accounts: Path) -> None:
    rows = [line.split("\t") for line in accounts.read_text(encoding="utf-8").splitlines()]
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--lang=vi"],
            env={**os.environ, "LANGUAGE": "vi"},
        )
        taken = Work(browser, base, {row[0]: row[1] for row in rows}).all()
        browser.close()
    for path in OUT.glob("*.webp"):
        if path.stem not in taken:
            path.unlink()
    print(f"{len(taken)} pictures in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
