"""The announcement as an official document: number, signer, .docx, the text for Zalo."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from communes.models import Commune, Signer, User
from indicators.drafting import correct_published, draft
from indicators.models import OfficialNumber, Report
from indicators.official import document, give_number, signer_on
from news.publishing import publish
from tests.visitors.test_concurrency import THREADS, elsewhere, in_threads

pytestmark = pytest.mark.django_db
DAY = date(2023, 7, 6)


def texts(content: bytes) -> list[str]:
    """Every paragraph of the document, those in tables too, in order."""
    body = Document(io.BytesIO(content)).element.body
    return [text for one in body.iter(qn("w:p")) if (text := "".join(t.text or "" for t in one.iter(qn("w:t"))))]


def test_the_document_by_the_decree(june: Report, commune: Commune) -> None:
    Signer.objects.create(commune=commune, name="Trần Văn Phúc", capacity="tm_kt", since=date(2023, 1, 1))
    commune.recipients = "Thường trực Đảng ủy, HĐND xã;\n- UBND tỉnh (để báo cáo)\n"
    commune.save()
    june.commune.refresh_from_db()
    give_number(report=june, issued_on=DAY)
    content = document(june)
    found = texts(content)
    head = found[: found.index("THÔNG BÁO")]
    assert head == [
        "ỦY BAN NHÂN DÂN", "XÃ THẠNH TÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 01/TB-UBND", "Thạnh Tân, ngày 06 tháng 7 năm 2023",
    ]  # fmt: skip
    assert "Về việc công bố kết quả bộ chỉ số phục vụ người dân, doanh nghiệp tháng\u00a06/2023" in found
    foot = found[found.index("Nơi nhận:") :]
    assert foot == [
        "Nơi nhận:", "- Thường trực Đảng ủy, HĐND xã;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Phúc",
    ]  # fmt: skip
    text = "\n".join(found)
    assert "(giảm 16,3 điểm so với tháng 5/2023)" in text
    assert "−16,3" in found
    assert "(TT)" not in text
    assert found[found.index("Nơi nhận:") - 1].endswith("./.")
    opened = Document(io.BytesIO(content))
    section = opened.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round((one or 0) / Mm(1)) for one in margins] == [20, 20, 30, 15]
    normal = opened.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    assert {one.get(qn("w:val")) for one in opened.styles.element.iter(qn("w:lang"))} == {"vi-VN"}
    figures = opened.tables[1]
    assert sum(cell.width or 0 for cell in figures.rows[2].cells) <= Mm(166)


def test_without_a_number_its_place_stays_open(june: Report) -> None:
    found = texts(document(june))
    assert "Số:         /TB-UBND" in found
    assert any(text.startswith("Thạnh Tân, ngày   ") for text in found)


def test_who_signs_on_a_day(commune: Commune, other_commune: Commune) -> None:
    Signer.objects.create(commune=commune, name="Ông Cũ", capacity="ct", since=date(2022, 1, 1))
    Signer.objects.create(commune=commune, name="Bà Mới", capacity="kt", since=date(2023, 7, 1))
    Signer.objects.create(commune=other_commune, name="Người Khác", since=date(2023, 7, 2))
    assert signer_on(commune, date(2023, 6, 30)) == (("CHỦ TỊCH",), "Ông Cũ")
    assert signer_on(commune, DAY) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Bà Mới")
    assert signer_on(commune, date(2021, 1, 1)) == (("CHỦ TỊCH",), "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Signer.objects.create(commune=commune, name="Hai", since=date(2023, 7, 1))


def test_numbers_of_a_year(
    june: Report, may: Report, other_commune: Commune, make_report: Callable[..., Report]
) -> None:
    july, august = make_report("2023-07", "70"), make_report("2023-08", "71")
    theirs = make_report("2023-06", "70", commune=other_commune)
    assert give_number(report=june, issued_on=DAY).number == 1
    assert give_number(report=theirs, issued_on=DAY).number == 1
    assert give_number(report=july, issued_on=DAY, number=12).number == 12
    assert give_number(report=august, issued_on=DAY).code == "13/TB-UBND"
    assert give_number(report=make_report("2023-12", "70"), issued_on=date(2024, 1, 5)).number == 1


def test_a_number_is_given_once_and_stays(june: Report, make_report: Callable[..., Report]) -> None:
    give_number(report=june, issued_on=DAY)
    with pytest.raises(ValidationError, match="đã có số"):
        give_number(report=june, issued_on=DAY)
    july = make_report("2023-07", "70")
    with pytest.raises(ValidationError, match="đã cấp trong năm"):
        give_number(report=july, issued_on=DAY, number=1)
    with pytest.raises(ValidationError, match="chưa tới"):
        give_number(report=july, issued_on=timezone.localdate() + timedelta(days=1))
    june.delete()
    assert OfficialNumber.objects.get().number == 1
    assert give_number(report=july, issued_on=DAY).number == 2


@pytest.mark.django_db(transaction=True)
def test_all_who_ask_at_once_get_numbers_of_their_own(
    commune: Commune,
    officer: User,
    make_report: Callable[..., Report],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    months = [f"2023-{month:02d}" for month in range(1, THREADS + 1)]
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        # Threads share no database in memory.
        monkeypatch.setitem(connections.settings["default"], "NAME", str(tmp_path / "shared.sqlite3"))
        elsewhere(lambda: call_command("migrate", verbosity=0))
        elsewhere(lambda: Commune.objects.bulk_create([commune]))
        elsewhere(lambda: User.objects.bulk_create([officer]))
    reports = elsewhere(lambda: [make_report(month, "70") for month in months])

    numbers = in_threads(lambda place: give_number(report=reports[place], issued_on=DAY).number)

    assert sorted(numbers) == list(range(1, THREADS + 1))


def test_the_page_gives_a_number_and_the_file(officer_client: Client, june: Report) -> None:
    url = reverse("admin:indicators_report_document", args=[june.pk])
    page = officer_client.get(url).content.decode()
    assert "giảm 16,3 điểm so với tháng 5/2023" in page
    assert 'name="number" value="1"' in page
    assert officer_client.post(url, {"issued_on": "06/07/2023", "number": "x"}).status_code == 422
    assert officer_client.post(url, {"issued_on": "06/07/2023", "number": "7"}).status_code == 302
    assert OfficialNumber.objects.get().issued_on == DAY
    assert "07/TB-UBND" in officer_client.get(url).content.decode()
    assert "đã có số" in officer_client.post(url, {"issued_on": "06/07/2023"}).content.decode()
    answer = officer_client.get(reverse("admin:indicators_report_docx", args=[june.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="thong-bao-T1-2023-06.docx"'
    assert "Số: 07/TB-UBND" in texts(answer.content)
    draft_page = officer_client.get(reverse("admin:indicators_report_draft", args=[june.pk])).content.decode()
    assert "Tải văn bản .docx" in draft_page


def test_the_shared_text_links_the_public_post(
    officer_client: Client, officer: User, editor: User, june: Report
) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    url = reverse("admin:indicators_report_document", args=[june.pk])
    assert "Xem bài:" not in officer_client.get(url).content.decode()
    publish(article=article, by=editor, confirmed=True)
    assert f"Xem bài: http://localhost{article.get_absolute_url()}" in officer_client.get(url).content.decode()


def test_a_correction_after_the_number_is_told(
    officer_client: Client, officer: User, editor: User, june: Report
) -> None:
    """The paper that was issued under the number does not change: what is downloaded now is another text."""
    url = reverse("admin:indicators_report_document", args=[june.pk])
    article = draft(report=june, by=officer).article
    assert article is not None
    publish(article=article, by=editor, confirmed=True)
    give_number(report=june, issued_on=DAY)
    assert "khác bản đã ban hành" not in officer_client.get(url).content.decode()
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("72.5"))
    page = officer_client.get(url).content.decode()
    assert "Bài công bố khác với bài soạn từ số liệu hiện nay" in page
    correct_published(report=june, by=editor, reason="Nhập nhầm", confirmed=True)
    page = officer_client.get(url).content.decode()
    assert "Đã đính chính sau khi cấp số" in page
    assert "khác bản đã ban hành" in page


def test_the_document_has_what_people_edited(officer_client: Client, officer: User, june: Report) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    article.lead = "(TT) Mở đầu do cán bộ viết."
    article.body = (
        article.body.replace("<h2>Biện pháp khắc phục</h2>", "<h3>Việc sẽ làm</h3>").replace(
            "</ul>", "<li>Mở <strong>thêm</strong> một bàn tiếp nhận.</li></ul>", 1
        )
        + "<table><tbody><tr><th>Ấp</th><th>Hồ sơ</th></tr><tr><td>Một</td><td>30</td></tr></tbody></table>"
    )
    article.save()
    june.refresh_from_db()
    found = texts(document(june))
    assert "Mở đầu do cán bộ viết." in found
    assert "- Mở thêm một bàn tiếp nhận." in found
    assert "Việc sẽ làm" in found
    assert "Biện pháp khắc phục" not in found
    assert "- Một; 30./." in found
    assert "98,52" in found  # the table of figures is one still
    assert "- Mở thêm một bàn tiếp nhận." not in texts(document(june, drawn=True))

    url = reverse("admin:indicators_report_document", args=[june.pk])
    page = officer_client.get(url).content.decode()
    assert "Mở thêm một bàn tiếp nhận." in page
    assert "\n\nViệc sẽ làm\n- " in page
    assert "Mở thêm một bàn" not in officer_client.get(url, {"theo": "so-lieu"}).content.decode()
    docx = officer_client.get(reverse("admin:indicators_report_docx", args=[june.pk]), {"theo": "so-lieu"})
    assert "- Mở thêm một bàn tiếp nhận." not in texts(docx.content)


def test_no_document_of_a_reference_or_another_commune(
    officer_client: Client, stranger_client: Client, may: Report, june: Report
) -> None:
    for name in ("document", "docx"):
        assert officer_client.get(reverse(f"admin:indicators_report_{name}", args=[may.pk])).status_code == 404
        url = reverse(f"admin:indicators_report_{name}", args=[june.pk])
        assert stranger_client.get(url).status_code == 404
        assert stranger_client.post(url).status_code in (404, 405)
    assert not OfficialNumber.objects.exists()


def test_the_signature_never_stands_alone_on_a_page(june: Report) -> None:
    opened = Document(io.BytesIO(document(june)))
    kept = [paragraph.paragraph_format for paragraph in opened.paragraphs[-3:]]  # two of the text, the gap
    assert [one.keep_with_next for one in kept] == [True, True, True]
    assert opened.paragraphs[-2].text.endswith("./.")
    assert any(True for _ in opened.tables[-1]._tbl.iter(qn("w:cantSplit")))


def test_the_lines_of_the_head_are_as_long_as_the_decree_says(june: Report) -> None:
    opened = Document(io.BytesIO(document(june)))
    right = opened.tables[0].rows[0].cells[1]
    line = right.paragraphs[-1].paragraph_format
    assert right.width is not None
    width = right.width - Mm(3.8) - (line.left_indent or 0) - (line.right_indent or 0)
    assert abs(width - Mm(56)) < Mm(0.5)  # the motto in Times New Roman 13 bold
