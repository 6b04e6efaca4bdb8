"""The picture beside a link: what it says, who gets it, and that every Vietnamese letter can be drawn."""

from __future__ import annotations

import dataclasses
import io
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageFont

from communes.models import Commune, User
from indicators import share_picture
from indicators.drafting import draft
from indicators.models import Report
from indicators.public import public_period
from indicators.publication import Published, store_published
from indicators.scheme import load_scheme
from indicators.share_picture import FONTS, card_of, render
from news.publishing import publish, withdraw
from tests.conftest import SECOND_HOST
from tests.indicators.reports import SEED_GROUPS, MakeReport

PICTURE = "/chi-so/2023/6/anh.png"
FILES = ("DejaVuSans-vi.ttf", "DejaVuSans-Bold-vi.ttf")
BASES = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONES = {
    "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọ",
    "ô": "ồốổỗộ", "ơ": "ờớởỡợ", "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ",
}  # fmt: skip
LETTERS = BASES + "".join(TONES.values())
OTHERS = "0123456789.,;:/%()-–−+“”’"


def announce(report: Report, officer: User, editor: User) -> Report:
    article = draft(report=report, by=officer).article
    assert article is not None
    publish(article=article, by=editor, confirmed=True)
    return report


@pytest.fixture
def reader(commune: Commune) -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def announced(june: Report, officer: User, editor: User) -> Report:
    return announce(june, officer, editor)


def told(report: Report) -> Published:
    found = public_period(report.commune, report.period)
    assert found is not None
    return found


@pytest.mark.django_db
def test_a_published_period_has_its_picture(reader: Client, announced: Report) -> None:
    response = reader.get(PICTURE)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert {"public", "max-age=3600"} == set(response["Cache-Control"].split(", "))
    with Image.open(io.BytesIO(response.content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(response.content) < 100_000  # bytes; chats refuse or shrink heavy ones
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "path"), [("2023-q2", "/chi-so/2023/quy-2/anh.png"), ("2023", "/chi-so/2023/ca-nam/anh.png")]
)
def test_quarters_and_years_have_theirs(
    reader: Client, make_report: MakeReport, officer: User, editor: User, code: str, path: str
) -> None:
    announce(make_report(code, "80", SEED_GROUPS), officer, editor)
    assert reader.get(path).status_code == 200
    assert reader.head(path).status_code == 200
    assert reader.post(path).status_code == 405


@pytest.mark.django_db
def test_it_is_drawn_once_and_not_sent_twice(reader: Client, announced: Report) -> None:
    first = reader.get(PICTURE)
    with patch.object(share_picture, "render", side_effect=AssertionError("drawn again")):
        assert reader.get(PICTURE).content == first.content
        again = reader.get(PICTURE, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert reader.get(PICTURE, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.django_db
def test_other_figures_make_another_picture(reader: Client, announced: Report) -> None:
    first = reader.get(PICTURE)
    Report.objects.filter(pk=announced.pk).update(total_score=Decimal("72.7"))
    assert reader.get(PICTURE)["ETag"] == first["ETag"]  # what readers were told has not changed yet
    store_published(Report.objects.get(pk=announced.pk))
    second = reader.get(PICTURE, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert second["ETag"] != first["ETag"]
    assert second.content != first.content


@pytest.mark.django_db
def test_a_group_s_figure_and_the_commune_s_colour_make_another_picture(announced: Report, reader: Client) -> None:
    seen = {reader.get(PICTURE)["ETag"]}
    announced.group_scores.filter(group="SHHS").update(score=Decimal("19.1"))
    store_published(Report.objects.get(pk=announced.pk))
    seen.add(reader.get(PICTURE)["ETag"])
    Commune.objects.filter(pk=announced.commune.pk).update(colour="#1f4e79")
    seen.add(reader.get(PICTURE)["ETag"])
    assert len(seen) == 3


@pytest.mark.django_db
def test_what_is_not_public_has_no_picture(
    reader: Client, june: Report, may: Report, officer: User, editor: User
) -> None:
    draft(report=june, by=officer)
    assert reader.get(PICTURE).status_code == 404
    announce(june, officer, editor)
    assert reader.get(PICTURE).status_code == 200
    for path in ("2023/5/", "2023/7/", "2023/13/", "2023/quy-2/", "2023/ca-nam/"):
        assert reader.get(f"/chi-so/{path}anh.png").status_code == 404, path
    june.refresh_from_db()
    assert june.announcement is not None
    withdraw(article=june.announcement, by=editor, reason="Sai")
    assert reader.get(PICTURE).status_code == 404


@pytest.mark.django_db
def test_another_commune_s_picture_is_not_here(announced: Report, other_commune: Commune) -> None:
    assert Client(headers={"host": SECOND_HOST}).get(PICTURE).status_code == 404
    assert Client(headers={"host": "khong-co.localhost"}).get(PICTURE).status_code == 404


@pytest.mark.django_db
def test_it_says_what_the_page_says(announced: Report) -> None:
    announced.group_scores.filter(group="DVCTT").update(score=None, missing_reason="not_scored")
    store_published(Report.objects.get(pk=announced.pk))
    card = card_of(announced.commune, told(announced))
    assert (card.body, card.total, card.maximum) == ("Ủy ban nhân dân xã Thạnh Tân", "72,6", "100")
    assert card.period == "Bộ chỉ số phục vụ người dân, doanh nghiệp tháng 6/2023"
    assert card.change == "giảm 16,3 điểm so với tháng 5/2023"
    assert [(bar.value, round(bar.share, 3)) for bar in card.bars] == [
        ("0/18", 0.0), ("chưa có số liệu", 0.0), ("Cổng không chấm", 0.0), ("7,8/10", 0.78), ("18/18", 1.0),
        ("19/22", 0.864),
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["chưa có số liệu", "Cổng không chấm", "11,79/18"])
def test_a_name_and_its_value_do_not_meet(reason: str) -> None:
    names = [group.name for group in load_scheme("qd766").groups]
    regular, bold = (ImageFont.truetype(str(FONTS / name), 22) for name in FILES)
    room = 1200 - 60 - (60 + 490 + 50)
    assert [name for name in names if regular.getlength(name) + bold.getlength(reason) + 10 > room] == []


@pytest.mark.django_db
def test_a_bar_is_as_long_as_its_share(announced: Report) -> None:
    card = card_of(announced.commune, told(announced))
    with Image.open(io.BytesIO(render(card))) as image:
        drawn = image.convert("RGB")
    colour = tuple(int(card.colour[place : place + 2], 16) for place in (1, 3, 5))

    def coloured(y: int) -> int:
        row = drawn.crop((600, y, 1141, y + 1)).tobytes()
        return sum(all(abs(row[x + one] - colour[one]) < 30 for one in range(3)) for x in range(0, len(row), 3))

    lengths = {coloured(y) for y in range(200, 630)}
    for bar in card.bars:
        expected = round(540 * bar.share) + 1 if bar.share else 0
        assert any(abs(length - expected) <= 2 for length in lengths), bar


@pytest.mark.parametrize("name", FILES)
def test_every_vietnamese_letter_has_a_glyph(name: str) -> None:
    font = ImageFont.truetype(str(FONTS / name), 40)
    nothing = bytes(font.getmask("\U0010fffd"))
    letters = LETTERS + LETTERS.upper()
    assert len(set(letters)) == 2 * (33 + 60)
    assert [one for one in letters + OTHERS if bytes(font.getmask(one)) == nothing or not any(font.getmask(one))] == []
    for base, toned in TONES.items():
        for family in (base + toned, (base + toned).upper()):
            assert len({bytes(font.getmask(one)) for one in family}) == 6, family


@pytest.mark.django_db
def test_the_page_names_its_picture(reader: Client, announced: Report) -> None:
    page = reader.get(reverse("indicators:month", args=[2023, 6])).content.decode()
    assert f'<meta property="og:image" content="http://localhost{PICTURE}">' in page


@pytest.mark.django_db
def test_what_is_no_change_is_a_sentence(make_report: MakeReport, officer: User, editor: User) -> None:
    first = told(announce(make_report("2024-01", "80", SEED_GROUPS), officer, editor))
    assert card_of(first.report.commune, first).change == "Chưa có số liệu tháng trước để so sánh"


@pytest.mark.django_db
def test_the_indicator_set_is_called_by_its_name(announced: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = dataclasses.replace(load_scheme("qd766"), name="Bộ chỉ số mới")
    found = told(announced)
    monkeypatch.setattr(share_picture, "load_scheme", lambda code: renamed)
    assert card_of(announced.commune, found).period == "Bộ chỉ số mới tháng 6/2023"
