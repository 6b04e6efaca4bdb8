"""The form that articles are written in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from communes.history import VersionRow, changed, state_of
from communes.imaging import reencode
from communes.scoped_admin import CommuneForm
from news.content import Content, content_of
from news.models import Article, Status
from news.tagging import read_tags, written

LEAD_PICTURE_SIDE = 1600
FIRST_YEAR, LAST_YEAR = 1990, 2100  # of a post's date: a portal that moves brings old posts along
# What stands beside the text: changing it after publishing is kept among the post's steps.
BESIDE_FIELDS = ("image", "image_alt", "image_caption", "author_line", "source", "category", "expires_at")
# What two people's versions of a post are compared by.
COMPARED = (
    "title", "category", "lead", "body", "image_alt", "image_caption", "author_line", "source", "published_at",
    "expires_at", "pinned", "pinned_until", "comments_open", "slug",
)  # fmt: skip


def saved_at(article: Article) -> str:
    """Which version of the row this is, for a hidden field."""
    return article.updated_at.isoformat()


class ArticleForm(CommuneForm):
    correction_reason = forms.CharField(
        label="Lý do đính chính",
        max_length=300,
        required=False,
        help_text="Bài đã đăng: sửa tiêu đề, mở đầu hoặc nội dung là đính chính. Bạn đọc thấy ngày và lý do.",
    )
    tag_names = forms.CharField(
        label="Thẻ",
        max_length=700,
        required=False,
        help_text="Cách nhau bằng dấu phẩy, ví dụ nông thôn mới, giao thông. Thẻ gom bài của nhiều chuyên mục.",
    )
    # Which version of the post this form was opened with: somebody may save another meanwhile.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = (
            "title", "slug", "category", "lead", "body", "image", "image_alt", "image_caption", "author_line", "source",
            "published_at", "expires_at", "pinned", "pinned_until", "comments_open",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # As stored: validation writes what was typed into the instance.
        # An expired post was read, too, and may come back: it keeps the rules of corrections.
        self.was_public = bool(self.instance.pk) and self.instance.has_appeared
        self.stored: Content | None = content_of(self.instance) if self.instance.pk else None
        self.newer: Article | None = None  # what somebody else saved meanwhile
        if "tag_names" in self.fields:  # a form to read alone has none
            self.fields["tag_names"].initial = written(self.instance)
        if "version" in self.fields and self.instance.pk:
            self.fields["version"].initial = saved_at(self.instance)

    def clean_tag_names(self) -> list[str]:
        return read_tags(self.cleaned_data.get("tag_names") or "")

    def clean_image(self) -> Any:
        image = self.cleaned_data.get("image")
        return reencode(image, max_side=LEAD_PICTURE_SIDE).file if isinstance(image, UploadedFile) else image

    def clean_published_at(self) -> datetime | None:
        at = self._moment("published_at")
        if self.was_public and at is not None and at > timezone.now():
            raise ValidationError("Bài đã công khai: không hẹn giờ lại được. Muốn ẩn bài thì hãy gỡ bài.")
        return at

    def _moment(self, name: str) -> datetime | None:
        at: datetime | None = self.cleaned_data.get(name)
        if at is not None and not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise ValidationError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
        return at

    def clean_expires_at(self) -> datetime | None:
        at = self._moment("expires_at")
        # One that ran out long ago may stay as it is: the post is corrected all the same.
        if at is not None and at <= timezone.now() and "expires_at" in self.changed_data:
            told = " Muốn ẩn bài ngay thì hãy gỡ bài." if self.was_public else ""
            raise ValidationError(f"Thời điểm này đã qua.{told}")
        return at

    def clean_pinned_until(self) -> datetime | None:
        at = self._moment("pinned_until")
        if at is not None and at <= timezone.now() and "pinned_until" in self.changed_data:
            raise ValidationError("Thời điểm này đã qua. Muốn thôi ghim thì hãy bỏ đánh dấu ô ghim và để trống ô này.")
        return at

    def _check_dates(self, cleaned: dict[str, Any]) -> None:
        """The dates against each other, each error at the field to change."""
        appears, expires = cleaned.get("published_at"), cleaned.get("expires_at")
        if appears and expires and expires <= appears:
            self.add_error("expires_at", ValidationError("Thời điểm hết hạn phải sau thời điểm đăng."))
        until = cleaned.get("pinned_until")
        if until and not cleaned.get("pinned"):
            self.add_error(
                "pinned_until", ValidationError("Muốn ghim thì hãy đánh dấu ô ghim; không ghim thì hãy để trống ô này.")
            )
        if until and appears and until <= appears:
            self.add_error("pinned_until", ValidationError("Ghim đến một thời điểm sau thời điểm đăng."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_dates(cleaned)
        if (
            self.instance.status == Status.PUBLISHED
            and not cleaned.get("published_at")
            and not self.has_error("published_at")
        ):
            self.add_error("published_at", ValidationError("Bài đã đăng phải có thời điểm đăng."))
        if self._is_correction(cleaned) and not (cleaned.get("correction_reason") or "").strip():
            self.add_error("correction_reason", ValidationError("Bài đã đăng: hãy ghi lý do đính chính."))
        self._refuse_over_newer_work(cleaned)
        return cleaned

    def _refuse_over_newer_work(self, cleaned: dict[str, Any]) -> None:
        opened = cleaned.get("version")
        if not opened or not self.instance.pk or self.stored is None:
            return
        # Locked, so that nobody saves between this look and the saving; `instance` carries what was typed.
        now = Article.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        current = saved_at(now)
        if opened == current:
            return
        self.newer = now
        # Sent again with this, the form says that its sender has seen the other text.
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data[self.add_prefix("version")] = current
        self.data = data
        who = self.newer.history.order_by("-history_date", "-history_id").first()
        name = who.history_user if who and who.history_user else "Người khác"
        self.add_error(
            None,
            ValidationError(
                f"{name} đã lưu bài này sau khi bạn mở nó. Bản của bạn còn nguyên trong biểu mẫu; chỗ khác nhau "
                "ở bảng phía trên. Hãy ghép hai bản; lưu lần nữa là lấy bản của bạn."
            ),
        )

    @property
    def newer_rows(self) -> list[VersionRow]:
        """Where what somebody else saved (`then`) and what was typed (`now`) differ, field by field."""
        if self.newer is None:
            return []
        rows = changed(state_of(self.newer, Article, COMPARED), state_of(self.instance, Article, COMPARED))
        return rows or [VersionRow("Bài", "giống phần bạn gõ", "giống bản đã lưu")]

    def _is_correction(self, cleaned: dict[str, Any]) -> bool:
        if not self.was_public:
            return False
        typed = Article(
            title=cleaned.get("title") or "", lead=cleaned.get("lead") or "", body=cleaned.get("body") or ""
        )
        return content_of(typed) != self.stored

    @property
    def is_correction(self) -> bool:
        """Whether readers of the public post will read something else."""
        return self._is_correction(self.cleaned_data)

    @property
    def changed_beside(self) -> list[str]:
        return [name for name in BESIDE_FIELDS if name in self.changed_data]
