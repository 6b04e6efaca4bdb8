"""From public rows to what open data gives out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from communes.http import commune_of
from communes.models import Commune
from indicators.open_data.schemas import ArticleOut, CommuneOut, CriterionOut, MonthOut, ScoreOut
from indicators.public import public_periods
from indicators.publication import Published
from indicators.scheme import load_scheme
from news.models import Article


@dataclass(frozen=True)
class Row:
    """One period of one commune, as readers were told it."""

    commune: Commune
    published: Published

    @property
    def key(self) -> str:
        return f"{self.commune.code}/{self.published.period.code}"


def communes_here(request: HttpRequest) -> list[Commune]:
    """The communes that the host speaks for."""
    return [commune_of(request)]


def _points(value: Decimal | None) -> float | None:
    # Two decimals at most: the shortest float that reads back is the figure itself.
    return None if value is None else float(value)


def absolute(request: HttpRequest, path: str) -> str:
    """`path` with the scheme and the host that the reader came by."""
    return f"{request.scheme}://{request.get_host()}{path}"


def commune_out(commune: Commune) -> CommuneOut:
    return CommuneOut.model_validate(
        {
            "code": commune.code,
            "kind": commune.kind,
            "name": commune.name,
            "full_name": commune.kind_name,
            "province": commune.province,
        }
    )


def periods(request: HttpRequest, period_type: str | None, year: int | None) -> list[Row]:
    """Public periods of the host's communes, newest first, of one type or year when asked."""
    return [
        Row(commune, published)
        for commune in communes_here(request)
        for published in public_periods(commune)
        if (period_type is None or published.period.type.value == period_type)
        and (year is None or published.period.year == year)
    ]


def month_out(request: HttpRequest, row: Row) -> MonthOut:
    published = row.published
    period = published.period
    return MonthOut(
        id=row.key,
        commune=row.commune.code,
        period=period.code,
        period_type=period.type.value,
        first_day=period.first_day,
        last_day=period.last_day,
        scheme=published.scheme,
        legal_basis=load_scheme(published.scheme).legal_basis,
        total=float(published.total),
        maximum=float(published.maximum),
        change=_points(published.change),
        source=published.source,
        read_at=published.read_at,
        announcement=absolute(request, published.article.get_absolute_url()),
        page=absolute(request, reverse("indicators:index") + period.path),
        updated_at=published.article.updated_at,
    )


def scores_out(rows: list[Row]) -> Iterator[ScoreOut]:
    """Each group of each period, in the scheme's order."""
    for row in rows:
        for group in row.published.groups:
            yield ScoreOut.model_validate(
                {
                    "id": f"{row.key}/{group.code}",
                    "commune": row.commune.code,
                    "period": row.published.period.code,
                    "group": group.code,
                    "name": group.name,
                    "score": _points(group.score),
                    "maximum": float(group.maximum),
                    "missing_reason": group.missing.value or None,
                    "change": _points(group.change),
                    "source": row.published.source,
                }
            )


def criteria_out(rows: list[Row]) -> Iterator[CriterionOut]:
    """Each entered criterion of each period."""
    for row in rows:
        scheme = load_scheme(row.published.scheme)
        for one in row.published.criteria:
            yield CriterionOut(
                id=f"{row.key}/{one.code}",
                commune=row.commune.code,
                period=row.published.period.code,
                group=one.group,
                code=one.code,
                name=scheme.criterion(one.code).name,
                numerator=one.numerator,
                denominator=one.denominator,
                score=_points(one.score),
                maximum=float(one.maximum),
                source=row.published.source,
            )


def articles_here(request: HttpRequest) -> QuerySet[Article]:
    """Public posts of the host's commune, newest first, without their bodies."""
    return (
        Article.objects.public(commune_of(request))
        .select_related("category", "commune")
        .defer("body", "body_html", "text_folded")
        .newest_first()
    )


def article_fields(request: HttpRequest, article: Article) -> dict[str, object]:
    return {
        "id": article.pk,
        "commune": article.commune.code,
        "title": article.title,
        "lead": article.lead,
        "category": article.category.name if article.category else None,
        "url": absolute(request, article.get_absolute_url()),
        "published_at": article.published_at,
        "updated_at": article.updated_at,
    }


def article_out(request: HttpRequest, article: Article) -> ArticleOut:
    return ArticleOut.model_validate(article_fields(request, article))
