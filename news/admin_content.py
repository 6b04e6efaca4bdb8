"""Admin of categories, static pages and readers' comments."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from communes.http import staff_of
from communes.scoped_admin import CommuneScopedAdmin, ScopedHistoryAdmin, yes_no
from news.comments import moderate
from news.editor import EDITOR_CSP
from news.models import Category, Comment, CommentStatus, Page


class EditorPages:
    """The admin pages with the editor in them: the only ones that allow inline script and style."""

    @method_decorator(csp_update(EDITOR_CSP))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        return response


@admin.register(Category)
class CategoryAdmin(ScopedHistoryAdmin):
    list_display = ("name", "slug", "order", yes_no("in_menu", "trên trình đơn"))
    list_editable = ("order",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "order", "in_menu")


@admin.register(Page)
class PageAdmin(EditorPages, ScopedHistoryAdmin):
    list_display = ("title", "slug", yes_no("is_public", "công khai"), yes_no("in_footer", "chân trang"), "order")
    list_filter = ("is_public",)
    search_fields = ("title",)
    prepopulated_fields = {"slug": ("title",)}
    fields = ("title", "slug", "body", ("is_public", "in_footer", "order"))

    def view_on_site(self, page: Page) -> str | None:  # type: ignore[override]
        return page.get_absolute_url() if page.is_public else None


@admin.register(Comment)
class CommentAdmin(CommuneScopedAdmin):
    """Readers' words are approved or not, never rewritten."""

    list_display = ("short", "name", "article", "status", "created_at")
    list_filter = ("status",)
    search_fields = ("name", "text", "article__title")
    list_select_related = ("article",)
    fields = ("article", "name", "text", "created_at", "status", "moderated_by", "moderated_at")
    readonly_fields = ("article", "name", "text", "created_at", "moderated_by", "moderated_at")
    actions = ("approve", "reject")

    @admin.display(description="ý kiến")
    def short(self, comment: Comment) -> str:
        return comment.text if len(comment.text) <= 90 else f"{comment.text[:90]}…"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Comment, form: Any, change: bool) -> None:
        moderate(comments=Comment.objects.filter(pk=obj.pk), status=CommentStatus(obj.status), by=staff_of(request))

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
