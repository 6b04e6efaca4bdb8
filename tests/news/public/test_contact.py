"""Words to the commune: they reach staff alone, with as little of the reader as the reader wants."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import Commune
from news.models import Article, Feedback
from tests.news.public.conftest import browse

pytestmark = pytest.mark.django_db

WORDS = {"text": "Đường ấp Thạnh Lợi ngập hai ngày nay.", "name": "", "contact": "", "website": ""}


def test_words_are_taken_in_without_a_name(reader: Client, commune: Commune) -> None:
    response = reader.post("/lien-he/", WORDS)

    assert (response.status_code, response["Location"]) == (303, "/lien-he/cam-on/")
    feedback = Feedback.objects.get()
    assert (feedback.commune, feedback.kind, feedback.text, feedback.name, feedback.status) == (
        commune,
        "contact",
        "Đường ấp Thạnh Lợi ngập hai ngày nay.",
        "",
        "new",
    )
    assert "Lời bạn viết đã tới UBND xã Thạnh Tân" in reader.get("/lien-he/cam-on/").content.decode()


def test_a_double_click_is_one_letter(reader: Client, commune: Commune) -> None:
    for _ in range(2):
        assert reader.post("/lien-he/", WORDS).status_code == 303
    assert Feedback.objects.count() == 1
    reader.post("/lien-he/", {**WORDS, "name": "Bà Năm"})
    assert Feedback.objects.count() == 2


def test_a_fault_names_its_post(reader: Client, post: Article) -> None:
    response = reader.post(f"/bai-viet/{post.pk}/bao-loi/", {**WORDS, "text": "Sai ngày họp."})

    assert response.status_code == 303
    feedback = Feedback.objects.get()
    assert (feedback.kind, feedback.article) == ("fault", post)


def test_the_post_leads_there(reader: Client, post: Article) -> None:
    assert f'href="/bai-viet/{post.pk}/bao-loi/"' in reader.get(post.get_absolute_url()).content.decode()
    assert post.title in reader.get(f"/bai-viet/{post.pk}/bao-loi/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("text", "", "Hãy ghi nội dung."),
        ("text", " \u200b\u200b ", "Hãy ghi nội dung."),
        ("text", "a" * 3001, "Nội dung dài quá 3000 ký tự."),
        ("name", "\u0958" * 80, "Họ tên dài quá 80 ký tự."),  # each becomes two when composed
        ("contact", "9" * 121, "Dài quá 120 ký tự."),
    ],
)
def test_errors_stand_beside_the_field_and_nothing_typed_is_lost(
    reader: Client, commune: Commune, field: str, value: str, error: str
) -> None:
    response = reader.post("/lien-he/", {**WORDS, "name": "Hoa", field: value})

    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{field}_error">{error}' in page
    assert 'aria-invalid="true"' in page
    if field != "name":
        assert 'value="Hoa"' in page
    assert not Feedback.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(reader: Client, commune: Commune) -> None:
    assert reader.post("/lien-he/", {**WORDS, "website": "http://x.example"}).status_code == 303
    assert not Feedback.objects.exists()


def test_a_foreign_site_s_form_is_refused(commune: Commune) -> None:
    client = browse()
    assert client.post("/lien-he/", WORDS, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_reader_writes_five_times_an_hour(reader: Client, commune: Commune) -> None:
    codes = [reader.post("/lien-he/", WORDS).status_code for _ in range(6)]

    assert codes == [303] * 5 + [429]
    assert WORDS["text"] in reader.post("/lien-he/", WORDS).content.decode()


def test_staff_see_it_and_note_what_was_done(
    reader: Client, commune: Commune, officer_client: Client, officer: object, stranger_client: Client
) -> None:
    reader.post("/lien-he/", WORDS)
    feedback = Feedback.objects.get()
    address = reverse("admin:news_feedback_change", args=[feedback.pk])

    assert "1 góp ý chưa xử lý" in officer_client.get("/admin/").content.decode()
    assert officer_client.post(address, {"status": "done", "note": "Đã khơi cống."}).status_code == 302
    feedback.refresh_from_db()
    assert (feedback.status, feedback.handled_by, feedback.text) == ("done", officer, WORDS["text"])
    assert feedback.handled_at is not None
    assert stranger_client.get(address).status_code == 302  # not there: back to the index, with a message

    officer_client.post(address, {"status": "new", "note": ""})
    feedback.refresh_from_db()
    assert feedback.handled_by is None
    assert Feedback.objects.get().handled_at is None
