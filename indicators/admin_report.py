"""Admin of reports: entering a period's figures, from which the announcement is drafted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from communes.admin_presence import PresencePages
from communes.http import commune_of, staff_of
from communes.models import User
from communes.presence import forget_presence
from communes.scoped_admin import ScopedHistoryAdmin, yes_no
from indicators.admin_analysis import AnalysisPages
from indicators.admin_document import DocumentPages
from indicators.admin_draft import DraftPages
from indicators.admin_import import ImportPages
from indicators.admin_paste import PastePages
from indicators.drafting import Drafted, Outcome, draft, draft_following, is_untouched_draft
from indicators.earlier import as_json
from indicators.forms import ReportForm
from indicators.forms.layout import FormLayout
from indicators.forms.period import period_typed
from indicators.models import Report
from indicators.periods import Period, PeriodType
from indicators.publication import keep_published_following
from indicators.review_panel import warnings_of
from indicators.storing import store_report
from indicators.versions import SHOWN, note_scores, restore_report, scores_in_words, scores_with
from vietnamese.numbers import format_decimal

MESSAGES = {
    Outcome.NO_TOTAL: (messages.INFO, "Đã lưu số liệu. Chưa có tổng điểm nên chưa soạn bài công bố."),
    Outcome.REFERENCE: (messages.SUCCESS, "Đã lưu số liệu để so sánh. Kỳ này không soạn bài công bố."),
    Outcome.CREATED: (messages.SUCCESS, "Đã lưu số liệu và soạn bài công bố. Hãy đọc lại bài trước khi gửi duyệt."),
    Outcome.REDRAWN: (messages.SUCCESS, "Đã lưu số liệu và soạn lại bài công bố theo số liệu mới."),
    Outcome.UNCHANGED: (messages.SUCCESS, "Đã lưu số liệu. Bài công bố không có gì phải đổi."),
    Outcome.EDITED: (
        messages.WARNING,
        "Đã lưu số liệu. Bản thảo đã được sửa tay nên được giữ nguyên; hãy xem chỗ khác nhau và quyết định.",
    ),
    Outcome.IN_REVIEW: (
        messages.WARNING,
        "Đã lưu số liệu. Bài đang chờ duyệt nên không tự thay đổi; người duyệt được báo là số liệu đã khác.",
    ),
    Outcome.PUBLISHED: (
        messages.WARNING,
        "Đã lưu số liệu. Bài đã đăng không tự thay đổi; hãy xem chỗ khác nhau và đính chính nếu cần.",
    ),
}


FOLLOWING = {
    Outcome.REDRAWN: "Bài «{}» có nhắc tới kỳ này nên đã được soạn lại.",
    Outcome.EDITED: "Bài «{}» có nhắc tới kỳ này và đã được sửa tay: hãy xem lại.",
    Outcome.IN_REVIEW: "Bài «{}» có nhắc tới kỳ này và đang chờ duyệt: hãy báo người duyệt.",
    Outcome.PUBLISHED: "Bài «{}» đã đăng có nhắc tới kỳ này: hãy xem lại và đính chính nếu cần.",
}


def last_month(today: date) -> Period:
    return Period(PeriodType.MONTH, today.year, today.month).previous()


@admin.register(Report)
class ReportAdmin(DraftPages, AnalysisPages, DocumentPages, ImportPages, PastePages, PresencePages, ScopedHistoryAdmin):
    form = ReportForm
    change_form_template = "admin/indicators/report/change_form.html"
    change_list_template = "admin/indicators/report/change_list.html"
    list_display = (
        "period_shown",
        "total_shown",
        yes_no("is_reference", "chỉ để so sánh"),
        "announcement_shown",
        "read_at",
    )
    list_filter = ("period_type", "year", "is_reference")
    list_select_related = ("announcement", "commune")
    ordering = ("-year", "period_type", "-number")
    history_list_display = ("scores_then",)
    history_column_label = "Điểm các nhóm"
    version_fields = SHOWN
    restorable = True
    restore_note = "Lấy lại mọi số liệu và điểm; kỳ giữ nguyên. Bài đã đăng không tự thay đổi."

    class Media:
        css = {"all": ("admin-portal.css",)}
        js = ("admin-report.js",)

    @admin.display(description="kỳ", ordering="year")
    def period_shown(self, report: Report) -> str:
        label = report.period.label
        return label[0].upper() + label[1:]

    @admin.display(description="tổng điểm", ordering="total_score", empty_value="chưa có")
    def total_shown(self, report: Report) -> str | None:
        return None if report.total_score is None else format_decimal(report.total_score)

    @admin.display(description="bài công bố", empty_value="–")
    def announcement_shown(self, report: Report) -> str | None:
        article = report.announcement
        if article is None:
            return None
        url = reverse("admin:news_article_review", args=[article.pk])
        return format_html('<a href="{}">{}</a>', url, article.get_status_display())

    def set_history_delta_changes(self, request: HttpRequest, historical_records: Any, **kwargs: Any) -> None:
        super().set_history_delta_changes(request, historical_records, **kwargs)
        note_scores(list(historical_records))

    def version_state(self, record: Any) -> dict[str, str]:
        return super().version_state(record) | scores_in_words(scores_with(record), record.scheme)

    def restore(self, request: HttpRequest, row: Report, record: Any) -> HttpResponse:
        with transaction.atomic():
            changed = restore_report(report=row, version=record, by=_acting(request))
        if not changed:
            raise ValidationError("Phiên bản này không khác số liệu hiện nay.")
        self.log_change(request, row, "Khôi phục phiên bản cũ.")
        return self._drafted(request, row) or self._onward(request, row)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("group_scores", "criterion_scores")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        # The template lays the form out; Django needs to know which model fields the form holds.
        return ((None, {"fields": ReportForm.Meta.fields}),)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        period = last_month(timezone.localdate())
        initial = {"period_type": period.type.value, "year": period.year, "number": period.number}
        asked = {name: request.GET[name] for name in initial if name in request.GET}
        return {**initial, "read_at": timezone.now().replace(second=0, microsecond=0), **asked}

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        allowed = bool(super().has_delete_permission(request, obj))
        # The figures behind a post that people read stay: withdraw the post first, then decide.
        return allowed and (obj is None or obj.announcement is None or not obj.announcement.has_appeared)

    def get_actions(self, request: HttpRequest) -> Any:
        return {}

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        layout = FormLayout(form, commune=commune_of(request) if not form.instance.pk else form.instance.commune)
        report = kwargs.get("obj")
        context.update(
            layout=layout,
            earlier_url=reverse("admin:indicators_report_earlier"),
            warnings=warnings_of(report) if report else (),
            **self.presence(request, report),
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def _tell_following(self, request: HttpRequest, following: list[Drafted]) -> None:
        """What became of the announcements that compare with this period or tell of it."""
        for drafted in following:
            if drafted.article and drafted.outcome in FOLLOWING:
                self.message_user(request, FOLLOWING[drafted.outcome].format(drafted.article.title), messages.WARNING)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Names the announcement too: an untouched draft goes with its figures, any other post stays."""
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        for report in objs:
            if report.announcement is not None:
                goes = is_untouched_draft(report)
                fate = "bản thảo chưa ai sửa, xóa cùng số liệu" if goes else "được giữ lại, không còn gắn với số liệu"
                listed = [*listed, f"Bài công bố: {report.announcement.title} ({fate})"]
        return listed, counts, needed, protected

    def delete_model(self, request: HttpRequest, obj: Report) -> None:
        """A draft that nobody wrote in or ever read goes with its figures; the next period's draft follows."""
        user, commune, period, article = _acting(request), obj.commune, obj.period, obj.announcement
        untouched = is_untouched_draft(obj)
        keep_published_following(obj)
        super().delete_model(request, obj)
        if article is not None and untouched:
            article.delete()
            self.message_user(request, "Bản thảo bài công bố của kỳ này cũng đã được xóa.", messages.INFO)
        self._tell_following(request, draft_following(commune=commune, period=period, by=user))

    def save_model(self, request: HttpRequest, obj: Report, form: ReportForm, change: bool) -> None:
        if change:
            obj.moved_from = Report.objects.only("period_type", "year", "number").get(pk=obj.pk).period
        store_report(
            report=obj,
            scheme=form.scheme,
            groups=form.group_values(),
            criteria=form.criterion_values(),
            by=_acting(request),
        )
        forget_presence(row=obj, by=_acting(request))

    def _drafted(self, request: HttpRequest, obj: Report) -> HttpResponse | None:
        """Draft from what was just saved, say what became of it, and lead to the post when there is one to read."""
        user = _acting(request)
        drafted: Drafted = draft(report=obj, by=user)
        level, text = MESSAGES[drafted.outcome]
        self.message_user(request, text, level)
        for period in {obj.period, obj.moved_from or obj.period}:
            self._tell_following(request, draft_following(commune=obj.commune, period=period, by=user))
        if drafted.article is None or "_continue" in request.POST or "_addanother" in request.POST:
            return None
        if drafted.outcome in (Outcome.EDITED, Outcome.PUBLISHED, Outcome.IN_REVIEW):
            return HttpResponseRedirect(reverse("admin:indicators_report_draft", args=[obj.pk]))
        return HttpResponseRedirect(reverse("admin:news_article_review", args=[drafted.article.pk]))

    def response_add(self, request: HttpRequest, obj: Report, post_url_continue: str | None = None) -> HttpResponse:
        return self._drafted(request, obj) or self._onward(request, obj)

    def response_change(self, request: HttpRequest, obj: Report) -> HttpResponse:
        return self._drafted(request, obj) or self._onward(request, obj)

    def _onward(self, request: HttpRequest, obj: Report) -> HttpResponse:
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("admin:indicators_report_add"))
        return HttpResponseRedirect(reverse("admin:indicators_report_change", args=[obj.pk]))

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("ky-truoc/", wrap(require_GET(self.earlier)), name="indicators_report_earlier"),
            path("<int:pk>/anh-chup/", wrap(require_GET(self.screenshot)), name="indicators_report_screenshot"),
            *self.draft_urls(),
            *self.analysis_urls(),
            *self.document_urls(),
            *self.import_urls(),
            *self.paste_urls(),
            *self.presence_urls(),
            *super().get_urls(),
        ]

    def earlier(self, request: HttpRequest) -> JsonResponse:
        """The earlier period's figures, for the script of the entry form, when the period is changed there."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            period = period_typed(*(request.GET.get(name, "") for name in ("period_type", "year", "number")))
        except ValueError:
            return JsonResponse({"error": "Kỳ không hợp lệ."}, status=400)
        return JsonResponse(as_json(commune_of(request), period))

    def screenshot(self, request: HttpRequest, pk: int) -> FileResponse:
        """The picture of the figures: evidence for staff, not for readers."""
        report = self.get_object(request, str(pk))
        if report is None or not report.screenshot:
            raise Http404
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        return FileResponse(report.screenshot.open("rb"))


def _acting(request: HttpRequest) -> User:
    user = staff_of(request)
    if user is None:
        raise PermissionDenied
    return user
