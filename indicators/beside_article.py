"""Under an announcement: the chart of the months, and the picture that a chat shows with its link."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from indicators.models import Report
from indicators.periods import PeriodType
from indicators.public import public_periods
from indicators.public_course import MONTHS, Course, twelve_months
from indicators.share_picture import HEIGHT, WIDTH
from news.beside import Beside
from news.models import Article


def beside_announcement(article: Article) -> Beside | None:
    """None for a post that announces nothing. One query for such a post."""
    report = Report.objects.filter(announcement=article).only("period_type", "year", "number").first()
    if report is None:
        return None
    page = reverse("indicators:index") + report.period.path
    months = _months(article, report)
    # A draft has no public page of scores yet, and so no picture.
    shown = {"course": months, "period": report.period, "page": page if article.is_public else ""}
    under = render_to_string("indicators/_under_article.html", shown) if months or article.is_public else ""
    picture = f"{page}anh.png" if article.is_public else ""
    return Beside(under=SafeString(under), picture=picture, picture_size=(WIDTH, HEIGHT))


def _months(article: Article, report: Report) -> Course | None:
    """The newest twelve months; those that end with the period announced where it is not among them any more."""
    periods = public_periods(article.commune)
    last = max((one.period.last_day for one in periods if one.period.type is PeriodType.MONTH), default=None)
    own = report.period.last_day
    if last is not None and (last.year - own.year) * 12 + last.month - own.month >= MONTHS:
        periods = [one for one in periods if one.period.last_day <= own]
    return twelve_months(periods)
