"""Open data: what is public of the host's commune, null as null, errors as problem+json."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, User
from indicators.models import Report
from news.models import Article, Category
from news.publishing import publish
from tests.indicators.open_data.conftest import announce
from tests.indicators.reports import SEED_GROUPS, MakeReport

pytestmark = pytest.mark.django_db
TABLES = ("communes", "months", "scores", "criteria", "articles")


def got(client: Client, path: str) -> Any:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("application/json")
    return response.json()


def test_a_month(reader: Client, announced: Report) -> None:
    page = got(reader, "months")
    (month,) = page["items"]
    assert page["count"] == 1
    assert month["id"] == "T1/2023-06"
    assert month["total"] == 72.6
    assert month["maximum"] == 100
    assert month["change"] == -16.3
    assert (month["first_day"], month["last_day"]) == ("2023-06-01", "2023-06-30")
    assert month["read_at"] is None
    assert reader.get(month["announcement"].removeprefix("http://localhost")).status_code == 200
    assert reader.get(month["page"].removeprefix("http://localhost")).status_code == 200


def test_a_missing_score_is_null_and_zero_is_zero(reader: Client, announced: Report) -> None:
    scores = {row["group"]: row for row in got(reader, "scores")["items"]}
    assert scores["TDGQ"]["score"] is None
    assert scores["TDGQ"]["missing_reason"] == "not_entered"
    assert scores["CKMB"]["score"] == 0
    assert scores["CKMB"]["missing_reason"] is None
    assert scores["SHHS"] == {
        "id": "T1/2023-06/SHHS", "commune": "T1", "period": "2023-06", "group": "SHHS", "name": "Số hóa hồ sơ",
        "score": 19, "maximum": 22, "missing_reason": None, "change": -1.1, "source": "https://dichvucong.gov.vn",
    }  # fmt: skip
    (criterion,) = got(reader, "criteria")["items"]
    assert (criterion["numerator"], criterion["denominator"], criterion["score"]) == (1, 47, None)


def test_only_the_host_s_commune_and_only_what_is_public(
    reader: Client, announced: Report, elsewhere: Report, draft_article: Article, make_report: MakeReport
) -> None:
    make_report("2023-08", "61.1", SEED_GROUPS)  # entered, not announced
    for path in (*TABLES, *(f"files/{table}.csv" for table in TABLES)):
        text = reader.get(f"/api/v1/{path}").content.decode()
        for leak in ("T2", "55.5", "61.1", "88.9", "Hoài Nhơn", "Họp dân"):
            assert leak not in text, (path, leak)
    assert reader.get("/api/v1/communes/T1").status_code == 200
    assert reader.get("/api/v1/communes/T2").status_code == 404
    assert elsewhere.announcement is not None
    assert announced.announcement is not None
    assert reader.get(f"/api/v1/articles/{elsewhere.announcement.pk}").status_code == 404
    assert reader.get(f"/api/v1/articles/{draft_article.pk}").status_code == 404
    detail = got(reader, f"articles/{announced.announcement.pk}")
    assert "<table" in detail["body_html"]


def test_filters_and_pages(reader: Client, make_report: MakeReport, officer: User, editor: User) -> None:
    for code in ("2023-11", "2023-12", "2024-01", "2023-q4", "2023"):
        announce(make_report(code, "70", SEED_GROUPS), officer, editor)
    assert [row["period"] for row in got(reader, "months?period_type=quarter")["items"]] == ["2023-q4"]
    assert got(reader, "months?year=2024")["count"] == 1
    first = got(reader, "months?page_size=2&period_type=month")
    assert [row["period"] for row in first["items"]] == ["2024-01", "2023-12"]
    assert first["previous"] is None
    assert first["next"] == "http://localhost/api/v1/months?page_size=2&period_type=month&page=2"
    second = reader.get(first["next"]).json()
    assert [row["period"] for row in second["items"]] == ["2023-11"]
    assert second["next"] is None
    beyond = got(reader, "months?page=99&page_size=2")
    assert (beyond["items"], beyond["next"]) == ([], None)
    assert beyond["previous"].endswith("page=3&page_size=2")  # the last that has any


def test_only_posts_that_readers_see(reader: Client, commune: Commune, editor: User, june: Report) -> None:
    now = timezone.now()
    Report.objects.filter(pk=june.pk).update(announcement=Article.objects.create(commune=commune, title="Tháng 6"))
    hidden: dict[str, dict[str, Any]] = {
        "draft": {"status": "draft"},
        "in review": {"status": "review"},
        "withdrawn": {"status": "withdrawn", "published_at": now - timedelta(days=1)},
        "scheduled": {"status": "published", "published_at": now + timedelta(hours=1)},
        "expired": {
            "status": "published",
            "published_at": now - timedelta(days=2),
            "expires_at": now - timedelta(days=1),
        },
    }
    for name, fields in hidden.items():
        Article.objects.filter(title="Tháng 6").update(**{"published_at": None, "expires_at": None, **fields})
        for table in ("months", "scores", "criteria", "articles"):
            assert got(reader, table)["count"] == 0, (name, table)
            assert reader.get(f"/api/v1/files/{table}.csv").content.count(b"\r\n") == 1, (name, table)
    Article.objects.filter(title="Tháng 6").update(expires_at=now + timedelta(days=1))
    assert [got(reader, table)["count"] for table in ("months", "articles")] == [1, 1]
    Report.objects.update(is_reference=True, announcement=None)  # entered only to compare with
    assert [got(reader, table)["count"] for table in ("months", "scores")] == [0, 0]


def test_a_second_reading_costs_nothing(
    reader: Client, announced: Report, make_report: MakeReport, officer: User, editor: User
) -> None:
    first = reader.get("/api/v1/months")
    assert first["Access-Control-Allow-Origin"] == "*"
    again = reader.get("/api/v1/months", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    Report.objects.update(total_score="70")  # readers are told the published figure until a correction
    assert reader.get("/api/v1/months", headers={"if-none-match": first["ETag"]}).status_code == 304
    announce(make_report("2023-07", "80", SEED_GROUPS), officer, editor)
    assert reader.get("/api/v1/months", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert reader.head("/api/v1/months").status_code == 200
    asked = reader.options("/api/v1/months")
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match, *"
    assert "Content-Type" not in asked
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_a_file_is_told_apart_by_its_figures(
    reader: Client, announced: Report, make_report: MakeReport, officer: User, editor: User, extension: str
) -> None:
    address = f"/api/v1/files/months.{extension}"
    with time_machine.travel("2026-11-24 08:00:00+07:00"):
        first = reader.get(address)
    with time_machine.travel("2026-11-24 09:00:00+07:00"):  # a workbook made now is another one in its bytes
        assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
        announce(make_report("2023-07", "80", SEED_GROUPS), officer, editor)
        assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
    other = reader.get(f"/api/v1/files/months.{'csv' if extension == 'xlsx' else 'xlsx'}")
    assert other["ETag"] != reader.get(address)["ETag"]


@pytest.mark.parametrize(
    ("path", "status", "name"),
    [
        ("months?page=0", 422, "page"),
        ("months?page_size=201", 422, "page_size"),
        ("months?period_type=week", 422, "period_type"),
        ("months?year=mot", 422, "year"),
        ("articles/0", 422, "number"),
        ("articles/99", 404, ""),
        ("files/users.csv", 422, "table"),
        ("users", 404, ""),
        ("months/", 404, ""),
    ],
)
def test_errors_are_problems(reader: Client, path: str, status: int, name: str) -> None:
    response = reader.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert problem["status"] == status
    assert [error["name"] for error in problem["errors"]] == ([name] if name else [])


def test_an_error_of_ours_is_a_problem_too(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(commune: Commune) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("indicators.open_data.rows.public_periods", fail)
    response = Client(headers={"host": "localhost"}, raise_request_exception=False).get("/api/v1/months")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "disk" not in response.content.decode()
    assert "the disk is full" in caplog.text  # whoever runs the portal is told


def test_a_host_of_nobody_s_is_a_problem_too(commune: Commune) -> None:
    stranger = Client(headers={"host": "khong-co.localhost"})
    response = stranger.get("/api/v1/months")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert stranger.get("/")["Content-Type"].startswith("text/html")


def test_the_bare_address_leads_to_what_explains_the_rest(reader: Client, commune: Commune) -> None:
    response = reader.get("/api/v1/")
    assert (response.status_code, response["Location"]) == (302, "/api/v1/docs")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(reader: Client, method: str) -> None:
    response = getattr(reader, method)("/api/v1/months")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_the_same_as_files(reader: Client, announced: Report) -> None:
    raw = reader.get("/api/v1/files/scores.csv").content
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = {row["group"]: row for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))}
    assert rows["TDGQ"]["score"] == ""
    assert rows["TTTT"]["score"] == "7.8"
    sheet = load_workbook(io.BytesIO(reader.get("/api/v1/files/scores.xlsx").content)).active
    assert sheet is not None
    names, *body = sheet.iter_rows(values_only=True)
    by_group = {row[names.index("group")]: row[names.index("score")] for row in body}
    assert by_group["TDGQ"] is None
    assert by_group["TTTT"] == 7.8


@pytest.mark.parametrize("title", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", " =1"])
def test_no_spreadsheet_runs_a_title(
    reader: Client, commune: Commune, category: Category, editor: User, title: str
) -> None:
    article = Article.objects.create(commune=commune, category=category, title="x", lead="x", created_by=editor)
    publish(article=article, by=editor, confirmed=True)
    Article.objects.update(title=title)
    raw = reader.get("/api/v1/files/articles.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(raw, newline=""))
    assert row["title"] == f"'{title}"
    sheet = load_workbook(io.BytesIO(reader.get("/api/v1/files/articles.xlsx").content)).active
    assert sheet is not None
    cell = sheet["C2"]
    assert cell.data_type == "s"


def test_the_schema_and_its_page(reader: Client) -> None:
    schema = got(reader, "openapi.json")
    named = {one["operationId"] for item in schema["paths"].values() for one in item.values()}
    assert named == {*TABLES, "commune", "article", "files"}
    assert set(schema["paths"]) >= {f"/api/v1/{table}" for table in TABLES}
    assert "điểm" in schema["components"]["schemas"]["ScoreOut"]["properties"]["score"]["description"]
    page = reader.get("/api/v1/docs").content.decode()
    assert "missing_reason" in page
    for word in ("page_size", "count", "next", "previous", "errors"):  # nothing else tells how to go on
        assert f"<code>{word}</code>" in page
    assert "<dd>Bảng: <code>communes</code>, <code>months</code>" in page
    assert "tối đa 200; mặc định 50</dd>" in page
    assert "<dt><code>year</code> (số nguyên, không bắt buộc)</dt>" in page
    assert "<dt><code>change</code> (số hoặc <code>null</code>)</dt>" in page
    assert "mặc định []" not in page
    assert "http://localhost/api/v1/" in page
    assert not re.findall(r'(?:src|stylesheet" href)="(?:https?:)?//', page)  # nothing from another host
    assert 'href="/api/v1/docs"' in reader.get("/chi-so/").content.decode()


def test_queries_are_bounded(
    reader: Client,
    make_report: MakeReport,
    officer: User,
    editor: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(1, 9):
        announce(make_report(f"2023-{number}", "70", SEED_GROUPS), officer, editor)
    for path in TABLES:
        with django_assert_max_num_queries(5):
            got(reader, path)
        for extension in ("csv", "xlsx"):
            with django_assert_max_num_queries(5):
                reader.get(f"/api/v1/files/{path}.{extension}")
    newest = got(reader, "articles")["items"][0]["id"]
    with django_assert_max_num_queries(3):
        got(reader, f"articles/{newest}")
