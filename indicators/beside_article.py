"""Under an announcement: the chart of the months, and the picture that a chat shows with its link."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from indicators.models import Report
from indicators.public import public_periods
from indicators.public_course import twelve_months
from indicators.share_picture import HEIGHT, WIDTH
from news.beside import Beside
from news.models import Article


def beside_announcement(article: Article) -> Beside | None:
    """None for a post that announces nothing. One query for such a post."""
    report = Report.objects.filter(announcement=article).only("period_type", "year", "number").first()
    if report is None:
        return None
    page = reverse("indicators:index") + report.period.path
    months = twelve_months(public_periods(article.commune))
    # A draft has no public page of scores yet, and so no picture.
    shown = {"course": months, "period": report.period, "page": page if article.is_public else ""}
    under = render_to_string("indicators/_under_article.html", shown) if months or article.is_public else ""
    picture = f"{page}anh.png" if article.is_public else ""
    return Beside(under=SafeString(under), picture=picture, picture_size=(WIDTH, HEIGHT))
