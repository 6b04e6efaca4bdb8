"""Admin page beside a report: where its points went, and what a target would take."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from indicators.earlier import earlier_report
from indicators.figures import figures_of
from indicators.loss_sentences import loss_line
from indicators.losses import Loss, find_losses
from indicators.models import Report
from indicators.target_sentences import INFLUENCE, PREMISE, plan_line, step_line, unasked_line
from indicators.targets import plan_for
from vietnamese.numbers import NumberError, format_decimal, parse_decimal

STEP = 5  # points: without an earlier, higher total the next multiple of it is the target


def default_target(total: Decimal, earlier: Decimal | None, maximum: Decimal) -> Decimal:
    """The earlier total where that was higher, else the next multiple of five."""
    if earlier is not None and earlier > total:
        return earlier
    return min(maximum, (total // STEP + 1) * STEP)


def influence_of(loss: Loss) -> str:
    return INFLUENCE[loss.influence] if loss.influence else ""


class AnalysisPages(ModelAdmin):  # type: ignore[type-arg]
    def analysis_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.analysis))
        return [path("<int:pk>/phan-tich/", view, name="indicators_report_analysis")]

    def analysis(self, request: HttpRequest, pk: int) -> HttpResponse:
        report: Report | None = self.get_object(request, str(pk))
        if report is None:
            raise Http404
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        figures = figures_of(report)
        context = {
            "title": f"Phân tích điểm {report.period.label}",
            "opts": self.opts,
            "report": report,
            "losses": [(loss_line(loss), influence_of(loss)) for loss in find_losses(figures)],
            "has_criteria": bool(figures.criteria),
            "premise": PREMISE,
            **self._plan(request, report),
        }
        return render(
            request, "admin/indicators/report/analysis.html", {**self.admin_site.each_context(request), **context}
        )

    def _plan(self, request: HttpRequest, report: Report) -> dict[str, object]:
        if report.total_score is None:
            return {}
        figures = figures_of(report)
        earlier = earlier_report(report.commune, report.period)
        if earlier and earlier.scheme != report.scheme:
            earlier = None  # points of two indicator sets are not compared
        maximum = figures.scheme.maximum
        target = default_target(report.total_score, earlier.total_score if earlier else None, maximum)
        typed = request.GET.get("muc-tieu", "").strip()
        error = ""
        if typed:
            try:
                target = parse_decimal(typed)
                plan = plan_for(figures, target)
            except NumberError as problem:
                return {"typed": typed, "error": str(problem)}
            except ValueError:
                return {"typed": typed, "error": f"Mục tiêu phải từ 0 đến {format_decimal(maximum)} điểm."}
        else:
            plan = plan_for(figures, target)
        steps = [(step_line(step), INFLUENCE[step.criterion.influence]) for step in plan.steps]
        return {
            "typed": typed or format_decimal(target),
            "error": error,
            "plan_line": plan_line(plan),
            "steps": steps,
            # Without any step the line above has said what is missing.
            "unasked": unasked_line(plan) if steps else "",
        }
