"""Chapters 2 to 4: the post of the month written, sent, approved, issued on paper, corrected, withdrawn."""

from __future__ import annotations

import re

from guide.office import Office


def play(office: Office) -> None:
    choose_phrases(office)
    take_sentences(office)
    send(office)
    approve(office)
    paper(office)
    correct(office)


def choose_phrases(office: Office) -> None:
    page = office.officer
    office.go(page, "/admin/indicators/report/?q=")
    page.locator("#result_list a", has_text=re.compile("áng 7/2023")).first.click()
    office.report = re.sub(r"change/.*", "", page.url.removeprefix(office.base))
    office.go(page, f"{office.report}ban-thao/")
    box = page.locator("section.module").last
    office.camera.shoot(page, "chon-cau-mau", office.button(page, "Ghi các câu đã chọn"), top=box, height=560)


def take_sentences(office: Office) -> None:
    page = office.officer
    office.go(page, office.article)
    office.link(page, "Sửa bài").click()
    page.wait_for_load_state("networkidle")
    page.fill("textarea[name=lead]", "Tháng 7/2023, kết quả của xã Thạnh Tân tăng nhiều so với tháng trước.")
    page.locator("input[name=_review]").click()
    office.go(page, f"{office.report}change/")
    page.fill("input[name=total_score]", "81,9")
    page.fill("input[name=group_SHHS]", "18,7")
    office.press(page, "Lưu và soạn bài công bố")
    choices = page.locator(".choices").first
    office.camera.shoot(page, "chon-cau-thay-doi", top=page.locator("section.module").first, height=640)
    save = office.button(page, "Ghi các câu đã chọn vào bài")
    office.camera.shoot(
        page, "ghi-cau-da-chon", save, choices.locator("label").last, top=choices.locator("tbody").last, height=420
    )
    save.click()
    page.wait_for_load_state("networkidle")


def send(office: Office) -> None:
    page = office.officer
    office.go(page, office.article)
    office.confirm(page)
    side = page.locator(".review-status")
    office.camera.shoot(
        page, "gui-duyet", page.locator(".confirm"), office.button(page, "Gửi duyệt"), top=side, height=760
    )
    office.press(page, "Gửi duyệt")


def approve(office: Office) -> None:
    page = office.leader
    office.sign_in(page, "lanhdao")
    office.button(page, "Đăng nhập").click()
    office.camera.shoot(page, "bai-cho-duyet", page.locator("section.desk").first, height=480)
    office.go(page, office.article)
    page.locator(".review-form summary").click()
    side = page.locator(".review-status")
    page.fill("#remark", "Nêu rõ hơn nguyên nhân điểm công khai, minh bạch còn thấp.")
    office.camera.shoot(page, "tra-lai", office.button(page, "Trả lại"), top=side, height=880)
    page.fill("#remark", "")
    page.locator(".review-form summary").click()
    office.camera.shoot(page, "duyet-va-dang", office.button(page, "Duyệt và đăng"), top=side, height=720)
    office.press(page, "Duyệt và đăng")
    public = page.get_by_role("link", name="Xem trên cổng").get_attribute("href")
    office.public = public or ""


def paper(office: Office) -> None:
    page = office.leader
    office.go(page, f"{office.report}van-ban/")
    office.camera.shoot(page, "van-ban-va-so", office.button(page, "Cấp số"), height=760)


def correct(office: Office) -> None:
    page = office.leader
    office.go(page, f"{office.report}change/")
    page.fill("input[name=total_score]", "82,1")
    office.press(page, "Lưu và soạn bài công bố")
    page.fill("#reason", "Cổng Dịch vụ công Quốc gia công bố lại tổng điểm tháng 7/2023.")
    office.confirm(page)
    button = office.button(page, "Đính chính bài đã đăng")
    office.camera.shoot(
        page, "dinh-chinh", button, page.locator("#reason"), top=page.locator("#reason"), above=260, height=460
    )
    button.click()
    page.wait_for_load_state("networkidle")
    office.go(office.reader, office.public)
    told = office.reader.get_by_text("đính chính", exact=False).first
    office.camera.shoot(office.reader, "ban-doc-thay-dinh-chinh", top=told, above=60, height=420)


def withdraw(office: Office) -> None:
    page = office.leader
    office.go(page, office.article)
    page.locator(".review-form summary").click()
    page.fill("#remark", "Số liệu đang được Cổng Dịch vụ công Quốc gia rà soát lại.")
    side = page.locator(".review-status")
    office.camera.shoot(page, "go-bai", office.button(page, "Gỡ bài"), top=side, height=760)
    office.go(page, f"{office.report}history/")
    office.camera.shoot(page, "lich-su", height=520)
