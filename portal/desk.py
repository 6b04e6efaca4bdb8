"""The staff's desk: what waits for whom in the host's commune, each with its link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from communes.http import commune_of, staff_of
from communes.models import Commune
from indicators.doubtful import DoubtfulReport, doubtful_months
from indicators.models import Report
from indicators.periods import Period, PeriodType
from news.models import Action, Article, ArticleEvent, Comment, CommentStatus, Feedback, FeedbackStatus, Status
from news.publishing import PUBLISH

SHOWN = 8  # templates/admin/_desk_list.html
EXPIRES_SOON = timedelta(days=7)


@dataclass(frozen=True)
class MonthlyJob:
    """The month whose figures are due: entered or not, announced or not, and until when."""

    period: Period
    deadline: date
    report: Report | None
    add_url: str

    @property
    def days_left(self) -> int:
        return (self.deadline - timezone.localdate()).days

    @property
    def days_late(self) -> int:
        return -self.days_left

    @property
    def announced(self) -> bool:
        return bool(self.report and self.report.announcement and self.report.announcement.has_appeared)


@dataclass(frozen=True)
class Desk:
    job: MonthlyJob
    enter_url: str
    to_approve: list[Article]
    may_publish: bool
    sent_back: list[Article]
    drafts: list[Article]
    doubtful: list[DoubtfulReport]
    scheduled: list[Article]
    expiring: list[Article]
    comments_waiting: int
    feedback_waiting: int


def monthly_job(commune: Commune, today: date) -> MonthlyJob:
    """Last month's figures, due on the commune's deadline day of this month."""
    period = Period(PeriodType.MONTH, today.year, today.month).previous()
    report = Report.objects.of_period(commune, period).select_related("announcement").first()
    query = urlencode({"period_type": period.type.value, "year": period.year, "number": period.number})
    return MonthlyJob(
        period=period,
        deadline=today.replace(day=commune.deadline_day),
        report=report,
        add_url=f"{reverse('admin:indicators_report_add')}?{query}",
    )


def _listed(rows: QuerySet[Article], *order: str) -> list[Article]:
    """One more than is shown, so that the page knows whether there are others."""
    newest = ArticleEvent.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    return list(
        rows.select_related("category")
        .defer("body", "body_html", "text_folded")
        .annotate(
            step_at=Subquery(newest.values("at")[:1]),
            step_by=Subquery(newest.values("by__full_name")[:1]),
            step_remark=Subquery(newest.values("remark")[:1]),
        )
        .order_by(*order, "pk")[: SHOWN + 1]
    )


def _latest(rows: QuerySet[Article]) -> list[Article]:
    return _listed(rows, "-updated_at")


def desk_for(request: HttpRequest) -> Desk:
    commune = commune_of(request)
    user = staff_of(request)
    ours = Article.objects.filter(commune=commune)
    drafts = ours.filter(status=Status.DRAFT)
    now = timezone.now()
    published = ours.filter(status=Status.PUBLISHED)
    came_back = drafts.filter(pk__in=_sent_back(commune))
    return Desk(
        job=monthly_job(commune, timezone.localdate()),
        enter_url=reverse("admin:indicators_report_add"),
        to_approve=_latest(ours.filter(status=Status.REVIEW)),
        may_publish=bool(user and user.has_perm(PUBLISH)),
        sent_back=_latest(came_back),
        drafts=_latest(drafts.exclude(pk__in=_sent_back(commune))),
        doubtful=doubtful_months(commune),
        scheduled=_listed(published.filter(published_at__gt=now), "published_at"),
        expiring=_listed(ours.public(commune, at=now).filter(expires_at__lte=now + EXPIRES_SOON), "expires_at"),
        comments_waiting=Comment.objects.filter(article__commune=commune, status=CommentStatus.PENDING).count(),
        feedback_waiting=Feedback.objects.filter(commune=commune, status=FeedbackStatus.NEW).count(),
    )


def _sent_back(commune: Commune) -> QuerySet[Article, int]:
    """Drafts whose newest step is that they came back."""
    newest = ArticleEvent.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk").values("action")[:1]
    return (
        Article.objects.filter(commune=commune, status=Status.DRAFT)
        .annotate(last_step=Subquery(newest))
        .filter(last_step=Action.SENT_BACK)
        .values_list("pk", flat=True)
    )
