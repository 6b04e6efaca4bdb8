"""Document: an official paper of the commune («văn bản») with its file."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from communes.models import Commune
from communes.uploads import FilePath
from news.files import FileKind, kind_of
from vietnamese.folding import fold, tidy
from vietnamese.slugs import slugify


class DocumentType(models.TextChoices):
    """Kinds of administrative papers (Nghị định 30/2020/NĐ-CP, Điều 7), and those of the people's council."""

    NGHI_QUYET = "nghi-quyet", "Nghị quyết"
    QUYET_DINH = "quyet-dinh", "Quyết định"
    CHI_THI = "chi-thi", "Chỉ thị"
    QUY_CHE = "quy-che", "Quy chế, quy định"
    THONG_BAO = "thong-bao", "Thông báo"
    HUONG_DAN = "huong-dan", "Hướng dẫn"
    CHUONG_TRINH = "chuong-trinh", "Chương trình"
    KE_HOACH = "ke-hoach", "Kế hoạch"
    DE_AN = "de-an", "Đề án, dự án, phương án"
    BAO_CAO = "bao-cao", "Báo cáo"
    TO_TRINH = "to-trinh", "Tờ trình"
    CONG_VAN = "cong-van", "Công văn"
    GIAY_MOI = "giay-moi", "Giấy mời"
    KHAC = "khac", "Văn bản khác"


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self, commune: Commune) -> Self:
        """What `commune`'s readers see: the one place that says so."""
        return self.filter(commune=commune, is_public=True)


class Document(models.Model):
    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="documents", verbose_name="xã, phường")
    number = models.CharField("số, ký hiệu", max_length=60, help_text="Ví dụ 12/TB-UBND.")
    type = models.CharField("loại văn bản", max_length=20, choices=DocumentType.choices)
    title = models.CharField("trích yếu", max_length=500, help_text="Nội dung chính của văn bản, như trên bản giấy.")
    issuer = models.CharField("cơ quan ban hành", max_length=150)
    signer = models.CharField("người ký", max_length=100, blank=True)
    issued_on = models.DateField("ngày ban hành")
    effective_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    file = models.FileField("tệp văn bản", upload_to=FilePath("van-ban"), max_length=250, blank=True)
    size = models.PositiveBigIntegerField("cỡ tệp", editable=False, default=0)
    is_public = models.BooleanField("công khai", default=False)
    text_folded = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField("cập nhật lúc", auto_now=True)
    history = HistoricalRecords(
        verbose_name="lịch sử văn bản",
        verbose_name_plural="lịch sử văn bản",
        excluded_fields=["text_folded", "size"],
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ("-issued_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["commune", "is_public", "-issued_on", "-id"], name="document_public_newest"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "number", "issuer", "issued_on"],
                name="document_number_once",
                violation_error_message="Văn bản có số, cơ quan và ngày ban hành này đã được nhập.",
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(title="") & ~Q(issuer=""), name="document_number_title_issuer_present"
            ),
            models.CheckConstraint(condition=Q(type__in=DocumentType.values), name="document_type_known"),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True) | Q(effective_on__gte=models.F("issued_on")),
                name="document_effective_after_issue",
                violation_error_message="Ngày có hiệu lực không thể trước ngày ban hành.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        self.text_folded = fold(f"{self.number} {self.get_type_display()} {self.title} {self.issuer} {self.signer}")
        if not self.file:
            self.size = 0
        elif not self.file._committed:  # type: ignore[attr-defined]
            self.size = self.file.size
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:document", args=[self.slug, self.pk])

    def clean(self) -> None:
        for field in ("number", "title", "issuer", "signer"):
            setattr(self, field, tidy(getattr(self, field)))

    @property
    def slug(self) -> str:
        return slugify(f"{self.get_type_display()} {self.number}")

    @property
    def kind(self) -> FileKind:
        return kind_of(self.file.name or "")
