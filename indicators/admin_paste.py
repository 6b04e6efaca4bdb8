"""Pasting a copied row into the entry form: by script, and by a step of the form itself without one."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from indicators.forms.pasting import Pasted, read_pasted
from indicators.forms.period import period_typed
from indicators.periods import Period, PeriodType
from indicators.scheme import Scheme, scheme_for


class PastePages(ModelAdmin):  # type: ignore[type-arg]
    def paste_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [path("dan-so-lieu/", wrap(require_POST(self.pasted)), name="indicators_report_paste")]

    def pasted(self, request: HttpRequest) -> JsonResponse:
        """What the script of the entry form fills in; nothing is stored."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        read = _read(request)
        return JsonResponse({"values": read.values, "notes": [_told(read), *read.notes]})

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: object = None
    ) -> HttpResponse:
        if request.method == "POST" and "_paste" in request.POST:
            read = _read(request)
            data = request.POST.copy()
            for name, value in read.values.items():
                data[name] = value
            # The form refuses to be saved at this step, says why, and keeps all that was typed.
            data["paste_notes"] = "\n".join([_told(read), *read.notes])
            request.POST = data  # type: ignore[assignment]
        response: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[arg-type]
        return response


def _told(read: Pasted) -> str:
    if not read.values:
        return "Chưa điền được ô nào từ đoạn dán."
    return f"Đã điền {len(read.values)} ô từ đoạn dán. Chưa lưu: hãy kiểm tra rồi bấm nút lưu."


def _read(request: HttpRequest) -> Pasted:
    return read_pasted(request.POST.get("pasted", ""), _scheme(request))


def _scheme(request: HttpRequest) -> Scheme:
    try:
        return scheme_for(period_typed(*(request.POST.get(name, "") for name in ("period_type", "year", "number"))))
    except ValueError:
        today = timezone.localdate()
        return scheme_for(Period(PeriodType.MONTH, today.year, today.month))
