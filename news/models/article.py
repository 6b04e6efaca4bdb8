"""Article: a commune's post, on its way from draft to the public."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from modelsearch import index
from pictures.models import PictureField
from simple_history.models import HistoricalRecords

from communes.models import Commune, User
from communes.uploads import UploadPath
from news.body_pictures import body_pictures
from news.display import for_display
from news.editor import BodyField
from news.indexing import index_row
from news.models.category import Category
from news.models.tag import Tag
from news.pictures import WIDE
from news.sanitising import NO_DESCRIPTION, clean_html, has_image_without_description, text_of
from news.search_words import index_text
from vietnamese.folding import fold, tidy, tidy_lines
from vietnamese.slugs import slugify


class Status(models.TextChoices):
    DRAFT = "draft", "Bản thảo"
    REVIEW = "review", "Chờ duyệt"
    PUBLISHED = "published", "Đã đăng"
    WITHDRAWN = "withdrawn", "Đã gỡ"


def shown(at: datetime, through: str = "") -> Q:
    """What readers see at that moment: the one place that says so. `through` is the lookup that leads to the article.

    A `published_at` that lies ahead is scheduled; from `expires_at` on the post is gone.
    """
    appeared = Q((f"{through}status", Status.PUBLISHED), (f"{through}published_at__lte", at))
    return appeared & (Q((f"{through}expires_at", None)) | Q((f"{through}expires_at__gt", at)))


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self, commune: Commune, *, at: datetime | None = None) -> Self:
        """What `commune`'s readers see."""
        return self.filter(shown(at or timezone.now()), commune=commune)

    def expired(self, commune: Commune, *, at: datetime | None = None) -> Self:
        """What `commune`'s readers saw until its time was over."""
        return self.filter(commune=commune, status=Status.PUBLISHED, expires_at__lte=at or timezone.now())

    def pinned(self, at: datetime | None = None) -> Self:
        """Those that stand first: pinned without an end, or until a moment that is still to come."""
        return self.filter(Q(pinned_until=None) | Q(pinned_until__gt=at or timezone.now()), pinned=True)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_list(self) -> Self:
        """With all that a list row shows, in one query, and without the bodies."""
        return self.select_related("category", "counter").defer("body", "body_html", "text_folded")


class Article(index.Indexed, models.Model):  # type: ignore[misc]
    """A post. `body` is what the editor gave, cleaned; `body_html` is the same made ready for display."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="articles", verbose_name="xã, phường")
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="articles", verbose_name="chuyên mục", null=True, blank=True
    )
    title = models.CharField("tiêu đề", max_length=250)
    slug = models.SlugField(
        "đường dẫn", max_length=200, blank=True, help_text="Để trống: lấy từ tiêu đề. Đường dẫn cũ vẫn dẫn tới bài."
    )
    lead = models.TextField("tóm tắt, mở đầu", blank=True, help_text="Một hai câu đứng đầu bài và trong danh sách bài.")
    body = BodyField("nội dung", blank=True)
    body_html = models.TextField(editable=False, blank=True, default="")
    image = PictureField(
        "ảnh đại diện",
        upload_to=UploadPath("anh-bai"),
        blank=True,
        aspect_ratios=[None, WIDE],
        width_field="image_width",
        height_field="image_height",
    )
    image_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_alt = models.CharField(
        "mô tả ảnh",
        max_length=200,
        blank=True,
        help_text="Nói ảnh có gì, cho người không nhìn thấy ảnh. Bắt buộc khi có ảnh.",
    )
    image_caption = models.CharField("chú thích ảnh", max_length=250, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles", verbose_name="thẻ")
    author_line = models.CharField("tác giả", max_length=120, blank=True)
    source = models.CharField("nguồn", max_length=250, blank=True)
    pinned = models.BooleanField("ghim lên đầu trang chủ", default=False)
    pinned_until = models.DateTimeField(
        "ghim đến", null=True, blank=True, help_text="Để trống: ghim đến khi bỏ đánh dấu. Hết giờ này bài tự thôi ghim."
    )
    comments_open = models.BooleanField("nhận ý kiến bạn đọc", default=True)
    status = models.CharField("trạng thái", max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    published_at = models.DateTimeField(
        "đăng lúc", null=True, blank=True, help_text="Để trống: lúc duyệt. Thời điểm sau này: bài tự hiện khi đến giờ."
    )
    expires_at = models.DateTimeField(
        "hiện đến",
        null=True,
        blank=True,
        help_text="Để trống: hiện mãi. Từ giờ này bạn đọc không còn thấy bài, ví dụ thông báo lịch cắt điện đã qua.",
    )
    first_published_at = models.DateTimeField(
        "đăng lần đầu lúc",
        null=True,
        blank=True,
        editable=False,
        help_text="Từ lúc này bạn đọc có thể đã đọc bài: bài được gỡ, không bị xóa.",
    )
    to_confirm = models.TextField(
        "điều cần xác nhận",
        blank=True,
        editable=False,
        help_text="Người gửi duyệt hoặc đăng bài phải xác nhận điều này.",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người xác nhận",
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người tạo",
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    title_folded = models.TextField(editable=False, default="")
    text_folded = models.TextField(editable=False, default="")
    history = HistoricalRecords(
        verbose_name="lịch sử bài viết",
        verbose_name_plural="lịch sử bài viết",
        excluded_fields=[
            "body_html",
            "first_published_at",
            "title_folded",
            "text_folded",
            "image_width",
            "image_height",
        ],
    )

    objects = ArticleQuerySet.as_manager()

    # The index is written in save(): the library's own signal reads the row again and asks for a task queue.
    search_auto_update = False
    search_fields = [
        index.SearchField("search_text"),
        index.FilterField("commune_id"),
        index.FilterField("status"),
        index.FilterField("published_at"),
        index.FilterField("category_id"),
    ]

    # Read by simple_history when the row is saved.
    _history_user: User | None
    _change_reason: str

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        ordering = ("-published_at", "-pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["commune", "status", "-published_at", "-id"], name="article_public_newest"),
            models.Index(fields=["category", "status", "-published_at", "-id"], name="article_category_newest"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="article_published_has_a_date",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="article_status_known"),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
                name="article_expires_after_it_appears",
                violation_error_message="Thời điểm hết hạn phải sau thời điểm đăng.",
            ),
            models.CheckConstraint(
                condition=Q(pinned=True) | Q(pinned_until=None),
                name="article_pinned_until_needs_a_pin",
                violation_error_message="Bài không ghim thì để trống «ghim đến».",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="article_title_and_slug_present"),
            models.CheckConstraint(
                condition=Q(image="") | ~Q(image_alt=""),
                name="article_image_has_a_description",
                violation_error_message="Hãy mô tả ảnh cho người không nhìn thấy ảnh.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title, self.lead = tidy(self.title), tidy_lines(self.lead)
        self.image_alt, self.image_caption = tidy(self.image_alt), tidy(self.image_caption)
        self.author_line, self.source = tidy(self.author_line), tidy(self.source)
        self.slug = slugify(self.slug or self.title)
        self.body = clean_html(self.body)
        self.body_html = for_display(self.body, body_pictures(self.commune, self.body))
        if self.status == Status.PUBLISHED and self.first_published_at is None:
            self.first_published_at = self.published_at
        self.title_folded = fold(self.title)
        self.text_folded = fold(f"{self.lead} {text_of(self.body)}")
        with transaction.atomic():
            super().save(*args, **kwargs)
            index_row(self)

    def get_absolute_url(self) -> str:
        return reverse("news:article", args=[self.slug, self.pk])

    @property
    def has_appeared(self) -> bool:
        """Published, and its time has come: readers read it, and may have known it until it expired."""
        return self.status == Status.PUBLISHED and self.published_at is not None and self.published_at <= timezone.now()

    @property
    def is_expired(self) -> bool:
        return self.has_appeared and self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def is_public(self) -> bool:
        """`shown` for one row."""
        return self.has_appeared and not self.is_expired

    @property
    def is_pinned(self) -> bool:
        return self.pinned and (self.pinned_until is None or self.pinned_until > timezone.now())

    @property
    def state_label(self) -> str:
        """Where the post is on its way, for staff: its status, unless the clock says more."""
        if self.is_expired:
            return "Hết hạn"
        if self.status == Status.PUBLISHED and not self.has_appeared:
            return "Hẹn giờ đăng"
        return str(self.get_status_display())

    def search_text(self) -> str:
        """What the search index stores of this post (news.search_words)."""
        return index_text(self.title, f"{self.lead} {text_of(self.body)}")

    def clean(self) -> None:
        self.title = tidy(self.title)
        self.slug = slugify(self.slug or self.title)  # before the constraint that asks for one
        errors = {}
        if self.category and self.commune_id and self.category.commune_id != self.commune_id:
            errors["category"] = ValidationError("Chuyên mục này thuộc đơn vị khác.")
        if has_image_without_description(clean_html(self.body)):
            errors["body"] = ValidationError(NO_DESCRIPTION)
        if not self.title:
            errors["title"] = ValidationError("Hãy ghi tiêu đề.")
        if self.image and not tidy(self.image_alt):
            errors["image_alt"] = ValidationError("Hãy mô tả ảnh cho người không nhìn thấy ảnh.")
        if errors:
            raise ValidationError(errors)
