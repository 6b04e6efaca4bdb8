"""Admin of categories, tags and emergency notices; what all pages with the editor in them share."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator

from communes.scoped_admin import CommuneScopedAdmin, ScopedHistoryAdmin, in_commune, yes_no
from news.cleaning_report import HEADER_ADVICE, has_table_without_header, removed
from news.editor import EDITOR_CSP
from news.models import Article, Category, Notice, Status, Tag
from news.notices import forget_notices
from news.sanitising import clean_html


class EditorPages:
    """The admin pages with the editor in them: the only ones that allow inline script and style."""

    @method_decorator(csp_update(EDITOR_CSP))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if "body" not in form.changed_data:
            return
        body = form.cleaned_data["body"]
        gone = removed(body)
        if gone.message:
            messages.add_message(request, messages.WARNING if gone.lost else messages.INFO, gone.message)
        if has_table_without_header(clean_html(body)):
            messages.warning(request, HEADER_ADVICE)


@admin.register(Category)
class CategoryAdmin(ScopedHistoryAdmin):
    list_display = ("name", "parent", "slug", "order", yes_no("in_menu", "trên trình đơn"))
    list_editable = ("order",)
    list_select_related = ("parent",)
    search_fields = ("name",)
    fields = ("name", "parent", "slug", "order", "in_menu")
    version_fields = fields

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.filter(parent=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Tag)
class TagAdmin(CommuneScopedAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    fields = ("name", "slug")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """In a sentence how many posts lose the tag, instead of the rows that tie them to it."""
        _listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        posts = Article.objects.filter(tags__in=list(objs)).distinct().count()
        listed = [f"Thẻ: {tag}" for tag in objs]
        if posts:
            listed.append(f"{posts} bài không còn mang thẻ này; bài vẫn giữ nguyên")
        through = Article.tags.through._meta.verbose_name_plural
        return listed, {name: number for name, number in counts.items() if name != through}, needed, protected


@admin.register(Notice)
class NoticeAdmin(ScopedHistoryAdmin):
    list_display = ("text", "state", "starts_at", "ends_at")
    search_fields = ("text",)
    fields = ("text", "article", ("starts_at", "ends_at"))
    actions = ("end_now",)

    @admin.display(description="tình trạng")
    def state(self, notice: Notice) -> str:
        now = timezone.now()
        if notice.ends_at <= now:
            return "Đã hết"
        return "Đang hiện" if notice.starts_at <= now else "Chưa đến giờ"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "text":  # two sentences, all of which should be seen while they are typed
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "article":
            public = Article.objects.filter(status=Status.PUBLISHED).newest_first()
            kwargs["queryset"] = in_commune(public, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Notice, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        forget_notices(obj.commune_id)

    def delete_model(self, request: HttpRequest, obj: Notice) -> None:
        commune = obj.commune_id
        super().delete_model(request, obj)
        forget_notices(commune)

    @admin.action(description="Tắt ngay các thông báo đã chọn", permissions=["change"])
    def end_now(self, request: HttpRequest, queryset: QuerySet[Notice]) -> None:
        now = timezone.now()
        ended = 0
        for notice in queryset.filter(starts_at__lt=now, ends_at__gt=now):
            notice.ends_at = now
            notice.save()
            forget_notices(notice.commune_id)
            ended += 1
        self.message_user(request, f"Đã tắt {ended} thông báo.")
