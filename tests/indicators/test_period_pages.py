"""The page of one period: where the points went, its months, sums over months, the way to its neighbours."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from indicators.scheme import load_scheme
from indicators.storing import CriterionValues, store_report
from news.publishing import publish
from tests.indicators.reports import SEED_GROUPS, MakeReport

pytestmark = pytest.mark.django_db

Announce = Callable[..., Report]


@pytest.fixture
def announce(make_report: MakeReport, officer: User, editor: User) -> Announce:
    """Enters and publishes a period, with criteria as code → (numerator, denominator, score)."""

    def publish_period(
        code: str, total: str = "80", criteria: CriterionValues | None = None, by: User = editor, **fields: object
    ) -> Report:
        report = make_report(code, total, SEED_GROUPS, **fields)
        if criteria:
            groups = {
                group: (None, "not_entered") if score is None else (Decimal(score), "")
                for group, score in SEED_GROUPS.items()
            }
            store_report(report=report, scheme=load_scheme("qd766"), groups=groups, criteria=criteria, by=officer)
        article = draft(report=report, by=officer if by is editor else by).article
        assert article is not None
        publish(article=article, by=by, confirmed=True)
        return report

    return publish_period


def words(path: str) -> str:
    response = Client(headers={"host": "localhost"}).get(f"/chi-so/{path}")
    assert response.status_code == 200, path
    return " ".join(response.content.decode().split())


def section(page: str, name: str) -> str:
    """The section that a heading of that id labels."""
    start = page.index(f'<section aria-labelledby="{name}">')
    return page[start : page.index("</section>", start)]


def test_where_the_points_went_the_most_first(announce: Announce) -> None:
    announce("2023-06", "72.6")
    losses = section(words("2023/6/"), "losses")
    assert losses.endswith(
        "<ul><li>Nhóm Công khai, minh bạch: mất 18 điểm</li><li>Nhóm Dịch vụ công trực tuyến: mất 5 điểm</li>"
        "<li>Nhóm Số hóa hồ sơ: mất 3 điểm</li><li>Nhóm Thanh toán trực tuyến: mất 2,2 điểm</li></ul>"
    )


def test_with_criteria_the_losses_name_them(announce: Announce) -> None:
    announce("2023-06", criteria={"DOSSIERS_PAID_ONLINE": (77, 230, Decimal("5.01"))})
    losses = section(words("2023/6/"), "losses")
    assert "<li>Hồ sơ thanh toán trực tuyến: 77/230, mất 0,99 điểm</li>" in losses
    assert "<li>Các tiêu chí khác của nhóm Thanh toán trực tuyến: mất 1,21 điểm</li>" in losses


def test_a_month_has_no_months_in_it(announce: Announce) -> None:
    announce("2023-06")
    page = words("2023/6/")
    assert "Các tháng trong kỳ" not in page
    assert "Gộp các tháng" not in page


def test_a_quarter_leads_to_its_months_and_names_the_missing_one(announce: Announce) -> None:
    for code, total in (("2023-04", "71.2"), ("2023-06", "72.6"), ("2023-07", "99"), ("2023-q2", "77.5")):
        announce(code, total)
    parts = section(words("2023/quy-2/"), "parts")
    assert parts.endswith(
        '<ul><li><a href="/chi-so/2023/4/">Tháng 4/2023</a>: 71,2 điểm</li><li>Tháng 5/2023: chưa công bố</li>'
        '<li><a href="/chi-so/2023/6/">Tháng 6/2023</a>: 72,6 điểm</li></ul>'
    )


def test_a_year_has_twelve_months(announce: Announce) -> None:
    announce("2023-12", "90")
    announce("2023")
    parts = section(words("2023/ca-nam/"), "parts")
    assert parts.count("<li>") == 12
    assert parts.count("chưa công bố") == 11
    assert '<a href="/chi-so/2023/12/">Tháng 12/2023</a>: 90 điểm' in parts


def test_a_month_that_is_entered_and_not_announced_is_not_told(announce: Announce, make_report: MakeReport) -> None:
    make_report("2023-05", "11.1", SEED_GROUPS)
    announce("2023-q2", "77.5")
    page = words("2023/quy-2/")
    assert "Tháng 5/2023: chưa công bố" in page
    assert "11,1" not in page.replace("11,11", "")


def test_sums_over_the_months_are_divided_and_percentages_never_averaged(announce: Announce) -> None:
    """5/5 and 50/500 are 55 of 505, 10,89 %; the mean would be 55 %."""
    announce("2023-04", criteria={"DOSSIERS_PAID_ONLINE": (5, 5, None), "DOSSIER_RECEIVING_SATISFACTION": (0, 0, None)})
    announce("2023-05", criteria={"DOSSIERS_PAID_ONLINE": (50, 500, None)})
    announce("2023-q2")
    sums = section(words("2023/quy-2/"), "courses")
    name = load_scheme("qd766").criterion("DOSSIERS_PAID_ONLINE").name
    cells = "".join(f'<td class="align-right">{cell}</td>' for cell in ("55", "505", "10,89%", "2/3"))
    assert f'<th scope="row">{name}</th>{cells}' in sums
    nothing = "".join(f'<td class="align-right">{cell}</td>' for cell in ("0", "0", "–", "1/3"))
    assert nothing in sums
    assert sums.count('<th scope="row">') == 2


def test_one_month_alone_is_no_sum(announce: Announce) -> None:
    announce("2023-04", criteria={"DOSSIERS_PAID_ONLINE": (5, 5, None)})
    announce("2023-q2")
    assert "Gộp các tháng" not in words("2023/quy-2/")


def test_months_of_two_indicator_sets_are_not_summed(announce: Announce) -> None:
    counts: CriterionValues = {"DOSSIERS_PAID_ONLINE": (5, 5, None)}
    announce("2023-04", criteria=counts)
    may = announce("2023-05", criteria=counts)
    announce("2023-q2")
    together = words("2023/quy-2/")
    assert "Gộp các tháng" in together
    assert "bộ chỉ số khác nhau" not in together
    figures = may.published
    figures.figures = {**figures.figures, "scheme": "qd766-khac"}
    figures.save()
    other = load_scheme("qd766")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "indicators.publication.load_scheme",
            lambda code: other if code == "qd766" else dataclasses.replace(other, code=code),
        )
        page = words("2023/quy-2/")
    assert "Gộp các tháng" not in page
    assert "theo những bộ chỉ số khác nhau nên không gộp được số liệu" in page


def test_the_neighbours_that_were_published_are_led_to(announce: Announce) -> None:
    for code in ("2022-12", "2023-01", "2023-02", "2023-04"):
        announce(code)
    january = words("2023/1/")
    assert '<a rel="next" href="/chi-so/2023/2/"><span>Kỳ sau</span> Tháng 2/2023</a>' in january
    assert '<a rel="prev" href="/chi-so/2022/12/"><span>Kỳ trước</span> Tháng 12/2022</a>' in january
    february = words("2023/2/")
    assert "Kỳ sau</span>" not in february  # March was not published
    assert 'rel="prev" href="/chi-so/2023/1/"' in february
    assert "Kỳ trước</span>" not in words("2022/12/")


def test_quarters_lead_to_quarters_and_years_to_years(announce: Announce) -> None:
    for code in ("2022", "2022-q4", "2023-q1", "2023"):
        announce(code)
    assert 'rel="prev" href="/chi-so/2022/quy-4/"' in words("2023/quy-1/")
    assert 'rel="next" href="/chi-so/2023/ca-nam/"' in words("2022/ca-nam/")


def test_another_commune_s_periods_are_neither_months_nor_neighbours(
    announce: Announce, other_commune: Commune, stranger: User
) -> None:
    announce("2023-06")
    announce("2023-q2")
    for code in ("2023-05", "2023-07", "2023-q1"):
        announce(code, "33.3", commune=other_commune, by=stranger)
    assert "Tháng 5/2023: chưa công bố" in words("2023/quy-2/")
    june = words("2023/6/")
    assert "Kỳ sau</span>" not in june
    assert "Kỳ trước</span>" not in june
    assert "33,3" not in june


def test_source_and_time_of_the_figures(announce: Announce) -> None:
    announce("2023-06", source="https://dichvucong.gov.vn")
    page = words("2023/6/")
    assert "<dt>Nguồn số liệu</dt><dd>https://dichvucong.gov.vn</dd>" in page
    assert "Số liệu lấy lúc" not in page
