"""Admin pages for figures by Excel: the template, the upload, a preview of what will change, the storing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from communes.http import commune_of, staff_of
from communes.models import Commune, User
from indicators.forms.period import period_typed
from indicators.importing.entries import Entry
from indicators.importing.plan import Effect, plan_entries
from indicators.importing.preview import Tally, pack, state_of, unpack
from indicators.importing.store import Stored, StoreError, draft_stored, store_entries
from indicators.importing.template import build_template
from indicators.importing.workbook import CellProblemsError, read_workbook
from indicators.importing.workbook_file import MAX_BYTES
from indicators.importing.workbook_scan import WorkbookError
from indicators.models import Report
from indicators.periods import Period, PeriodType
from indicators.scheme import scheme_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONG = 60  # entries from which storing shows its progress
SHOWN = 400  # rows of a preview that are listed


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Tệp Excel (.xlsx)",
        widget=forms.ClearableFileInput(attrs={"accept": f".xlsx,{XLSX}"}),
        error_messages={"required": "Hãy chọn tệp Excel.", "empty": "Tệp rỗng. Hãy chọn tệp Excel đã điền số liệu."},
    )
    province = forms.BooleanField(label="Bảng của nhiều xã, phường (dành cho quản trị hệ thống)", required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {MAX_BYTES // 2**20} MB.")
        return file


class ImportPages(ModelAdmin):  # type: ignore[type-arg]
    def import_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("mau-excel/", wrap(require_GET(self.template_file)), name="indicators_report_template"),
            path(
                "nhap-excel/",
                wrap(require_http_methods(["GET", "HEAD", "POST"])(self.import_page)),
                name="indicators_report_import",
            ),
        ]

    def template_file(self, request: HttpRequest) -> HttpResponse:
        """The template for the period asked for (last month when none is)."""
        user = self._entering(request)
        province = user.is_superuser and "province" in request.GET
        try:
            period = period_typed(*(request.GET.get(name, "") for name in ("period_type", "year", "number")))
        except ValueError:
            today = timezone.localdate()
            period = Period(PeriodType.MONTH, today.year, today.month).previous()
        communes = list(Commune.objects.order_by("code")) if province else [commune_of(request)]
        # A province's sheet is long enough with the one period.
        reports = Report.objects.filter(commune__in=communes).with_scores()
        rows = reports.filter(period_type=period.type.value, year=period.year, number=period.number)
        content = build_template(
            communes=communes,
            reports=list(rows if province else reports),
            period=period,
            scheme=scheme_for(period),
        )
        name = f"so-lieu-{'tinh' if province else commune_of(request).code}-{period.code}.xlsx"
        return HttpResponse(
            content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    def import_page(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        user = self._entering(request)
        if request.method != "POST":
            return self._page(request, UploadForm())
        if "rows" in request.POST:
            return self._confirmed(request, user)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form, status=422)
        province = bool(form.cleaned_data["province"]) and user.is_superuser
        try:
            content = form.cleaned_data["file"].read()
            read = read_workbook(content, commune=None if province else commune_of(request))
        except WorkbookError as error:
            form.add_error("file", str(error))
            return self._page(request, form, status=422)
        except CellProblemsError as error:
            return self._page(request, form, problems=[str(problem) for problem in error.problems], status=422)
        return self._preview(request, user, read.entries, read=read.notes)

    def _entering(self, request: HttpRequest) -> User:
        user = staff_of(request)
        if user is None or not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        return user

    def _page(
        self, request: HttpRequest, form: UploadForm, *, problems: list[str] | None = None, status: int = 200
    ) -> HttpResponse:
        user = staff_of(request)
        if not (user and user.is_superuser):
            del form.fields["province"]
        context = {"title": "Nhập số liệu từ Excel", "opts": self.opts, "form": form, "problems": problems or []}
        context = {**self.admin_site.each_context(request), **context}
        return render(request, "admin/indicators/report/import.html", context, status=status)

    def _preview(
        self, request: HttpRequest, user: User, entries: list[Entry], *, note: str = "", read: tuple[str, ...] = ()
    ) -> HttpResponse:
        """`note`: why nothing was stored after all; `read`: what of the file was not read."""
        plans = plan_entries(entries)
        writes = [planned for planned in plans if planned.effect is not Effect.UNCHANGED]
        context = {
            "title": "Xem trước khi lưu số liệu",
            "opts": self.opts,
            "tally": Tally.of(plans),
            "writes": writes[:SHOWN],
            "more": max(0, len(writes) - SHOWN),
            "one": len(writes) == 1,
            "undrafted": sum(planned.lacks_announcement for planned in plans),
            "rows": pack(entries, by=user, commune=commune_of(request), state=state_of(plans)),
            "note": note,
            "read": read,
        }
        context = {**self.admin_site.each_context(request), **context}
        return render(request, "admin/indicators/report/import_preview.html", context, status=409 if note else 200)

    def _confirmed(self, request: HttpRequest, user: User) -> HttpResponse | StreamingHttpResponse:
        try:
            entries, state = unpack(request.POST["rows"], by=user, commune=commune_of(request))
        except signing.BadSignature:
            form = UploadForm(request.POST)
            form.add_error(None, "Bản xem trước không còn dùng được. Hãy tải tệp lên lại.")
            form.errors.pop("file", None)
            return self._page(request, form, status=422)
        plans = plan_entries(entries)
        if state_of(plans) != state:
            if Tally.of(plans).unchanged == len(plans):  # the page of the storing loaded again
                return self._preview(request, user, entries, note="Số liệu trong tệp đã được lưu rồi.")
            note = "Số liệu trong hệ thống vừa thay đổi từ lúc xem trước. Chưa lưu gì; hãy xem lại rồi lưu."
            return self._preview(request, user, entries, note=note)
        drafting = "draft" in request.POST
        if len(entries) > LONG:
            return self._progress(request, user, entries, drafting)
        try:
            results = list(store_entries(entries=entries, by=user))
        except StoreError as error:
            return self._preview(request, user, entries, note=f"Chưa lưu gì. {error}")
        if drafting:
            results = list(draft_stored(stored=results, by=user))
        self.message_user(request, _summary(results), messages.SUCCESS)
        return HttpResponseRedirect(_onward(results))

    def _progress(
        self, request: HttpRequest, user: User, entries: list[Entry], drafting: bool
    ) -> StreamingHttpResponse:
        """The page is sent as the work goes on: each step's bar stands over the one before, without any script."""
        context = {**self.admin_site.each_context(request), "title": "Đang lưu số liệu", "opts": self.opts}
        page = render_to_string("admin/indicators/report/import_progress.html", context, request)
        head, tail = page.split("<!--steps-->")
        response = StreamingHttpResponse(itertools.chain([head], _steps(user, entries, drafting), [tail]))
        response["X-Accel-Buffering"] = "no"  # nginx would keep the bar until the end
        return response


def _steps(user: User, entries: list[Entry], drafting: bool) -> Iterator[str]:
    """Bars while figures are stored and while posts are drafted, then what became of them."""
    done = "admin/indicators/report/_import_done.html"
    results: list[Stored] = []
    try:
        yield from _bars(store_entries(entries=entries, by=user), results, len(entries), "Đang lưu:")
    except StoreError as error:
        yield render_to_string(done, {"error": str(error)})
        return
    if drafting:
        yield '<p class="step">Đã lưu xong số liệu. Đang soạn các bài công bố…</p>\n'
        drawn: list[Stored] = []
        yield from _bars(
            draft_stored(stored=results, by=user), drawn, len(results), "Đã lưu xong số liệu. Đang soạn bài:"
        )
        results = drawn
    yield render_to_string(done, {"summary": _summary(results)})


def _bars(done: Iterator[Stored], results: list[Stored], count: int, words: str) -> Iterator[str]:
    step = max(1, count // 100)
    for one in done:
        results.append(one)
        if len(results) % step == 0:
            value = len(results)
            bar = f'<progress max="{count}" value="{value}"></progress>'
            yield f'<p class="step">{bar} {words} {value}/{count} dòng</p>\n'


def _summary(results: list[Stored]) -> str:
    created = sum(one.report_created for one in results)
    changed = sum(one.report_changed for one in results)
    drafted = sum(one.outcome in ("created", "redrawn") for one in results)
    kept = sum(one.outcome in ("edited", "in_review", "published") for one in results)
    if not created and not changed and drafted:
        return f"Số liệu đã có sẵn. Đã soạn {drafted} bài công bố; hãy đọc lại trước khi gửi duyệt."
    text = f"Đã lưu số liệu: {created} kỳ mới, {changed} kỳ cập nhật, {len(results) - created - changed} kỳ không đổi."
    if drafted:
        text += f" Đã soạn {drafted} bài công bố; hãy đọc lại trước khi gửi duyệt."
    if untold := sum(one.outcome == "no_total" for one in results):
        text += f" {untold} kỳ chưa có tổng điểm nên chưa soạn bài."
    if kept:
        text += (
            f" {kept} bài đã sửa tay, đang chờ duyệt hoặc đã đăng được giữ nguyên; hãy mở từng kỳ để xem chỗ khác nhau."
        )
    return text


def _onward(results: list[Stored]) -> str:
    """One drafted post leads to its review; anything else to the list."""
    drafted = [one for one in results if one.outcome in ("created", "redrawn")]
    if len(drafted) == 1:
        report = Report.objects.get(pk=drafted[0].report.pk)
        return reverse("admin:news_article_review", args=[report.announcement_id])
    return reverse("admin:indicators_report_changelist")
