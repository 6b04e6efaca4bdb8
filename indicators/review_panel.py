"""What a reviewer sees beside an announcement: contradictions in the figures, texts that drifted from them."""

from __future__ import annotations

from django.urls import reverse

from indicators.drafting import article_blocks, compose
from indicators.earlier import earlier_report
from indicators.facts import Facts
from indicators.figures import facts_of
from indicators.loss_sentences import NAMED_CRITERIA, loss_line
from indicators.models import Drawing, Report
from indicators.warning_sentences import describe
from news.models import Article
from news.review import Panel


def warnings_of(report: Report) -> tuple[str, ...]:
    """One Vietnamese sentence per contradiction among the report's figures."""
    facts = facts_of(report, earlier_report(report.commune, report.period))
    return sentences_for(facts)


def sentences_for(facts: Facts) -> tuple[str, ...]:
    return tuple(describe(found, facts.scheme) for found in facts.contradictions)


def report_panels(article: Article) -> list[Panel]:
    report = Report.objects.filter(announcement=article).select_related("commune").first()
    if report is None or report.total_score is None:
        return []
    figures_url = reverse("admin:indicators_report_change", args=[report.pk])
    draft_url = reverse("admin:indicators_report_draft", args=[report.pk])
    composition = compose(report)
    panels = []
    if warnings := sentences_for(composition.facts):
        panels.append(Panel("Số liệu cần kiểm tra", warnings, figures_url, "Xem lại số liệu", serious=True))
    if article.expires_at is not None:
        note = (
            "Bài công bố này có thời hạn hiện. Hết hạn, số liệu của kỳ này cũng không còn trên trang Chỉ số, "
            "trong dữ liệu mở và trong so sánh giữa các kỳ."
        )
        edit_url = reverse("admin:news_article_change", args=[article.pk])
        panels.append(Panel("Thời hạn hiện bài", (note,), edit_url, "Sửa thời hạn", serious=True))
    drawing = Drawing.objects.filter(report=report).first()
    now = article_blocks(article)
    if composition.blocks != now:
        edited = drawing is None or drawing.blocks != now
        outdated = drawing is None or drawing.blocks != composition.blocks
        notes = []
        if edited:
            notes.append("Bài có chỗ được sửa tay, khác với câu chữ mà hệ thống soạn từ số liệu.")
        if outdated:
            notes.append("Số liệu, câu mẫu hoặc thông tin đơn vị đã thay đổi sau khi bài được soạn.")
        panels.append(Panel("Bài và số liệu", tuple(notes), draft_url, "Xem chỗ khác nhau", serious=outdated))
    if losses := composition.facts.losses:
        lines = tuple(map(loss_line, losses[:NAMED_CRITERIA]))
        if left := len(losses) - len(lines):
            lines += (f"Còn {left} chỗ khác mất điểm.",)
        analysis_url = reverse("admin:indicators_report_analysis", args=[report.pk])
        panels.append(Panel("Điểm bị mất ở đâu", lines, analysis_url, "Phân tích điểm, tính mục tiêu"))
    announcement = composition.announcement
    if announcement.causes or announcement.remedies:
        note = (
            f"Hệ thống đề xuất {len(announcement.causes)} nguyên nhân và {len(announcement.remedies)} biện pháp "
            "cho các nhóm bị mất điểm. Người gửi duyệt phải đọc và xác nhận."
        )
        panels.append(Panel("Nguyên nhân, biện pháp", (note,), draft_url, "Chọn câu khác"))
    return panels
