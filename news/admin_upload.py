"""The editor's pictures: upload and browse, for the host's commune alone."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from communes.http import commune_of, staff_of
from communes.imaging import reencode
from communes.scoped_admin import CommuneScopedAdmin
from news.admin_link import browse_links
from news.models import Upload
from visitors.same_origin import same_origin

PICTURE_SIDE = 1600
PER_PAGE = 24


@admin.register(Upload)
class UploadAdmin(CommuneScopedAdmin):
    list_display = ("thumbnail", "description", "size", "uploaded_by", "uploaded_at")
    list_display_links = ("thumbnail", "description")
    search_fields = ("description",)
    list_select_related = ("uploaded_by",)
    fields = ("thumbnail", "description", "size", "uploaded_by", "uploaded_at")
    readonly_fields = ("thumbnail", "size", "uploaded_by", "uploaded_at")

    @admin.display(description="ảnh")
    def thumbnail(self, upload: Upload) -> str:
        return format_html(
            '<img src="{}" alt="{}" width="120" height="{}" loading="lazy">',
            upload.file.url,
            upload.description or "Ảnh chưa có mô tả",
            round(120 * upload.height / upload.width),
        )

    @admin.display(description="kích thước")
    def size(self, upload: Upload) -> str:
        return f"{upload.width} × {upload.height}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # pictures come in through the editor, where they are used

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("chon-lien-ket/", wrap(require_GET(browse_links)), name="news_link_browse"),
            path("duyet/", wrap(xframe_options_sameorigin(self.browse)), name="news_upload_browse"),
            # The editor sends no token of Django's; the browser itself says where the request comes from.
            path("tai-len/", wrap(same_origin(self.receive)), name="news_upload_editor"),
            *super().get_urls(),
        ]

    def _require_staff(self, request: HttpRequest, permission: str) -> None:
        if not request.user.has_perm(permission):
            raise PermissionDenied

    def browse(self, request: HttpRequest) -> HttpResponse:
        """CKEditor's file browser: the commune's own pictures, newest first."""
        self._require_staff(request, "news.view_upload")
        return require_GET(self._browse)(request)

    def _browse(self, request: HttpRequest) -> HttpResponse:
        pages = Paginator(self.get_queryset(request), PER_PAGE)
        page = pages.get_page(request.GET.get("trang"))
        callback = request.GET.get("CKEditorFuncNum", "")
        context = {"page": page, "callback": callback if callback.isdigit() else "", "title": "Chọn ảnh"}
        return render(request, "admin/news/upload/browse.html", {**self.admin_site.each_context(request), **context})

    def receive(self, request: HttpRequest) -> HttpResponse:
        """CKEditor's upload: answers as its filebrowser plugin wants it, JSON with `uploaded` 0 or 1."""
        self._require_staff(request, "news.add_upload")
        return require_POST(self._receive)(request)

    def _receive(self, request: HttpRequest) -> HttpResponse:
        sent = request.FILES.get("upload")
        if sent is None:
            return JsonResponse({"uploaded": 0, "error": {"message": "Chưa chọn tệp ảnh."}})
        try:
            picture = reencode(sent, max_side=PICTURE_SIDE)
        except ValidationError as error:
            return JsonResponse({"uploaded": 0, "error": {"message": " ".join(error.messages)}})
        upload = Upload(commune=commune_of(request), uploaded_by=staff_of(request))
        upload.file.save(picture.file.name or "anh.jpg", picture.file, save=True)
        return JsonResponse({"uploaded": 1, "fileName": upload.file.name, "url": upload.file.url})
