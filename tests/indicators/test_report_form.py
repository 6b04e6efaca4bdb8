"""The entry form: what it understands, what it refuses beside the field, and that nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from indicators.models import CriterionScore, Report
from tests.indicators.pure.builders import small_scheme

pytestmark = pytest.mark.django_db
ADD = "/admin/indicators/report/add/"


def test_the_seed_s_figures_are_accepted_with_warnings(
    officer_client: Client, typed: dict[str, str], commune: Commune
) -> None:
    response = officer_client.post(ADD, typed)
    assert response.status_code == 302
    report = Report.objects.get(commune=commune)
    assert (report.period.code, report.total_score, report.online_rate) == (
        "2023-06",
        Decimal("72.6"),
        Decimal("98.52"),
    )
    scores = {row.group: (row.score, row.missing_reason) for row in report.group_scores.all()}
    assert scores["CKMB"] == (Decimal(0), "")
    assert scores["TDGQ"] == (None, "not_entered")
    assert report.scheme == "qd766"
    assert report.read_at is not None
    assert timezone.localtime(report.read_at).strftime("%d/%m/%Y %H:%M") == "06/07/2023 20:00"
    page = officer_client.get(response["Location"]).content.decode()
    assert "51,8" in page
    assert "20,8" in page
    assert "98,52" in page


@pytest.mark.parametrize(
    ("field", "text", "stored"),
    [
        ("total_score", "72.6", Decimal("72.6")),
        ("total_score", " 72,60 ", Decimal("72.6")),
        ("entered_change", "−16,3", Decimal("-16.3")),
        ("entered_change", "+1,1", Decimal("1.1")),
        ("online_rate", "98,52%", Decimal("98.52")),
        ("dossiers_received", "9.791", 9791),
        ("dossiers_received", "9791", 9791),
        ("dossiers_received", "", None),
        ("online_rate", "", None),
    ],
)
def test_numbers_as_people_write_them(
    officer_client: Client, typed: dict[str, str], field: str, text: str, stored: object
) -> None:
    assert officer_client.post(ADD, {**typed, field: text}).status_code == 302
    assert getattr(Report.objects.get(), field) == stored


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("total_score", "1.234", "1234 hay 1,234"),
        ("online_rate", "98.520", "98520 hay 98,520"),
        ("total_score", "100,1", "từ 0 đến 100"),
        ("total_score", "-1", "từ 0 đến 100"),
        ("total_score", "72,605", "2 chữ số"),
        ("total_score", "bảy mươi", "không phải là một số"),
        ("online_rate", "101", "từ 0 đến 100"),
        ("entered_change", "-101", "100"),
        ("dossiers_received", "6,1", "số nguyên"),
        ("dossiers_received", "-1", "số âm"),
        ("certified_copies", "9,791", "9.791"),
        ("group_CKMB", "18,1", "từ 0 đến 18"),
        ("group_SHHS", "22,01", "từ 0 đến 22"),
        ("number", "13", "từ 1 đến 12"),
        ("number", "0", ""),
        ("number", "", "tháng hoặc quý"),
        ("year", "2021", "2022"),
        ("year", "", ""),
        ("year", "2099", "chưa tới"),
    ],
)
def test_bad_input_is_named_beside_its_field_and_nothing_typed_is_lost(
    officer_client: Client, typed: dict[str, str], field: str, text: str, words: str
) -> None:
    sent = {**typed, field: text}
    response = officer_client.post(ADD, sent)
    assert response.status_code == 200
    assert not Report.objects.exists()
    form = response.context["adminform"].form
    assert list(form.errors) == [field]
    assert words in str(form.errors[field])
    page = response.content.decode()
    for name, value in sent.items():
        if name.startswith(("read_at", "period_type", "source")) or not value:
            continue
        assert f'value="{value}"' in page, name


def test_not_scored_is_another_thing_than_not_entered(officer_client: Client, typed: dict[str, str]) -> None:
    officer_client.post(ADD, {**typed, "not_scored_TDGQ": "on"})
    row = Report.objects.get().group_scores.get(group="TDGQ")
    assert (row.score, row.missing_reason) == (None, "not_scored")


def test_a_score_that_is_said_not_to_be_there_is_asked_about(officer_client: Client, typed: dict[str, str]) -> None:
    response = officer_client.post(ADD, {**typed, "not_scored_SHHS": "on"})
    assert "Cổng không chấm" in str(response.context["adminform"].form.errors["group_SHHS"])


def test_the_form_shows_maxima_units_and_the_earlier_period(officer_client: Client, may: Report) -> None:
    page = officer_client.get(f"{ADD}?period_type=month&year=2023&number=6").content.decode()
    assert "Tháng 5/2023" in page
    assert 'data-earlier="total_score">88,9' in page
    assert 'data-earlier="group_SHHS">20,1' in page
    assert 'data-earlier="group_CKMB">–' in page
    labels = (
        "Tổng số HS trong kỳ", "(DVC)", "MCĐT", "nộp trực tuyến", "hài lòng", "KQ điện tử", "đồng bộ",
        "chứng thực bản sao", "Thanh toán trực tuyến", "Điểm đánh giá",
    )  # fmt: skip
    order = [page.index(label) for label in labels]
    assert order == sorted(order)
    for maximum in (18, 20, 12, 10, 22):
        assert f"<td>/{maximum}</td>" in page


def test_the_server_computes_what_the_script_shows(officer_client: Client, may: Report, typed: dict[str, str]) -> None:
    page = officer_client.post(ADD, {**typed, "year": "20x3", "number": "6"}).content.decode()
    assert '<output id="live-sum">51,8</output>' in page
    assert '<output id="live-difference">+20,8</output>' in page
    page = officer_client.post(ADD, {**typed, "online_rate": "x"}).content.decode()
    assert '<output id="live-change">−16,3</output>' in page


def test_the_earlier_period_as_json(officer_client: Client, may: Report) -> None:
    url = reverse("admin:indicators_report_earlier")
    answer = officer_client.get(url, {"period_type": "month", "year": "2023", "number": "6"}).json()
    assert answer["earlier_period"] == "tháng 5/2023"
    assert answer["figures"]["total_score"] == "88,9"
    assert answer["figures"]["group_CKMB"] is None
    assert answer["taken_by"] is None
    taken = officer_client.get(url, {"period_type": "month", "year": "2023", "number": "5"}).json()
    assert (taken["taken_by"], taken["found"]) == (may.pk, False)
    for kind, year, number in (
        ("month", "x", "5"),
        ("month", "1000", "1"),
        ("year", "9999", ""),
        ("week", "2023", "5"),
    ):
        asked = {"period_type": kind, "year": year, "number": number}
        assert officer_client.get(url, asked).status_code == 400
        assert officer_client.get(ADD, asked).status_code == 200


def test_changing_the_figures_keeps_history_with_the_scores(
    officer_client: Client, officer: User, june: Report, typed: dict[str, str]
) -> None:
    url = reverse("admin:indicators_report_change", args=[june.pk])
    assert officer_client.post(url, {**typed, "group_SHHS": "19,5"}).status_code == 302
    row = june.group_scores.get(group="SHHS")
    assert [record.score for record in row.history.all()] == [Decimal("19.5"), Decimal(19)]
    assert row.history.first().history_user == officer
    untouched = june.group_scores.get(group="MDHL")
    assert untouched.history.count() == 1
    page = officer_client.get(reverse("admin:indicators_report_history", args=[june.pk])).content.decode()
    newest, oldest = page.index("Số hóa hồ sơ 19,5"), page.index("Số hóa hồ sơ 19<")
    assert newest < oldest
    assert june.history.count() == 2


def test_criteria_are_stored_checked_and_removed(officer_client: Client, typed: dict[str, str]) -> None:
    criteria = {
        "criterion_PUBLISH_ON_TIME_numerator": "1", "criterion_PUBLISH_ON_TIME_denominator": "47",
        "criterion_PUBLISH_ON_TIME_score": "5,5",
    }  # fmt: skip
    officer_client.post(ADD, {**typed, **criteria})
    report = Report.objects.get()
    row = report.criterion_scores.get()
    assert (row.code, row.numerator, row.denominator) == ("PUBLISH_ON_TIME", 1, 47)
    assert (row.score, row.maximum) == (Decimal("5.5"), Decimal(6))
    page = officer_client.get(reverse("admin:indicators_report_change", args=[report.pk])).content.decode()
    assert "0,13" in page  # computed 6 × 1/47 differs from what was published
    officer_client.post(reverse("admin:indicators_report_change", args=[report.pk]), typed)
    assert not report.criterion_scores.exists()


def test_the_earlier_period_s_criteria_stand_beside_theirs(officer_client: Client, may: Report) -> None:
    CriterionScore.objects.create(
        report=may, group="CKMB", code="PUBLISH_ON_TIME", numerator=1, denominator=47, score=Decimal("0.13"), maximum=6
    )
    page = officer_client.get(f"{ADD}?period_type=month&year=2023&number=6").content.decode()
    assert 'data-earlier="criterion_PUBLISH_ON_TIME">1/47, 0,13 điểm' in page
    assert 'data-earlier="criterion_DOSSIER_SYNC">–' in page


def test_the_screenshot_is_for_staff_alone(officer_client: Client, typed: dict[str, str], client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.demo.pictures import picture

    shot = SimpleUploadedFile("man-hinh.jpg", picture("hill"), "image/jpeg")
    assert officer_client.post(ADD, {**typed, "screenshot": shot}).status_code == 302
    report = Report.objects.get()
    assert str(report.screenshot.name).startswith("private/T1/so-lieu/")
    url = reverse("admin:indicators_report_screenshot", args=[report.pk])
    assert b"".join(officer_client.get(url).streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]
    assert client.get(url).status_code == 302
    assert client.get(f"/media/{report.screenshot.name}").status_code == 404


def test_a_disguised_screenshot_is_refused(officer_client: Client, typed: dict[str, str]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = officer_client.post(ADD, {**typed, "screenshot": SimpleUploadedFile("a.png", b"<svg/>", "image/png")})
    assert response.status_code == 200
    assert "screenshot" in response.context["adminform"].form.errors


def test_the_total_is_that_of_the_indicator_set(officer_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Điểm đánh giá (tổng điểm 100)" in officer_client.get(ADD).content.decode()
    monkeypatch.setattr("indicators.forms.report_form.scheme_for", lambda period: small_scheme())
    response = officer_client.get(ADD)
    assert "Điểm đánh giá (tổng điểm 60)" in response.content.decode()
    field = response.context["adminform"].form.fields["total_score"]
    assert (field.low, field.high) == (0, 60)
