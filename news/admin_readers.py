"""Admin of what readers write: comments, and words to the commune."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from communes.http import staff_of
from communes.scoped_admin import CommuneForm, CommuneScopedAdmin
from news.comments import answer, moderate
from news.feedback import mark
from news.models import Comment, CommentStatus, Feedback, FeedbackStatus


class CommentForm(CommuneForm):
    answer = forms.CharField(
        label="Trả lời của đơn vị",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
        help_text="Hiện ngay dưới ý kiến, ghi là trả lời của đơn vị. Ý kiến được đăng cùng lúc.",
    )

    class Meta:
        model = Comment
        fields = ("status",)


@admin.register(Comment)
class CommentAdmin(CommuneScopedAdmin):
    """Readers' words are approved or not and answered, never rewritten."""

    form = CommentForm
    list_display = ("short", "name", "article", "status", "created_at")
    list_filter = ("status", "is_official")
    search_fields = ("name", "text", "article__title")
    list_select_related = ("article",)
    readonly_fields = ("article", "parent", "name", "text", "created_at", "moderated_by", "moderated_at")
    fieldsets = (
        (None, {"fields": ("article", "parent", "name", "text", "created_at")}),
        ("Duyệt và trả lời", {"fields": ("status", "answer", ("moderated_by", "moderated_at"))}),
    )
    actions = ("approve", "reject")

    @admin.display(description="ý kiến")
    def short(self, comment: Comment) -> str:
        text = comment.text if len(comment.text) <= 90 else f"{comment.text[:90]}…"
        return f"↳ {text}" if comment.parent_id else text

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Comment, form: Any, change: bool) -> None:
        user = staff_of(request)
        if user is None:
            raise PermissionDenied
        moderate(comments=Comment.objects.filter(pk=obj.pk), status=CommentStatus(obj.status), by=user)
        if text := (form.cleaned_data.get("answer") or "").strip():
            answer(comment=obj, text=text, by=user)

    def delete_model(self, request: HttpRequest, obj: Comment) -> None:
        self.delete_queryset(request, Comment.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        # Rejecting first keeps the article's count of comments true.
        moderate(comments=queryset, status=CommentStatus.REJECTED, by=staff_of(request))
        super().delete_queryset(request, queryset)

    @admin.action(description="Đăng các ý kiến đã chọn", permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        count = moderate(comments=queryset, status=CommentStatus.APPROVED, by=staff_of(request))
        self.message_user(request, f"Đã đăng {count} ý kiến.")

    @admin.action(description="Không đăng các ý kiến đã chọn", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        count = moderate(comments=queryset, status=CommentStatus.REJECTED, by=staff_of(request))
        self.message_user(request, f"Đã ẩn {count} ý kiến.")


@admin.register(Feedback)
class FeedbackAdmin(CommuneScopedAdmin):
    """Readers' words stay as they were written; staff note what was done."""

    list_display = ("short", "kind", "article", "status", "created_at")
    list_filter = ("status", "kind")
    search_fields = ("text", "name", "contact", "note")
    list_select_related = ("article",)
    readonly_fields = ("kind", "article_link", "name", "contact", "text", "created_at", "handled_by", "handled_at")
    fieldsets = (
        (None, {"fields": ("kind", "article_link", "text", ("name", "contact"), "created_at")}),
        ("Xử lý", {"fields": ("status", "note", ("handled_by", "handled_at"))}),
    )

    @admin.display(description="nội dung")
    def short(self, feedback: Feedback) -> str:
        return feedback.text if len(feedback.text) <= 90 else f"{feedback.text[:90]}…"

    @admin.display(description="bài viết")
    def article_link(self, feedback: Feedback) -> str:
        article = feedback.article
        if article is None:
            return "–"
        return format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.title)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Feedback, form: Any, change: bool) -> None:
        if "status" in form.changed_data:
            mark(feedback=obj, status=FeedbackStatus(obj.status), by=staff_of(request))
        super().save_model(request, obj, form, change)
