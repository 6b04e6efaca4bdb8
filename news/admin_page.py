"""Admin of static pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils import timezone

from communes.admin_presence import PresencePages
from communes.http import staff_of
from communes.presence import forget_presence
from communes.scoped_admin import ScopedHistoryAdmin, yes_no
from communes.versions import VersionedForm
from news.admin_content import EditorPages
from news.comparing import body_lines
from news.models import Page


class PageForm(VersionedForm):
    def shown(self, name: str, value: Any) -> str:
        return super().shown(name, "\n".join(body_lines(value)) if name == "body" and value else value)


@admin.register(Page)
class PageAdmin(EditorPages, PresencePages, ScopedHistoryAdmin):
    form = PageForm
    change_form_template = "admin/news/page/change_form.html"
    list_display = ("title", "slug", yes_no("is_public", "công khai"), yes_no("in_footer", "chân trang"), "order")
    list_filter = ("is_public",)
    search_fields = ("title",)
    fields = ("title", "slug", "body", ("is_public", "in_footer", "order"))
    version_fields = ("title", "slug", "body", "is_public", "in_footer", "order")
    restorable = True
    restore_note = "Lấy lại tiêu đề và nội dung; đường dẫn, thứ tự và việc công khai giữ nguyên."

    def view_on_site(self, page: Page) -> str | None:  # type: ignore[override]
        return page.get_absolute_url() if page.is_public else None

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context.update(self.presence(request, kwargs.get("obj")))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        user = staff_of(request)
        if user is not None:
            forget_presence(row=obj, by=user)

    def restore(self, request: HttpRequest, row: Page, record: Any) -> HttpResponse:
        with transaction.atomic():
            page = Page.objects.select_for_update().get(pk=row.pk)
            page.title, page.body = record.title, record.body
            page._change_reason = f"Khôi phục bản lúc {timezone.localtime(record.history_date):%H:%M %d/%m/%Y}"  # type: ignore[attr-defined]
            page.full_clean()
            page.save()
        self.log_change(request, page, "Khôi phục phiên bản cũ.")
        self.message_user(request, "Đã khôi phục phiên bản cũ. Hãy đọc lại trang.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:news_page_change", args=[page.pk]))

    def get_urls(self) -> list[URLPattern]:
        return [*self.presence_urls(), *super().get_urls()]
