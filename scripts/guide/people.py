"""Chapters 5 and 6: what readers write, the urgent notice, the accounts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from guide.office import Office


def play(office: Office) -> None:
    readers(office)
    notice(office)
    accounts(office)


def readers(office: Office) -> None:
    page = office.reader
    office.go(page, office.public)
    page.get_by_label("Họ tên", exact=False).fill("Nguyễn Văn Năm")
    page.get_by_label("Ý kiến", exact=False).last.fill("Điểm công khai, minh bạch bao giờ đạt tối đa, thưa xã?")
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.wait_for_load_state("networkidle")
    office.go(page, "/lien-he/")
    page.fill("#id_text", "Đèn đường ấp Thạnh Hiệp hỏng ba đêm nay.")
    page.fill("#id_contact", "0900 000 000")
    page.locator("main").get_by_role("button", name="Gửi", exact=True).click()
    page.wait_for_load_state("networkidle")
    desk = office.leader
    office.go(desk, "/admin/news/comment/")
    desk.locator("#result_list tbody th a").first.click()
    desk.wait_for_load_state("networkidle")
    answer = desk.locator("textarea[name=answer]")
    answer.fill("Cảm ơn ông. UBND xã đang cập nhật đủ các thủ tục, xong trước ngày 31/8/2023.")
    office.camera.shoot(desk, "duyet-y-kien", answer, height=760)
    office.button(desk, "Lưu").click()
    office.go(desk, "/admin/news/feedback/")
    desk.locator("#result_list tbody th a").first.click()
    desk.wait_for_load_state("networkidle")
    office.camera.shoot(desk, "gop-y", desk.locator("select[name=status]"), height=640)


def notice(office: Office) -> None:
    page = office.leader
    office.go(page, "/admin/news/notice/add/")
    text = "Nước sông dâng cao: bà con ấp Thạnh Hiệp không qua cầu tràn. Cần giúp, gọi 0276 000 0115."
    page.fill("[name=text]", text)
    page.fill("[name=ends_at_0]", f"{datetime.now(UTC) + timedelta(days=2):%d/%m/%Y}")
    page.fill("[name=ends_at_1]", "18:00:00")
    office.camera.shoot(page, "thong-bao-khan", page.locator("[name=text]"), height=600)
    office.press(page, "Lưu")
    page.wait_for_timeout(16_000)  # pages ask for notices every 15 seconds
    office.go(office.reader, "/")
    office.camera.shoot(office.reader, "thong-bao-khan-tren-cong", height=420)


def accounts(office: Office) -> None:
    page = office.leader
    office.go(page, "/admin/communes/user/")
    office.camera.shoot(page, "tai-khoan-don-vi", height=460)
    office.go(page, "/admin/tai-khoan/")
    two = office.link(page, "Bật xác nhận hai bước")
    office.camera.shoot(page, "tai-khoan-cua-toi", two, height=760)
    two.click()
    page.wait_for_load_state("networkidle")
    office.camera.shoot(page, "xac-nhan-hai-buoc", height=760)
