"""The league table as readers of a province's host see it: its own communes, published figures alone, few queries."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, Host, Predecessor, Province, User
from indicators.drafting import draft
from indicators.models import PublishedFigures, Report
from news.publishing import publish, withdraw
from tests.indicators.province.provinces import GIA_LAI, TAY_NINH, Tell
from tests.indicators.reports import SEED_GROUPS, MakeReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    return Client(headers={"host": TAY_NINH})


def page(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def cells(text: str) -> list[list[str]]:
    """The table's rows as text."""
    body = BeautifulSoup(text, "html.parser").find("tbody")
    if body is None:
        return []
    return [[cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])] for row in body.find_all("tr")]


def test_the_newest_period_stands_at_the_province_s_home(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-05", "88.9")
    tell(other_commune, "2023-05", "60")
    tell(commune, "2023-06", "72.6", {"CKMB": "0", "SHHS": "19"}, change="-16.3")
    tell(other_commune, "2023-06", "80.25", {"CKMB": "15.2"}, change="20.25")
    text = page(reader)
    assert "Bảng xếp hạng bộ chỉ số tháng 6/2023" in text
    assert "Tháng 6/2023: 2/3 đơn vị đã công bố kết quả." in text
    assert cells(text) == [
        ["1", "Phường Hoài Nhơn", "80,25", "tăng 20,25", "tăng 1 bậc", "15,2", "–", "–", "–", "–", "–"],
        ["2", "Xã Thạnh Tân", "72,6", "giảm 16,3", "giảm 1 bậc", "0", "–", "–", "–", "–", "19"],
    ]
    assert "Chưa công bố tháng 6/2023 (1 đơn vị)" in text
    assert "Xã Đông Hòa" in text
    assert "Lạc Lõng" not in text


def test_communes_of_another_province_and_of_none_are_not_there(
    reader: Client, tay_ninh: Province, far_commune: Commune, stray_commune: Commune, commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "50")
    tell(far_commune, "2023-06", "99")
    tell(far_commune, "2023-07", "99")
    tell(stray_commune, "2023-06", "98")
    text = page(reader)
    assert [row[:2] for row in cells(text)] == [["1", "Xã Thạnh Tân"]]
    assert "2023-07" not in text
    for stranger in ("Ia Khươl", "Lạc Lõng"):
        assert stranger not in text
        assert stranger not in reader.get("/bang-xep-hang.csv").content.decode()
    theirs = page(Client(headers={"host": GIA_LAI}), "/?ky=2023-06")
    assert [row[:2] for row in cells(theirs)] == [["1", "Xã Ia Khươl"]]
    assert "Thạnh Tân" not in theirs


def test_figures_are_those_that_readers_were_told(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    """What staff or an import changed since shows neither in this period's total nor in the earlier ranks."""
    tell(commune, "2023-05", "50", entered_now=Decimal(99))
    tell(other_commune, "2023-05", "60")
    tell(commune, "2023-06", "72.6", entered_now=Decimal("1.5"))
    tell(other_commune, "2023-06", "70", entered_now=None)
    assert [row[0:5] for row in cells(page(reader))] == [
        ["1", "Xã Thạnh Tân", "72,6", "–", "tăng 1 bậc"],
        ["2", "Phường Hoài Nhơn", "70", "–", "giảm 1 bậc"],
    ]


def test_nothing_comes_out_before_the_post_and_nothing_stays_after_it(
    reader: Client, tay_ninh: Province, june: Report, officer: User, editor: User
) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    assert "Chưa đơn vị nào của tỉnh Tây Ninh công bố" in page(reader)
    assert cells(page(reader, "/?ky=2023-06")) == []
    publish(article=article, by=editor, confirmed=True)
    (row,) = cells(page(reader))
    assert row[:5] == ["1", "Xã Thạnh Tân", "72,6", "giảm 16,3", "tháng trước chưa công bố"]  # May is a reference
    article.refresh_from_db()
    withdraw(article=article, by=editor, reason="Sai")
    assert "72,6" not in page(reader, "/?ky=2023-06")


def test_a_post_that_waits_for_its_hour_is_not_counted(
    reader: Client, tay_ninh: Province, commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6", at=timezone.now() + timedelta(hours=1))
    assert "Chưa đơn vị nào" in page(reader)


def test_announced_before_figures_were_stored(
    reader: Client, tay_ninh: Province, make_report: MakeReport, officer: User, editor: User
) -> None:
    for code, total in (("2023-05", "80"), ("2023-06", "72.6")):
        article = draft(report=make_report(code, total, SEED_GROUPS), by=officer).article
        assert article is not None
        publish(article=article, by=editor, confirmed=True)
    PublishedFigures.objects.all().delete()
    (row,) = cells(page(reader))
    assert row[:5] == ["1", "Xã Thạnh Tân", "72,6", "giảm 7,4", "giữ nguyên"]
    assert row[-1] == "19"


def test_merged_communes_name_their_predecessors_and_are_not_compared(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    for name in ("xã Tân Bình", "xã Thạnh Bình"):
        Predecessor.objects.create(commune=commune, name=name, merged_on=date(2023, 6, 1))
    for code in ("2023-05", "2023-06", "2023-07"):
        tell(commune, code, "70", change="5")
        tell(other_commune, code, "60", change="5")
    merged, other = cells(page(reader, "/?ky=2023-06"))
    assert merged[1] == "Xã Thạnh Tân Sáp nhập từ xã Tân Bình, xã Thạnh Bình (01/06/2023)"
    assert merged[3:5] == ["mới sáp nhập", "mới sáp nhập"]
    assert other[3:5] == ["tăng 5", "giữ nguyên"]
    assert cells(page(reader, "/?ky=2023-07"))[0][3:5] == ["tăng 5", "giữ nguyên"]


def test_a_commune_that_came_about_later_is_not_called_late(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "70")
    Predecessor.objects.create(commune=other_commune, name="phường Tam Quan", merged_on=date(2025, 7, 1))
    text = page(reader)
    assert "1/2 đơn vị" in text
    assert "Chưa công bố tháng 6/2023 (1 đơn vị)" in text
    assert "Phường Hoài Nhơn" in text[text.index("Thành lập sau tháng 6/2023") :]


def test_names_lead_to_the_communes_own_hosts(
    tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-q2", "70")
    reader = Client(headers={"host": "tay-ninh.localhost:8211"})
    text = page(reader)
    assert 'href="http://localhost:8211/chi-so/2023/quy-2/"' in text
    assert 'href="http://xa-khac.localhost:8211/"' in text
    assert "<li>Xã Đông Hòa" in text  # it has no host


@pytest.mark.parametrize(
    ("query", "first", "sorted_by", "way"),
    [
        ("", "Phường Hoài Nhơn", "Hạng", "ascending"),
        ("xep=tong&chieu=tang", "Xã Thạnh Tân", "Tổng điểm", "ascending"),
        ("xep=ten", "Phường Hoài Nhơn", "Đơn vị", "ascending"),
        ("xep=ten&chieu=giam", "Xã Thạnh Tân", "Đơn vị", "descending"),
        ("xep=SHHS", "Xã Thạnh Tân", "Số hóa hồ sơ", "descending"),
        ("xep=khong-co&chieu=x", "Phường Hoài Nhơn", "Hạng", "ascending"),
    ],
)
def test_it_sorts_by_what_the_address_asks(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell, query: str, first: str,
    sorted_by: str, way: str,
) -> None:  # fmt: skip
    tell(commune, "2023-06", "72.6", {"SHHS": "19"})
    tell(other_commune, "2023-06", "80", {"SHHS": "3"})
    text = page(reader, f"/?ky=2023-06&{query}")
    assert cells(text)[0][1] == first
    headings = BeautifulSoup(text, "html.parser").select("thead th[aria-sort]")
    assert [(one.find("a").get_text(), one["aria-sort"]) for one in headings] == [(sorted_by, way)]  # type: ignore[union-attr]
    assert ("noindex" in text) is (sorted_by != "Hạng")


def test_a_tie_is_told(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6")
    tell(other_commune, "2023-06", "72.60")
    assert [row[0] for row in cells(page(reader))] == ["1 đồng hạng", "1 đồng hạng"]


def test_groups_are_spread_in_words_and_drawn(
    reader: Client, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6", {"SHHS": "11"})
    tell(other_commune, "2023-06", "80", {"SHHS": "22", "CKMB": "9"})
    text = page(reader)
    assert (
        "Thấp nhất 11; tứ phân vị dưới 13,75; trung vị 16,5; tứ phân vị trên 19,25; cao nhất 22 điểm." in text
    )  # fmt: skip
    assert "1 đơn vị không có điểm nhóm này, không tính là 0." in text
    assert '<rect x="50.00" y="3" width="50.00"' in text
    assert '<rect x="74.50" y="0" width="1"' in text
    assert '<rect x="49.50" y="0" width="1"' in text  # one score alone: the mark still stands
    assert " style=" not in text
    assert text.count("<svg viewBox") == 2


@pytest.mark.parametrize("code", ["2023-13", "abc", "2021-01", "2099-01", "9999", "2023-q5"])
def test_what_is_no_period_is_not_there(
    reader: Client, tay_ninh: Province, commune: Commune, tell: Tell, code: str
) -> None:
    tell(commune, "2023-06", "72.6")
    assert reader.get(f"/?ky={code}").status_code == 404
    assert reader.get(f"/bang-xep-hang.csv?ky={code}").status_code == 404


def test_a_period_that_nobody_published_names_everybody(
    reader: Client, tay_ninh: Province, commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6")
    text = page(reader, "/?ky=2023-04")
    assert "Chưa công bố tháng 4/2023 (3 đơn vị)" in text
    assert '<option value="2023-04" selected>' in text
    assert 'rel="next" href="?ky=2023-06"' in text


def test_nobody_at_all(reader: Client, tay_ninh: Province) -> None:
    assert "Chưa đơn vị nào của tỉnh Tây Ninh công bố" in page(reader)
    assert reader.get("/bang-xep-hang.csv").status_code == 404


def test_a_hundred_communes_cost_no_more_queries_than_two(
    reader: Client,
    tay_ninh: Province,
    commune: Commune,
    other_commune: Commune,
    tell: Tell,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(1, 30):
        one = Commune.objects.create(code=f"X{number}", kind="xa", name=f"Xã {number}", belongs_to=tay_ninh)
        Host.objects.create(name=f"x{number}.localhost", commune=one)
        Predecessor.objects.create(commune=one, name="xã Cũ", merged_on=date(2020, 1, 1))
        tell(one, "2023-05", "50")
        tell(one, "2023-06", "60")
    with django_assert_num_queries(7):  # host, periods, communes, hosts, predecessors, this period, the one before
        page(reader)
    with django_assert_num_queries(7):
        reader.get("/bang-xep-hang.csv")


def test_a_commune_s_scores_lead_to_its_province_s_table(
    tay_ninh: Province, commune: Commune, stray_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6")
    tell(stray_commune, "2023-06", "70")
    Host.objects.create(name="lac-long.localhost", commune=stray_commune)
    here = Client(headers={"host": "localhost:8000"})
    assert f'<a href="http://{TAY_NINH}:8000/">So với các xã' in here.get("/chi-so/").content.decode()
    month = here.get("/chi-so/2023/6/").content.decode()
    assert f'<a href="http://{TAY_NINH}:8000/?ky=2023-06">Bảng xếp hạng tháng 6/2023' in month
    for path in ("/chi-so/", "/chi-so/2023/6/"):
        assert "ảng xếp hạng" not in Client(headers={"host": "lac-long.localhost"}).get(path).content.decode()
    Host.objects.filter(province=tay_ninh).delete()  # a table that answers under no name yet
    assert "ảng xếp hạng" not in here.get("/chi-so/").content.decode()


def test_nobody_is_called_late_before_a_period_is_over(
    reader: Client, tay_ninh: Province, commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-06", "72.6")
    with time_machine.travel("2023-07-31 12:00:00+07:00"):
        for address in ("/?ky=2023-07", "/?ky=2023", "/bang-xep-hang.csv?ky=2023-07"):
            assert reader.get(address).status_code == 404, address
    with time_machine.travel("2023-08-01 12:00:00+07:00"):
        assert "Chưa công bố tháng 7/2023 (3 đơn vị)" in page(reader, "/?ky=2023-07")
