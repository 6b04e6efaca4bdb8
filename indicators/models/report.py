"""Report: what the national portal published about a commune for one period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from communes.models import Commune, User
from communes.uploads import UploadPath
from indicators.periods import Period, PeriodType
from news.models import Article, shown

FIRST_YEAR = 2022  # Decision 766 is of 23/6/2022
LAST_YEAR = 2100
PERCENT = (MinValueValidator(0), MaxValueValidator(100))


class PeriodChoice(models.TextChoices):
    MONTH = PeriodType.MONTH.value, "Tháng"
    QUARTER = PeriodType.QUARTER.value, "Quý"
    YEAR = PeriodType.YEAR.value, "Năm"


class MissingReason(models.TextChoices):
    NOT_ENTERED = "not_entered", "Chưa nhập"
    NOT_SCORED = "not_scored", "Cổng không chấm điểm kỳ này"


class ReportQuerySet(models.QuerySet["Report"]):
    def of_period(self, commune: Commune, period: Period) -> Self:
        return self.filter(commune=commune, period_type=period.type.value, year=period.year, number=period.number)

    def of_periods(self, commune: Commune, periods: Iterable[Period]) -> Self:
        wanted = Q()
        for one in periods:
            wanted |= Q(period_type=one.type.value, year=one.year, number=one.number)
        return self.filter(wanted, commune=commune)

    def public(self, commune: Commune) -> Self:
        """Reports whose announcement `commune`'s readers can see: figures come out with the post, not before."""
        return self.filter(commune=commune, is_reference=False, announcement__in=Article.objects.public(commune))

    def public_of_any(self) -> Self:
        """Those of these reports that readers of their own commune see."""
        return self.filter(shown(timezone.now(), "announcement__"), is_reference=False).select_related("commune")

    def with_scores(self) -> Self:
        return self.prefetch_related("group_scores", "criterion_scores")


def _between(field: str, low: int, high: int) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": low, f"{field}__lte": high})


def _rate(label: str) -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True, validators=list(PERCENT))


def _count(label: str) -> models.PositiveBigIntegerField:  # type: ignore[type-arg]
    return models.PositiveBigIntegerField(label, null=True, blank=True)


class Report(models.Model):
    """One commune, one period, the figures as published. Every figure may be missing; a missing one is not 0.

    Counts are dossiers; rates are percent 0–100 with two decimals; scores are points. Source: the national
    public service portal, Decision 766/QĐ-TTg; the table's columns are those of the communes' announcements.
    """

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="reports", verbose_name="xã, phường")
    period_type = models.CharField("loại kỳ", max_length=10, choices=PeriodChoice.choices, default=PeriodChoice.MONTH)
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    number = models.PositiveSmallIntegerField("tháng hoặc quý", default=1)
    scheme = models.CharField("bộ chỉ số", max_length=40, editable=False)
    is_reference = models.BooleanField(
        "chỉ để so sánh",
        default=False,
        help_text="Kỳ nhập chỉ để kỳ sau so sánh: không soạn bài công bố, không hiện cho bạn đọc.",
    )

    dossiers_received = _count("Tổng số HS trong kỳ")
    overdue_dvc = _count("Tổng số HS thông báo xử lý quá hạn (DVC)")
    overdue_mcdt = _count("Tổng số HS xử lý quá hạn trên MCĐT")
    online_rate = _rate("Tỷ lệ HS nộp trực tuyến")
    satisfaction_rate = _rate("Mức độ hài lòng")
    eresult_rate = _rate("Hồ sơ cấp KQ điện tử")
    sync_rate = _rate("HS đồng bộ lên cổng DVC")
    certified_copies = _count("HS cung cấp chứng thực bản sao điện tử")
    online_payments = _count("Thanh toán trực tuyến")
    total_score = models.DecimalField(
        "Điểm đánh giá", max_digits=5, decimal_places=2, null=True, blank=True, validators=list(PERCENT)
    )
    entered_change = models.DecimalField(
        "Điểm so với kỳ trước",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(-100), MaxValueValidator(100)],
    )

    source = models.CharField("nguồn số liệu", max_length=250, default="https://dichvucong.gov.vn")
    read_at = models.DateTimeField("số liệu lấy lúc", null=True, blank=True)
    screenshot = models.ImageField(
        "ảnh chụp màn hình số liệu", upload_to=UploadPath("so-lieu", private=True), blank=True
    )
    announcement = models.OneToOneField(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="report",
        verbose_name="bài công bố",
    )
    dropped_phrases = models.ManyToManyField("indicators.Phrase", blank=True, editable=False, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người nhập",
    )
    created_at = models.DateTimeField("nhập lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    _history_user: User | None  # read by simple_history when the row is saved
    history = HistoricalRecords(verbose_name="lịch sử số liệu", verbose_name_plural="lịch sử số liệu")

    # Set by the admin on a report whose period was changed: the next period of there compares with another one now.
    moved_from: Period | None = None

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ đánh giá"
        verbose_name_plural = "số liệu các kỳ"
        ordering = ("-year", "-number", "period_type")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "period_type", "year", "number"],
                name="report_once_per_period",
                violation_error_message="Kỳ này đã có số liệu.",
            ),
            models.CheckConstraint(
                condition=Q(period_type="month", number__gte=1, number__lte=12)
                | Q(period_type="quarter", number__gte=1, number__lte=4)
                | Q(period_type="year", number=1),
                name="report_period_number_fits_its_type",
                violation_error_message="Tháng phải từ 1 đến 12, quý từ 1 đến 4.",
            ),
            models.CheckConstraint(condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="report_year_range"),
            models.CheckConstraint(condition=~Q(scheme=""), name="report_scheme_present"),
            models.CheckConstraint(
                condition=Q(is_reference=False) | Q(announcement__isnull=True),
                name="report_reference_is_never_announced",
                violation_error_message="Kỳ đã có bài công bố thì không thể chỉ để so sánh.",
            ),
            models.CheckConstraint(condition=_between("total_score", 0, 100), name="report_total_0_to_100"),
            models.CheckConstraint(condition=_between("entered_change", -100, 100), name="report_change_range"),
            *(
                models.CheckConstraint(condition=_between(name, 0, 100), name=f"report_{name}_percent")
                for name in ("online_rate", "satisfaction_rate", "eresult_rate", "sync_rate")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period.label}, {self.commune}"

    def clean(self) -> None:
        if not self.year or not self.number:
            return
        try:
            period = self.period
        except ValueError as error:
            raise ValidationError({"number": str(error)}) from error
        if not period.has_begun(timezone.localdate()):
            raise ValidationError({"year": f"Kỳ {period.label} chưa bắt đầu nên chưa thể có số liệu."})

    @property
    def period(self) -> Period:
        return Period(PeriodType(self.period_type), self.year, self.number)
