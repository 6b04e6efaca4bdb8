"""«Văn bản»: found by parts of its number and its words, narrowed, shown with its file; public ones alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client

from communes.models import Commune
from news.models import Document
from portal.demo.papers import word_file
from tests.news.public.conftest import make_document

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_LIST = 7  # commune, years, count, keys, documents, menu, footer


def listed(client: Client, **asked: str) -> list[str]:
    soup = BeautifulSoup(client.get("/van-ban/", asked).content, "html.parser")
    return [heading.get_text() for heading in soup.select(".item h2")]


@pytest.fixture
def papers(commune: Commune) -> list[Document]:
    return [
        make_document(commune),
        make_document(
            commune,
            number="45/QĐ-UBND",
            type="quyet-dinh",
            title="Quy chế Bộ phận Một cửa",
            issued_on=date(2022, 3, 14),
        ),
    ]


def test_the_newest_stand_first(reader: Client, papers: list[Document]) -> None:
    assert listed(reader) == [papers[0].title, papers[1].title]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "45/qd"}, {"q": "quy che mot cua"}, {"q": "Quyết định"}, {"loai": "quyet-dinh"}, {"nam": "2022"},
        {"q": "ubnd", "nam": "2022", "loai": "quyet-dinh"},
    ],
)  # fmt: skip
def test_it_is_found(reader: Client, papers: list[Document], asked: dict[str, str]) -> None:
    assert listed(reader, **asked) == [papers[1].title]


def test_nothing_found_is_said_and_what_does_not_exist_narrows_nothing(reader: Client, papers: list[Document]) -> None:
    assert "Không có văn bản nào như vậy" in reader.get("/van-ban/", {"q": "khoai lang"}).content.decode()
    assert len(listed(reader, loai="la", nam="hai nghìn")) == 2


def test_a_document_has_its_attributes_and_its_file(reader: Client, commune: Commune) -> None:
    paper = make_document(commune, signer="Trần Văn Phúc", effective_on=date(2023, 7, 10))
    paper.file.save("x.docx", ContentFile(word_file("Thông báo")))
    soup = BeautifulSoup(reader.get(paper.get_absolute_url()).content, "html.parser")
    rows = {row.th.get_text(): row.td.get_text() for row in soup.select("tr") if row.th and row.td}

    assert rows == {
        "Số, ký hiệu": "12/TB-UBND",
        "Loại văn bản": "Thông báo",
        "Cơ quan ban hành": "Ủy ban nhân dân xã Thạnh Tân",
        "Người ký": "Trần Văn Phúc",
        "Ngày ban hành": "03/07/2023",
        "Ngày có hiệu lực": "10/07/2023",
    }
    link = soup.select_one("a.button")
    assert link is not None
    assert link.get_text() == "Tải văn bản (Word, 1 KB)"
    answer = reader.get(str(link["href"]))
    assert answer["Content-Disposition"] == 'attachment; filename="12-tb-ubnd.docx"'
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert b"".join(answer).startswith(b"PK")


def test_a_wrong_slug_leads_to_the_right_one(reader: Client, papers: list[Document]) -> None:
    response = reader.get(f"/van-ban/khac-{papers[0].pk}/")

    assert (response.status_code, response["Location"]) == (301, papers[0].get_absolute_url())


def test_what_is_not_public_or_not_ours_is_not_there(reader: Client, commune: Commune, other_commune: Commune) -> None:
    hidden = [make_document(commune, title="Nháp", is_public=False), make_document(other_commune, title="Của họ")]

    assert listed(reader) == []
    assert [reader.get(paper.get_absolute_url()).status_code for paper in hidden] == [404, 404]


def test_a_number_stands_once_a_day_and_issuer(commune: Commune, other_commune: Commune) -> None:
    make_document(commune)
    make_document(other_commune)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(commune)


def test_no_document_holds_before_it_was_issued(commune: Commune) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(commune, effective_on=date(2023, 7, 2))


def test_the_queries_are_few(reader: Client, commune: Commune, django_assert_max_num_queries: Any) -> None:
    for number in range(25):
        make_document(commune, number=f"{number}/TB-UBND")
    reader.get("/van-ban/")  # noted as a visitor
    with django_assert_max_num_queries(QUERIES_OF_THE_LIST):
        reader.get("/van-ban/")
