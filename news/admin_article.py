"""Admin of articles: writing them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html

from communes.admin_presence import PresencePages
from communes.http import staff_of
from communes.presence import forget_presence
from communes.scoped_admin import ScopedHistoryAdmin, ScopedRelatedFilter
from news import publishing
from news.admin_content import EditorPages
from news.admin_files import AttachmentInline
from news.admin_review import ReviewPages, came_back
from news.article_form import ArticleForm
from news.models import Action, Article, ArticleEvent, Status
from news.tagging import set_tags
from vietnamese.folding import fold


@admin.register(Article)
class ArticleAdmin(EditorPages, ReviewPages, PresencePages, ScopedHistoryAdmin):
    form = ArticleForm
    list_display = ("title", "category", "status_shown", "published_at")
    list_filter = ("status", ("category", ScopedRelatedFilter))
    list_select_related = ("category",)
    search_fields = ("title", "title_folded", "text_folded")
    date_hierarchy = "published_at"
    readonly_fields = ("status_shown",)
    inlines = (AttachmentInline,)
    fieldsets = (
        (None, {"fields": ("title", "category", "lead", "body", "tag_names", "version")}),
        ("Ảnh đại diện", {"fields": ("image", "image_alt", "image_caption")}),
        ("Ghi dưới bài", {"fields": (("author_line", "source"),)}),
        ("Đăng bài", {"fields": (("published_at", "expires_at"), ("pinned", "pinned_until"), "comments_open", "slug")}),
    )
    version_fields = (
        "title", "category", "lead", "body", "image", "image_alt", "image_caption", "author_line", "source", "status",
        "published_at", "expires_at", "pinned", "pinned_until", "comments_open", "slug",
    )  # fmt: skip
    restorable = True
    restore_note = "Lấy lại tiêu đề, mở đầu, nội dung, chú thích ảnh, tác giả, nguồn; ảnh và trạng thái giữ nguyên."
    correction_fieldset = ("Đính chính", {"fields": ("correction_reason",)})
    change_form_template = "admin/news/article/change_form.html"

    class Media:
        css = {"all": ("admin-portal.css",)}

    @admin.display(description="trạng thái", ordering="status")
    def status_shown(self, article: Article) -> str:
        pin = ""
        if article.is_pinned:
            until = article.pinned_until
            pin = f", ghim đến {timezone.localtime(until):%H:%M %d/%m/%Y}" if until else ", ghim"
        kind = "expired" if article.is_expired else article.status
        return format_html('<span class="status status-{}">{}</span>{}', kind, article.state_label, pin)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("body_html", "text_folded")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, fold(search_term))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        article: Article | None = self.get_object(request, object_id) if request.method == "GET" else None
        user = staff_of(request)
        if article is None or user is None:
            return super().change_view(request, object_id, *args, **kwargs)
        if not self.has_change_permission(request, article) and self.has_view_permission(request, article):
            # Nothing to type there: the review page shows the post as it will be read.
            return HttpResponseRedirect(reverse("admin:news_article_review", args=[article.pk]))
        return super().change_view(request, object_id, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        article = kwargs.get("obj")
        context.update(self.presence(request, article), came_back=came_back(article) if article else None)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        shown = obj is not None and obj.has_appeared and self.has_change_permission(request, obj)
        return (*fieldsets, self.correction_fieldset) if shown else fieldsets

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is not None and obj.status in (Status.PUBLISHED, Status.REVIEW):
            # What waits for approval or is public is no officer's to change behind the reviewer's back.
            return request.user.has_perm(publishing.PUBLISH)
        return bool(super().has_change_permission(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        allowed = bool(super().has_delete_permission(request, obj))
        # A published post has an address that people were given: it is withdrawn, not deleted.
        return allowed and (obj is None or not (publishing.was_public(obj) or obj.status == Status.REVIEW))

    def why_too_late(self, row: Article) -> str:
        step = row.events.select_related("by").first()
        who = f", {step.by or 'hệ thống'} chuyển lúc {timezone.localtime(step.at):%H:%M %d/%m/%Y}" if step else ""
        return (
            f"Bài đang ở trạng thái «{row.state_label}»{who}: người có vai trò Biên tập mới sửa được, nên phần bạn vừa "
            "gõ chưa được lưu."
        )

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        user = staff_of(request)
        if user is None:  # admin_view lets nobody else in
            raise PermissionDenied
        if change and Article.objects.select_for_update().get(pk=obj.pk).status != obj.status:
            # Published, sent back or withdrawn by somebody between this form's reading and its saving: saving
            # would take that step back.
            raise PermissionDenied("Bài vừa được người khác chuyển trạng thái. Hãy mở lại bài rồi sửa.")
        if change and form.is_correction:
            publishing.correct(article=obj, by=user, reason=form.cleaned_data["correction_reason"])
            forget_presence(row=obj, by=user)
            return
        if not change:
            obj.created_by = user
        super().save_model(request, obj, form, change)
        if not change:
            ArticleEvent.objects.create(article=obj, action=Action.CREATED, by=user)
        elif form.was_public and (beside := [str(form.fields[name].label).lower() for name in form.changed_beside]):
            publishing.note_change(article=obj, by=user, fields=beside)
        forget_presence(row=obj, by=user)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "tag_names" in form.cleaned_data:
            article: Article = form.instance
            set_tags(article=article, names=form.cleaned_data["tag_names"], commune=article.commune)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._to_review(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._to_review(request, obj) or super().response_change(request, obj)

    def _to_review(self, request: HttpRequest, obj: Article) -> HttpResponse | None:
        if "_review" not in request.POST:
            return None
        self.message_user(request, "Đã lưu bài.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:news_article_review", args=[obj.pk]))

    def restoring_needs_reason(self, row: Article) -> bool:
        return row.has_appeared

    def restore(self, request: HttpRequest, row: Article, record: Any) -> HttpResponse:
        user = staff_of(request)
        if user is None:
            raise PermissionDenied
        publishing.restore(article=row, version=record, by=user, reason=request.POST.get("reason", ""))
        self.log_change(request, row, "Khôi phục phiên bản cũ.")
        self.message_user(request, "Đã khôi phục phiên bản cũ. Hãy đọc lại bài.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:news_article_review", args=[row.pk]))

    def view_on_site(self, article: Article) -> str | None:  # type: ignore[override]
        return article.get_absolute_url() if article.is_public else None

    def get_urls(self) -> list[URLPattern]:
        return [*self.review_urls(), *self.presence_urls(), *super().get_urls()]
