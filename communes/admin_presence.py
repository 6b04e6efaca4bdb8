"""Admin of what two people may have open at once: each is told of the other, and of what was saved meanwhile."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from communes.http import not_activity, staff_of
from communes.presence import note_presence


class PresencePages(ModelAdmin):  # type: ignore[type-arg]
    """For admins of models with `updated_at`."""

    def presence_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        beat = not_activity(self.admin_site.admin_view(require_POST(self.beat)))  # never cached: admin_view sees to it
        return [path("<int:pk>/dang-mo/", beat, name=name)]

    def beat(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page is still open: who else has it open, and which version is stored by now."""
        row, user = self.get_object(request, str(pk)), staff_of(request)
        if row is None:
            raise Http404
        if user is None or not self.has_change_permission(request, row):
            raise PermissionDenied
        return JsonResponse({"others": note_presence(row=row, by=user), "version": row.updated_at.isoformat()})

    def presence(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """For the page of the form: the address of `beat`, who else is there, the version that the form shows."""
        user = staff_of(request)
        if user is None or row is None or not self.has_change_permission(request, row):
            return {}
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_presence"
        return {
            "presence_url": reverse(name, args=[row.pk]),
            "presence_version": row.updated_at.isoformat(),
            "others": note_presence(row=row, by=user),
        }
