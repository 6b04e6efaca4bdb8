"""Attachment: a file that readers take from a post."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from communes.uploads import FilePath
from news.files import FileKind, kind_of
from news.models.article import Article


class Attachment(models.Model):
    """A PDF, Word or Excel file under a post, with the name that readers see and its size in bytes."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachments", verbose_name="bài viết")
    title = models.CharField("tên tệp", max_length=200, help_text="Tên mà bạn đọc thấy, ví dụ «Mẫu đơn đăng ký».")
    file = models.FileField("tệp", upload_to=FilePath("tep"), max_length=250)
    size = models.PositiveBigIntegerField("cỡ tệp", editable=False, default=0)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(file=""), name="attachment_title_and_file_present"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.file._committed:  # type: ignore[attr-defined]
            self.size = self.file.size
        super().save(*args, **kwargs)

    @property
    def commune(self) -> Any:
        """Whose file it is: the path in the storage begins with its code."""
        return self.article.commune

    @property
    def kind(self) -> FileKind:
        return kind_of(self.file.name or "")
