"""Admin pages of an announcement as a document: its number, the .docx, the text for Zalo; the register of numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from communes.http import commune_of, staff_of
from communes.scoped_admin import CommuneScopedAdmin, ReadOnlyAdmin
from indicators.drafting import article_blocks, compose
from indicators.models import OfficialNumber, Report
from indicators.models.official import MAX_NUMBER
from indicators.official import document, give_number, next_number, number_of, signer_on, text_of
from indicators.rendering import text

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NumberForm(forms.Form):
    issued_on = forms.DateField(
        label="Ngày ban hành",
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"size": 10, "placeholder": "06/07/2026"}),
        error_messages={"required": "Hãy ghi ngày ban hành.", "invalid": "Hãy ghi ngày như 06/07/2026."},
    )
    number = forms.IntegerField(
        label="Số",
        required=False,
        min_value=1,
        max_value=MAX_NUMBER,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
    )


def _drawn(request: HttpRequest) -> bool:
    """Whether the text that the figures alone give is asked for, and not the post as it was edited."""
    return request.GET.get("theo") == "so-lieu"


class DocumentPages(ModelAdmin):  # type: ignore[type-arg]
    def document_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/van-ban/",
                wrap(require_http_methods(["GET", "HEAD", "POST"])(self.document_page)),
                name="indicators_report_document",
            ),
            path("<int:pk>/van-ban/tai-ve/", wrap(require_GET(self.document_file)), name="indicators_report_docx"),
        ]

    def _announced(self, request: HttpRequest, pk: int) -> Report:
        report: Report | None = self.get_object(request, str(pk))
        if report is None or report.total_score is None or report.is_reference:
            raise Http404
        if staff_of(request) is None or not self.has_change_permission(request, report):
            raise PermissionDenied
        return report

    def document_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = self._announced(request, pk)
        name = f"thong-bao-{report.commune.code}-{report.period.code}.docx"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        content = document(report, drawn=_drawn(request))
        return HttpResponse(content, content_type=DOCX, headers=headers)

    def document_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = self._announced(request, pk)
        if request.method != "POST":
            return self._document(request, report, self._number_form(report))
        form = NumberForm(request.POST)
        if form.is_valid():
            try:
                given = give_number(report=report, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages[0])
            else:
                self.message_user(request, f"Đã cấp số {given.code}.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:indicators_report_document", args=[pk]))
        return self._document(request, report, form, status=422)

    def _number_form(self, report: Report) -> NumberForm:
        today = timezone.localdate()
        return NumberForm(initial={"issued_on": today, "number": next_number(report.commune, today.year)})

    def _document(self, request: HttpRequest, report: Report, form: NumberForm, status: int = 200) -> HttpResponse:
        composition, article, given = compose(report), report.announcement, number_of(report)
        shared = text.render(text_of(report, composition, drawn=_drawn(request)))
        if article and article.is_public:
            shared += f"\nXem bài: {request.build_absolute_uri(article.get_absolute_url())}\n"
        lines, name = signer_on(report.commune, given.issued_on if given else timezone.localdate())
        context = {
            "title": f"Văn bản thông báo {report.period.label}",
            "opts": self.opts,
            "report": report,
            "form": form,
            "given": given,
            "shared": shared,
            "drawn": _drawn(request),
            "signer": f"{', '.join(lines)}: {name or 'chưa có họ tên'}",
            # Whole days: a correction of the day itself may have come before or after, and is told too.
            "corrected": given and article and article.corrections.filter(at__date__gte=given.issued_on).first(),
            "edited": article is not None and composition.blocks != article_blocks(article),
        }
        context = {**self.admin_site.each_context(request), **context}
        return render(request, "admin/indicators/report/document.html", context, status=status)


@admin.register(OfficialNumber)
class OfficialNumberAdmin(ReadOnlyAdmin, CommuneScopedAdmin):
    """The register, to be read: numbers are given on the announcement's own page."""

    list_display = ("code_shown", "issued_on", "title")
    list_filter = ("year",)

    @admin.display(description="số", ordering="number")
    def code_shown(self, given: OfficialNumber) -> str:
        return given.code

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(commune=commune_of(request))
