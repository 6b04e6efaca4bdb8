"""Chapter 8: a post of the officer's own, with a picture and a table, that the leader opens and changes meanwhile."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta

from playwright.sync_api import FrameLocator, Locator, Page, expect

from guide.office import Office

TITLE = "Ra quân dọn vệ sinh đợt hai dưới chân núi Bà Đen"
LEAD = "Mỗi hộ cử một người tham gia. Đề nghị bà con mang theo chổi, cuốc."
# What each of the two puts for what in the lead.
THE_LEADER_S = ("một người", "một người từ 16 tuổi")
THE_OFFICER_S = ("chổi, cuốc", "chổi, cuốc và bao tải")
CELLS = ("Điểm tập trung", "Giờ", "Nhà văn hóa ấp Thạnh Hiệp", "6 giờ đến 9 giờ", "Chân núi Bà Đen", "7 giờ đến 10 giờ")
EDITOR = "CKEDITOR.instances.id_body"


def play(office: Office) -> None:
    picture_and_table(office)
    link(office)
    dates(office)
    on_a_phone(office)
    two_people(office)
    not_saved(office)
    history(office)


def picture_and_table(office: Office) -> None:
    page = office.officer
    office.go(page, "/admin/news/article/add/")
    body = _body(page)
    page.fill("#id_title", TITLE)
    page.locator("#id_category").select_option(index=1)
    page.fill("#id_lead", LEAD)
    body.locator("body").click()
    page.keyboard.type("UBND xã tổ chức dọn vệ sinh các tuyến đường dưới chân núi, tập trung tại hai điểm sau đây.")
    page.keyboard.press("Enter")
    page.locator(".cke_button__table").click()
    dialog = _dialog(page)
    heads = dialog.get_by_label("Ô tiêu đề")
    dialog.get_by_label("Số hàng").fill("3")
    dialog.get_by_label("Số cột").fill("2")
    heads.select_option(label="Hàng đầu tiên")
    office.camera.shoot(page, "bang-hang-tieu-de", heads, window=True)
    dialog.locator(".cke_dialog_ui_button_ok").click()
    body.locator("th").first.click()
    page.keyboard.type(CELLS[0])
    for cell in CELLS[1:]:
        page.keyboard.press("Tab")
        page.keyboard.type(cell)
    body.locator("p").first.click()
    page.keyboard.press("End")
    page.locator(".cke_button__image").click()
    dialog = _dialog(page)
    dialog.locator(".cke_dialog_tab", has_text="Tải lên").click()
    file = page.frame_locator(".cke_dialog_ui_input_file iframe").locator("input[type=file]")
    told, picture = _any_picture(office)
    file.set_input_files({"name": "anh-moi.webp", "mimeType": "image/webp", "buffer": picture})
    dialog.locator(".cke_dialog_ui_fileButton", has_text="Tải lên máy chủ").click()
    expect(dialog.get_by_label("Địa chỉ")).to_have_value(re.compile("^/media/"))
    words = dialog.get_by_label("Mô tả ảnh cho người không nhìn thấy")
    words.fill(told)
    words.press("Home")
    office.camera.shoot(page, "mo-ta-anh", words, window=True)
    dialog.locator(".cke_dialog_ui_button_ok").click()
    expect(body.locator("img").first).to_be_visible()


def link(office: Office) -> None:
    page = office.officer
    page.evaluate(f"{EDITOR}.execCommand('link')")
    dialog = _dialog(page)
    with page.context.expect_page() as opened:
        dialog.get_by_text("Chọn có sẵn trên cổng").click()
    found = opened.value
    found.set_viewport_size({"width": 1000, "height": 400})
    found.get_by_label("Tìm theo từ trong bài").fill("tiem")
    office.press(found, "Tìm")
    office.camera.shoot(found, "chon-lien-ket", found.locator(".link-list button").first, height=240)
    found.close()
    dialog.locator(".cke_dialog_ui_button_cancel").click()


def dates(office: Office) -> None:
    page = office.officer
    box = page.locator("fieldset.module", has=page.locator("[name=expires_at_0]"))
    now = datetime.now(UTC)
    for name, days in (("published_at", 1), ("expires_at", 15), ("pinned_until", 8)):
        page.fill(f"[name={name}_0]", f"{now + timedelta(days=days):%d/%m/%Y}")
        page.fill(f"[name={name}_1]", "07:00:00")
    page.locator("[name=pinned]").check()
    office.camera.shoot(page, "hen-gio-ghim", top=box, height=480)
    office.press(page, "Lưu và xem bài")
    match = re.search(r"/admin/news/article/\d+/", page.url)
    if match is None:
        sys.exit(f"the post was not saved: {page.url}")
    office.article = match[0]


def on_a_phone(office: Office) -> None:
    page = office.officer
    phone = office.link(page, "Điện thoại")
    phone.click()
    page.frame_locator(".preview-frame iframe").locator("table").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    office.camera.shoot(page, "xem-truoc-dien-thoai", phone)


def two_people(office: Office) -> None:
    """Both have the post open; the leader saves first, and opens it again."""
    change = f"{office.article}change/"
    office.go(office.officer, change)
    _body(office.officer)
    page = office.leader
    office.go(page, change)
    _body(page)
    page.fill("#id_lead", LEAD.replace(*THE_LEADER_S))
    office.press(page, "Lưu và xem bài")
    office.go(page, change)
    page = office.officer
    page.fill("#id_lead", LEAD.replace(*THE_OFFICER_S))
    office.press(page, "Lưu và xem bài")
    expect(page.locator("#newer-heading")).to_be_visible()
    _body(page)
    office.camera.shoot(page, "hai-nguoi-cung-sua", page.locator("table.differences"), height=600)
    page.fill("#id_lead", LEAD.replace(*THE_LEADER_S).replace(*THE_OFFICER_S))
    office.press(page, "Lưu và xem bài")


def not_saved(office: Office) -> None:
    """A tab that was closed while somebody wrote in it."""
    page = office.officer
    office.go(page, f"{office.article}change/")
    body = _body(page)
    body.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Trời mưa to thì hoãn sang tuần sau.")
    _until(page, "Object.values(localStorage).some(kept => kept.includes('hoãn sang tuần sau'))")
    again = page.context.new_page()
    page.close(run_before_unload=False)
    office.officer = again
    office.go(again, f"{office.article}change/")
    _body(again)
    office.camera.shoot(again, "lay-lai", office.button(again, "Lấy lại"), height=520)
    office.button(again, "Bỏ").click()


def history(office: Office) -> None:
    page = office.officer
    office.go(page, f"{office.article}history/")
    office.camera.shoot(page, "lich-su-bai", height=520)


def _body(page: Page) -> FrameLocator:
    """The text in the editor, once the editor takes what is typed."""
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    _until(page, f"{EDITOR}.status == 'ready'")
    return page.frame_locator("iframe.cke_wysiwyg_frame")


def _dialog(page: Page) -> Locator:
    return page.locator(".cke_dialog:visible")


def _until(page: Page, expression: str) -> None:
    """Asks from outside: the pages' policy allows no eval, which Playwright's own waiting needs."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    sys.exit(f"waited in vain: {expression}")


def _any_picture(office: Office) -> tuple[str, bytes]:
    """One of the demo's own pictures and what it shows, as if it came from a telephone."""
    page = office.reader
    office.go(page, "/tim-kiem/?q=ra+qu%C3%A2n+d%E1%BB%8Dn+v%E1%BB%87+sinh")
    page.locator("main a", has_text="ra quân dọn vệ sinh").first.click()
    page.wait_for_load_state("networkidle")
    picture = page.locator("main article img").first
    source = picture.get_attribute("src") or ""
    return picture.get_attribute("alt") or "", page.request.get(office.base + source).body()
