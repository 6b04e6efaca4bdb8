"""Admin pages between figures and post: which sentences are proposed, what differs, redraw, correct."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from communes.http import staff_of
from communes.models import User
from indicators.differences import differences
from indicators.drafting import (
    TO_CONFIRM,
    Outcome,
    article_blocks,
    compose,
    correct_published,
    draft,
    proposed_phrases,
    redraw_over_edits,
    require_rewritable,
)
from indicators.models import Drawing, PhraseKind, Report
from indicators.review_panel import sentences_for
from indicators.taking import choices, take_sentences
from news.models import Status
from news.publishing import PUBLISH, may_rewrite


class DraftPages(ModelAdmin):  # type: ignore[type-arg]
    def draft_urls(self) -> list[URLPattern]:
        return [path("<int:pk>/ban-thao/", self.admin_site.admin_view(self.draft_page), name="indicators_report_draft")]

    def draft_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_http_methods(["GET", "HEAD", "POST"])(self._draft_page)(request, pk)

    def _draft_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        report: Report | None = self.get_object(request, str(pk))
        user = staff_of(request)
        if report is None:
            raise Http404
        if user is None or not self.has_change_permission(request, report):
            raise PermissionDenied
        if report.total_score is None or report.is_reference:
            self.message_user(
                request, "Kỳ này chưa có tổng điểm, hoặc chỉ để so sánh: không có bài công bố.", messages.INFO
            )
            return HttpResponseRedirect(reverse("admin:indicators_report_change", args=[pk]))
        error, error_code = "", ""
        if request.method == "POST":
            try:
                return self._act(request, report, user)
            except ValidationError as refused:
                error, error_code = refused.messages[0], getattr(refused, "code", "") or ""
        return self._show(request, report, user, error, error_code)

    def _act(self, request: HttpRequest, report: Report, user: User) -> HttpResponse:
        step = request.POST.get("step")
        if step == "phrases":
            self._choose_phrases(request, report, user)
        elif step == "redraw":
            redraw_over_edits(report=report, by=user)
            self.message_user(
                request, "Đã soạn lại bài theo số liệu; phần sửa tay còn trong lịch sử bài.", messages.SUCCESS
            )
        elif step == "take":
            keys = set(request.POST.getlist("take"))
            take_sentences(report=report, by=user, keys=keys)
            self.message_user(
                request, f"Đã ghi {len(keys)} chỗ được chọn vào bài; phần còn lại giữ nguyên.", messages.SUCCESS
            )
        elif step == "correct":
            confirmed = request.POST.get("confirmed") == "on"
            correct_published(report=report, by=user, reason=request.POST.get("reason", ""), confirmed=confirmed)
            self.message_user(request, "Đã đính chính bài đã đăng; bạn đọc thấy ngày và lý do.", messages.SUCCESS)
        else:
            raise ValidationError("Không rõ việc cần làm. Hãy dùng các nút trên trang.")
        report.refresh_from_db()
        return HttpResponseRedirect(self._next(report))

    def _next(self, report: Report) -> str:
        composed, article = compose(report), report.announcement
        if article and composed.blocks == article_blocks(article):
            return reverse("admin:news_article_review", args=[article.pk])
        return reverse("admin:indicators_report_draft", args=[report.pk])

    def _choose_phrases(self, request: HttpRequest, report: Report, user: User) -> None:
        if report.announcement:
            require_rewritable(report.announcement, user)
        kept = set(request.POST.getlist("phrase"))
        proposed = proposed_phrases(report, compose(report).facts)
        report.dropped_phrases.set([phrase for phrase in proposed if str(phrase.pk) not in kept])
        outcome = draft(report=report, by=user).outcome
        if outcome is Outcome.EDITED:
            self.message_user(
                request,
                "Bản thảo đã được sửa tay nên chưa đổi. Hãy chọn những câu cần lấy vào bài.",
                messages.WARNING,
            )
        else:
            self.message_user(request, "Đã ghi các câu được chọn vào bản thảo.", messages.SUCCESS)

    def _show(self, request: HttpRequest, report: Report, user: User, error: str, error_code: str) -> HttpResponse:
        composition = compose(report)
        article = report.announcement
        drawing = Drawing.objects.filter(report=report).first()
        drawn = drawing.blocks if drawing else []
        offered = choices(article, composition, drawn) if article else []
        taken = set(request.POST.getlist("take")) if request.POST.get("step") == "take" else None
        dropped = set(report.dropped_phrases.values_list("pk", flat=True))
        names = {group.code: group.name for group in composition.facts.scheme.groups}
        phrases = [
            (PhraseKind(phrase.kind).label, names[phrase.group], phrase, phrase.pk not in dropped)
            for phrase in proposed_phrases(report, composition.facts)
        ]
        public = article is not None and article.status == Status.PUBLISHED
        announcement = composition.announcement
        context = {
            "title": f"Bài công bố {report.period.label}",
            "opts": self.opts,
            "report": report,
            "article": article,
            "phrases": phrases,
            "warnings": sentences_for(composition.facts),
            "by_hand": differences(drawn, article_blocks(article)) if article and drawing else [],
            # Ticked at first: what the portal wrote itself. A person's words go only when that person says so.
            "choices": [(choice, not choice.by_hand if taken is None else choice.key in taken) for choice in offered],
            "public": public,
            "frozen": article is not None and not may_rewrite(article, user),
            "to_confirm": TO_CONFIRM if announcement.causes or announcement.remedies else "",
            "confirm_missing": error_code == "confirm",
            "may_correct": public and user.has_perm(PUBLISH),
            "error": error,
            "reason": request.POST.get("reason", ""),
        }
        return render(
            request,
            "admin/indicators/report/draft.html",
            {**self.admin_site.each_context(request), **context},
            status=422 if error else 200,
        )
