"""The league table for programs and for Excel, and what a province's host says to search engines."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, Host, Predecessor, Province
from communes.views import colour_stylesheet_url
from indicators.province.export import COLUMNS
from tests.indicators.province.provinces import TAY_NINH, Tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    return Client(headers={"host": TAY_NINH})


@pytest.fixture
def told(tay_ninh: Province, commune: Commune, other_commune: Commune, far_commune: Commune, tell: Tell) -> None:
    Predecessor.objects.create(commune=commune, name="xã Tân Bình", merged_on=date(2023, 6, 1))
    tell(commune, "2023-06", "72.6", {"CKMB": "0", "SHHS": "19"}, change="-16.3")
    tell(other_commune, "2023-05", "80")
    tell(other_commune, "2023-06", "80.1", change="0.1")
    tell(far_commune, "2023-06", "99")
    tell(commune, "2023-07", "50", status="review")


def data(client: Client, address: str = "/bang-xep-hang.json") -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    found: dict[str, Any] = response.json()
    return found


def test_json(reader: Client, told: None) -> None:
    found = data(reader)
    assert found["province"] == {"code": "H53", "name": "tỉnh Tây Ninh"}
    assert (found["period"], found["period_type"], found["periods"]) == ("2023-06", "month", ["2023-06", "2023-05"])
    assert (found["published"], found["not_published"]) == (2, 1)
    assert found["groups"][0] == {"code": "CKMB", "name": "Công khai, minh bạch", "maximum": 18}
    first, second, third = found["items"]
    assert (first["commune"], first["rank"], first["total"], first["change"]) == ("T2", 1, 80.1, 0.1)
    assert (first["previous_rank"], first["rank_change"], first["not_compared"]) == (1, 0, None)
    assert first["page"] == "http://xa-khac.localhost/chi-so/2023/6/"
    assert second["scores"] == {"CKMB": 0, "TDGQ": None, "DVCTT": None, "TTTT": None, "MDHL": None, "SHHS": 19}
    assert (second["change"], second["rank_change"], second["not_compared"]) == (None, None, "merged")
    assert second["predecessors"] == [{"name": "xã Tân Bình", "merged_on": "2023-06-01"}]
    assert (third["commune"], third["status"], third["rank"], third["total"]) == ("T3", "not_published", None, None)
    assert set(third["scores"].values()) == {None}
    assert (first["portal"], third["page"], third["portal"]) == ("http://xa-khac.localhost/", None, None)
    Host.objects.create(name="dong-hoa.localhost", commune=Commune.objects.get(code="T3"))
    third = data(reader)["items"][2]
    assert (third["page"], third["portal"]) == (None, "http://dong-hoa.localhost/")
    assert data(reader, "/bang-xep-hang.json?ky=2023-05")["published"] == 1


def test_the_workbook_speaks_vietnamese(reader: Client, told: None) -> None:
    response = reader.get("/bang-xep-hang.xlsx?ky=2023-06")
    assert 'filename="bang-xep-hang-2023-06.xlsx"' in response["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    names, *rows = sheet.iter_rows(values_only=True)
    first, second, third = (dict(zip(names, row, strict=True)) for row in rows)
    assert (first["Kỳ"], first["Đơn vị"], first["Hạng"], first["Tổng điểm"]) == (
        "tháng 6/2023", "phường Hoài Nhơn", 1, 80.1,
    )  # fmt: skip
    assert first["Vì sao không so sánh"] is None
    assert (second["Công khai, minh bạch"], second["Mức độ hài lòng"], second["Đổi hạng"]) == (0, None, None)
    assert second["Vì sao không so sánh"] == "mới sáp nhập"
    assert second["Sáp nhập từ"] == "xã Tân Bình (01/06/2023)"
    assert (third["Tình trạng"], third["Tổng điểm"], third["Số hóa hồ sơ"]) == ("chưa công bố", None, None)


@pytest.mark.parametrize("extension", ["csv", "xlsx", "json"])
def test_files_are_open_data(
    reader: Client,
    told: None,
    tell: Tell,
    extension: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = f"/bang-xep-hang.{extension}"
    with django_assert_num_queries(7):
        first = reader.get(address)
    assert first["Access-Control-Allow-Origin"] == "*"
    assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert reader.options(address).status_code == 204
    refused = reader.post(address)
    assert (refused.status_code, refused["Content-Type"]) == (405, "application/problem+json")
    for wrong in ("1999-01", "2023-13", "2999-01", "x"):
        absent = reader.get(address, {"ky": wrong})
        assert (absent.status_code, absent["Content-Type"]) == (404, "application/problem+json")
    tell(Commune.objects.get(code="T3"), "2023-06", "81")
    assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_nothing_published_is_no_file(reader: Client, tay_ninh: Province) -> None:
    for extension in ("csv", "xlsx", "json"):
        assert reader.get(f"/bang-xep-hang.{extension}").status_code == 404
    assert reader.get("/bang-xep-hang.pdf").status_code == 404


def test_the_page_leads_to_the_files_and_explains_their_columns(reader: Client, told: None) -> None:
    text = reader.get("/").content.decode()
    for extension in ("csv", "xlsx", "json"):
        assert f'href="/bang-xep-hang.{extension}?ky=2023-06"' in text
    for address in ("/api/v1/", "/api/v1/docs"):
        assert reader.get(address)["Location"] == "/#open-data"
    assert 'id="open-data"' in text
    for column in COLUMNS:
        assert f"<dt><code>{column.code}</code></dt><dd>{column.name}: {escape(column.meaning)}</dd>" in text


def test_ranks_are_unsettled_until_everybody_published(reader: Client, told: None, tell: Tell) -> None:
    assert "còn 1 đơn vị chưa công bố nên hạng" in reader.get("/").content.decode()
    tell(Commune.objects.get(code="T3"), "2023-06", "81")
    assert "chưa công bố nên hạng" not in reader.get("/").content.decode()


def test_search_engines_find_each_period_once(reader: Client, told: None) -> None:
    robots = reader.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert f"Sitemap: http://{TAY_NINH}/sitemap.xml" in robots.content.decode()
    site_map = reader.get("/sitemap.xml")
    assert site_map["Content-Type"] == "application/xml"
    text = site_map.content.decode()
    assert text.count("<loc>") == 2  # July waits for its approval
    assert f"<loc>http://{TAY_NINH}/?ky=2023-06</loc>" in text
    assert f'<link rel="canonical" href="http://{TAY_NINH}/?ky=2023-06">' in reader.get("/").content.decode()


def test_a_province_has_a_colour_of_its_own(reader: Client, tay_ninh: Province, commune: Commune) -> None:
    Province.objects.update(colour="#1f4e79")
    page = reader.get("/").content.decode()
    tay_ninh.refresh_from_db()
    address = colour_stylesheet_url(tay_ninh)
    assert f'<link rel="stylesheet" href="{address}">' in page
    assert '<meta name="theme-color" content="#1f4e79">' in page
    sheet = reader.get(address)
    assert "--colour:#1f4e79" in sheet.content.decode()
    assert "immutable" in sheet["Cache-Control"]
    assert f'href="{address}"' in reader.get("/khong-co/").content.decode()
    assert "--colour:#8c1c13" in Client(headers={"host": "localhost"}).get(address).content.decode()  # the commune's


def test_the_table_as_csv(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    Predecessor.objects.create(commune=commune, name="=xã Tân Bình", merged_on=date(2023, 6, 1))
    tell(commune, "2023-06", "72.6", {"CKMB": "0"}, change="-16.3")
    tell(other_commune, "2023-05", "80")
    tell(other_commune, "2023-06", "80", change="0")
    response = reader.get("/bang-xep-hang.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="bang-xep-hang-2023-06.csv"' in response["Content-Disposition"]
    first, second, third = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (first["commune"], first["rank"], first["total"], first["change"], first["rank_change"]) == (
        "T2", "1", "80.0", "0.0", "0",
    )  # fmt: skip
    assert (second["full_name"], second["CKMB"], second["SHHS"]) == ("xã Thạnh Tân", "0.0", "")
    assert (second["change"], second["rank_change"], second["not_compared"]) == ("", "", "merged")
    assert second["predecessors"] == "'=xã Tân Bình (2023-06-01)"
    assert second["page"] == "http://localhost/chi-so/2023/6/"
    assert (third["commune"], third["status"], third["rank"], third["total"]) == ("T3", "not_published", "", "")
