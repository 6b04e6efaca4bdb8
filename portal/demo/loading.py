"""Loads the demo: two communes with staff, posts and the announcement of June 2023, and their province.

June's is drawn from the seed's figures.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from communes.models import Commune, CommuneKind, Host, Province, Role, Signer, User
from indicators.drafting import draft
from indicators.models import MissingReason, Report
from indicators.periods import Period
from indicators.scheme import scheme_for
from indicators.storing import store_report
from news import publishing
from news.models import Article, ArticleCounter, Category, Document, Page
from news.tagging import set_tags
from portal.demo.accounts import create_accounts
from portal.demo.papers import word_file
from portal.demo.pictures import picture

POSTS = Path(__file__).with_name("posts.toml")
SCORES = Path(__file__).with_name("scores.toml")
GROUP_ORDER = ("CKMB", "TDGQ", "DVCTT", "TTTT", "MDHL", "SHHS")
PROVINCE_HOST = "tinh.localhost"
DEMO_HOSTS = ("localhost", "127.0.0.1", "xa-hai.localhost", PROVINCE_HOST)
Groups = dict[str, str | None]

# The seed's announcement, June 2023, as published: TDGQ was never entered.
SEED_TABLE: dict[str, Any] = {
    "dossiers_received": 61,
    "overdue_dvc": 0,
    "overdue_mcdt": 0,
    "online_rate": Decimal("98.52"),
    "satisfaction_rate": Decimal(100),
    "eresult_rate": Decimal("98.27"),
    "sync_rate": Decimal(100),
    "certified_copies": 45,
    "online_payments": 56,
}
SEED_GROUPS: Groups = {"CKMB": "0", "TDGQ": None, "DVCTT": "7", "TTTT": "7.8", "MDHL": "18", "SHHS": "19"}
MAY_GROUPS: Groups = {"SHHS": "20.1"}
SECOND_TABLE: dict[str, Any] = {
    "dossiers_received": 84,
    "overdue_dvc": 1,
    "overdue_mcdt": 0,
    "online_rate": Decimal("91.67"),
    "satisfaction_rate": Decimal(100),
    "eresult_rate": Decimal("97.62"),
    "sync_rate": Decimal(100),
    "certified_copies": 52,
    "online_payments": 61,
}
SECOND_GROUPS: Groups = {"CKMB": "15.2", "TDGQ": "19.6", "DVCTT": "9.1", "TTTT": "8.4", "MDHL": "18", "SHHS": "17.9"}


def _communes() -> dict[int, Commune]:
    province = Province.objects.create(code="demo-tay-ninh", name="tỉnh Tây Ninh", is_demo=True)
    Host.objects.create(name=PROVINCE_HOST, province=province)
    first = Commune.objects.create(
        code="demo-thanh-tan",
        kind=CommuneKind.XA,
        name="Thạnh Tân",
        province="Tỉnh Tây Ninh",
        belongs_to=province,
        address="Ấp Thạnh Hiệp, xã Thạnh Tân, tỉnh Tây Ninh",
        phone="0276 000 0000",
        hotline="0276 000 0115",
        email="xathanhtan@example.vn",
        responsible="Ông Trần Văn Phúc, Chủ tịch UBND xã",
        visits_before=190_258,
        is_demo=True,
    )
    second = Commune.objects.create(
        code="demo-tan-binh",
        kind=CommuneKind.XA,
        name="Tân Bình",
        province="Tỉnh Tây Ninh",
        belongs_to=province,
        address="Ấp Tân Phước, xã Tân Bình, tỉnh Tây Ninh",
        phone="0276 000 0001",
        email="xatanbinh@example.vn",
        responsible="Ông Phạm Quốc Bảo, Chủ tịch UBND xã",
        colour="#1f4e79",
        is_demo=True,
    )
    for commune, signer in ((first, "Trần Văn Phúc"), (second, "Phạm Quốc Bảo")):
        Signer.objects.create(commune=commune, name=signer, since=date(2022, 1, 1))
    for name, commune in (("localhost", first), ("127.0.0.1", first), ("xa-hai.localhost", second)):
        Host.objects.create(name=name, commune=commune)
    return {1: first, 2: second}


def _when(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


def _categories(commune: Commune, rows: list[dict[str, str]]) -> dict[str, Category]:
    made: dict[str, Category] = {}
    for place, row in enumerate(rows, start=1):
        made[row["slug"]] = Category.objects.create(
            commune=commune, slug=row["slug"], name=row["name"], order=place, parent=made.get(row.get("parent", ""))
        )
    return made


def _document(row: dict[str, Any], commune: Commune) -> None:
    document = Document(
        commune=commune,
        number=row["number"],
        type=row["type"],
        title=row["title"],
        issuer=commune.body_name,
        signer=commune.signer_name,
        issued_on=row["issued_on"],
        effective_on=row.get("effective_on"),
        is_public=True,
    )
    paper = word_file(commune.body_name, f"Số: {row['number']}", row["title"], row["text"])
    document.file.save("van-ban.docx", ContentFile(paper, name="van-ban.docx"), save=True)


def _pages(commune: Commune, rows: list[dict[str, str]]) -> None:
    for place, row in enumerate(rows, start=1):
        Page.objects.create(
            commune=commune, slug=row["slug"], title=row["title"], body=row["body"], order=place, is_public=True
        )


def _post(row: dict[str, Any], commune: Commune, categories: dict[str, Category], staff: dict[str, User]) -> None:
    officer, editor = staff[Role.OFFICER], staff[Role.EDITOR]
    article = Article(
        commune=commune,
        category=categories[row["category"]],
        title=row["title"],
        lead=row["lead"],
        body=row["body"],
        image_alt=row.get("image_alt", ""),
        image_caption=row.get("image_caption", ""),
        author_line=officer.full_name,
        created_by=officer,
        published_at=_when(row["at"]),
    )
    if scene := row.get("scene"):
        # Django reads the size from a file that has a name.
        article.image.save(f"{scene}.jpg", ContentFile(picture(scene), name=f"{scene}.jpg"), save=False)
    article.save()
    set_tags(article=article, names=row.get("tags", []), commune=commune)
    publishing.submit(article=article, by=officer)
    publishing.publish(article=article, by=editor)


def _report(
    commune: Commune, period: Period, groups: Groups, total: str, by: User, *, reference: bool = False, **table: Any
) -> Report:
    scheme = scheme_for(period)
    report = Report(
        commune=commune,
        period_type=period.type.value,
        year=period.year,
        number=period.number,
        scheme=scheme.code,
        is_reference=reference,
        total_score=Decimal(total),
        **table,
    )
    values = {group.code: groups.get(group.code) for group in scheme.groups}
    store_report(
        report=report,
        scheme=scheme,
        groups={
            code: (Decimal(score), "") if score is not None else (None, MissingReason.NOT_ENTERED.value)
            for code, score in values.items()
        },
        by=by,
    )
    return report


def _announce(report: Report, staff: dict[str, User], at: datetime, *, pinned: bool) -> Article:
    article = draft(report=report, by=staff[Role.OFFICER]).article
    if article is None:
        raise RuntimeError("the demo's report drew no announcement")
    article.published_at, article.pinned = _when(at), pinned
    article.save()
    publishing.submit(article=article, by=staff[Role.OFFICER], confirmed=True)
    return publishing.publish(article=article, by=staff[Role.EDITOR])


def _earlier_months(communes: dict[int, Commune], staff: dict[int, dict[str, User]]) -> None:
    for row in tomllib.loads(SCORES.read_text(encoding="utf-8"))["month"]:
        period, commune, people = Period.from_code(row["period"]), communes[row["commune"]], staff[row["commune"]]
        groups = dict(zip(GROUP_ORDER, row["groups"], strict=True))
        total = str(sum(map(Decimal, row["groups"])))
        report = _report(commune, period, groups, total, people[Role.OFFICER])
        following = period.following().first_day
        _announce(report, people, datetime(following.year, following.month, 6, 9, 0), pinned=False)  # noqa: DTZ001


@transaction.atomic
def load_demo() -> dict[int, Commune]:
    """Create the demo communes with all that belongs to them; all or nothing."""
    content = tomllib.loads(POSTS.read_text(encoding="utf-8"))
    communes = _communes()
    staff = create_accounts(communes)
    categories = {number: _categories(commune, content["category"]) for number, commune in communes.items()}
    _pages(communes[1], content["page"])
    _pages(communes[2], [page for page in content["page"] if page["slug"] != "gioi-thieu"])
    for row in content["document"]:
        _document(row, communes[row["commune"]])
    for row in content["post"]:
        number = row["commune"]
        _post(row, communes[number], categories[number], staff[number])
    _earlier_months(communes, staff)
    june = Period.from_code("2023-06")
    _report(communes[1], june.previous(), MAY_GROUPS, "88.9", staff[1][Role.OFFICER], reference=True)
    first = _report(communes[1], june, SEED_GROUPS, "72.6", staff[1][Role.OFFICER], **SEED_TABLE)
    article = _announce(first, staff[1], datetime(2023, 7, 6, 20, 26), pinned=True)  # noqa: DTZ001  made aware there
    ArticleCounter.objects.update_or_create(article=article, defaults={"views": 113})
    second = _report(communes[2], june, SECOND_GROUPS, "88.2", staff[2][Role.OFFICER], **SECOND_TABLE)
    _announce(second, staff[2], datetime(2023, 7, 5, 9, 0), pinned=True)  # noqa: DTZ001
    return communes
