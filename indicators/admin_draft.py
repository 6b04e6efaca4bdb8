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
    Outcome,
    article_blocks,
    compose,
    correct_published,
    draft,
    proposed_phrases,
    redraw_over_edits,
)
from indicators.models import Drawing, PhraseKind, Report
from indicators.review_panel import sentences_for
from news.publishing import PUBLISH, was_public


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
        error = ""
        if request.method == "POST":
            try:
                return self._act(request, report, user)
            except ValidationError as refused:
                error = refused.messages[0]
        return self._show(request, report, user, error)

    def _act(self, request: HttpRequest, report: Report, user: User) -> HttpResponse:
        step = request.POST.get("step")
        if step == "phrases":
            self._choose_phrases(request, report, user)
        elif step == "redraw":
            redraw_over_edits(report=report, by=user)
            self.message_user(
                request, "Đã soạn lại bài theo số liệu; phần sửa tay còn trong lịch sử bài.", messages.SUCCESS
            )
        elif step == "correct":
            correct_published(report=report, by=user, reason=request.POST.get("reason", ""))
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
        if report.announcement and was_public(report.announcement):
            raise ValidationError("Bài đã đăng: muốn đổi nguyên nhân, biện pháp thì hãy đính chính bài.")
        kept = set(request.POST.getlist("phrase"))
        proposed = proposed_phrases(report, compose(report).facts)
        report.dropped_phrases.set([phrase for phrase in proposed if str(phrase.pk) not in kept])
        outcome = draft(report=report, by=user).outcome
        if outcome is Outcome.EDITED:
            self.message_user(
                request,
                "Bản thảo đã được sửa tay nên chưa đổi. Hãy soạn lại bài, hoặc tự sửa trong bài.",
                messages.WARNING,
            )
        else:
            self.message_user(request, "Đã ghi các câu được chọn vào bản thảo.", messages.SUCCESS)

    def _show(self, request: HttpRequest, report: Report, user: User, error: str) -> HttpResponse:
        composition = compose(report)
        article = report.announcement
        drawing = Drawing.objects.filter(report=report).first()
        dropped = set(report.dropped_phrases.values_list("pk", flat=True))
        names = {group.code: group.name for group in composition.facts.scheme.groups}
        phrases = [
            (PhraseKind(phrase.kind).label, names[phrase.group], phrase, phrase.pk not in dropped)
            for phrase in proposed_phrases(report, composition.facts)
        ]
        public = article is not None and was_public(article)
        context = {
            "title": f"Bài công bố {report.period.label}",
            "opts": self.opts,
            "report": report,
            "article": article,
            "phrases": phrases,
            "warnings": sentences_for(composition.facts),
            "by_hand": differences(drawing.blocks, article_blocks(article)) if article and drawing else [],
            "against_figures": differences(article_blocks(article), composition.blocks) if article else [],
            "public": public,
            "may_correct": public and user.has_perm(PUBLISH) and article is not None and article.is_public,
            "error": error,
            "reason": request.POST.get("reason", ""),
        }
        return render(
            request,
            "admin/indicators/report/draft.html",
            {**self.admin_site.each_context(request), **context},
            status=422 if error else 200,
        )
