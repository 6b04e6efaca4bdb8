"""Admin of files that readers take away: attachments of a post, documents («văn bản»)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from communes.scoped_admin import CommuneForm, ScopedHistoryAdmin, yes_no
from news.files import ACCEPT, KINDS, check_file
from news.models import Attachment, Document
from vietnamese.folding import fold

HINT = f"PDF, Word hoặc Excel (.{', .'.join(KINDS)}), tối đa 20 MB."


def checked(value: Any) -> Any:
    """A newly uploaded file after its check; what was stored before is not checked again."""
    if isinstance(value, UploadedFile):
        check_file(value)
    return value


class FileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Offers the right files in the browser's dialogue and checks what comes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ACCEPT
        self.fields["file"].help_text = HINT

    def clean_file(self) -> Any:
        return checked(self.cleaned_data.get("file"))


class AttachmentInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Attachment
    form = FileForm
    extra = 0
    fields = ("title", "file", "order")
    verbose_name_plural = "tệp đính kèm"
    template = "admin/news/article/attachments.html"


class DocumentForm(FileForm, CommuneForm):
    pass


@admin.register(Document)
class DocumentAdmin(ScopedHistoryAdmin):
    form = DocumentForm
    list_display = ("number", "title", "type", "issued_on", yes_no("is_public", "công khai"))
    list_display_links = ("number", "title")
    list_filter = ("type", "is_public")
    search_fields = ("text_folded",)
    date_hierarchy = "issued_on"
    fieldsets = (
        (None, {"fields": (("number", "type"), "title", ("issuer", "signer"), ("issued_on", "effective_on"))}),
        ("Tệp và công khai", {"fields": ("file", "is_public")}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        commune: Any = getattr(request, "commune", None)
        return {"issuer": commune.body_name if commune else "", **super().get_changeform_initial_data(request)}

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, fold(search_term))

    def view_on_site(self, document: Document) -> str | None:  # type: ignore[override]
        return document.get_absolute_url() if document.is_public else None
