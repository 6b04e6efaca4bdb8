"""A form that came too late: its row is gone, or is no longer its sender's to change. What was typed is given back.

Django answers the first with a redirect and the second with a bare refusal, and the text would be on neither page.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

if TYPE_CHECKING:
    from communes.scoped_admin import CommuneScopedAdmin

# What belongs to the form that was refused: a form for a new row has its own.
_OF_THE_OLD_FORM = {"csrfmiddlewaretoken", "version", "seen_version", "correction_reason"}
_MANAGEMENT = ("-TOTAL_FORMS", "-INITIAL_FORMS", "-MIN_NUM_FORMS", "-MAX_NUM_FORMS")


@dataclass(frozen=True)
class Typed:
    """One field as it was typed: its label, and its value as text or, where that can be copied better, as safe HTML."""

    label: str
    value: str
    is_html: bool = False


def too_late(admin: CommuneScopedAdmin, request: HttpRequest, object_id: str) -> HttpResponse | None:
    """The page that gives back what was sent for `object_id`; None where the form may be taken after all."""
    row = admin.get_object(request, unquote(object_id))
    allowed = admin.has_change_permission(request, row)
    if (row is not None and allowed) or (row is None and not allowed):
        return None
    if row is not None and not admin.has_view_permission(request, row):
        return None
    again = row is None and admin.has_add_permission(request)
    opts = admin.opts
    context = {
        **admin.admin_site.each_context(request),
        "title": "Chưa lưu được phần bạn vừa gõ",
        "opts": opts,
        "row": row,
        "why": gone(admin) if row is None else admin.why_too_late(row),
        "typed": typed(admin.get_form(request, None)(request.POST), admin),
        "add_url": reverse(f"admin:{opts.app_label}_{opts.model_name}_add") if again else "",
        "sent": sent_anew(request) if again else [],
        "list_url": reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"),
    }
    status = HTTPStatus.NOT_FOUND if row is None else HTTPStatus.FORBIDDEN
    return render(request, "admin/not_saved.html", context, status=status)


def gone(admin: CommuneScopedAdmin) -> str:
    what = capfirst(str(admin.opts.verbose_name))
    return f"{what} này không còn nữa: có người đã xóa sau khi bạn mở trang, nên phần bạn vừa gõ chưa được lưu."


def typed(form: BaseForm, admin: CommuneScopedAdmin) -> list[Typed]:
    """What stands in the visible fields of `form`, as staff read it; empty fields and files are left out."""
    found = [(field, _text(field)) for field in form.visible_fields() if field.widget_type != "password"]
    fields = {field.name: field for field in admin.model._meta.get_fields()}
    rows = []
    for bound, text in found:
        if text:
            markup = getattr(fields.get(bound.name), "as_markup", None)
            label = capfirst(str(bound.label))
            rows.append(Typed(label, markup(text), True) if markup else Typed(label, text))
    return rows


def _text(bound: BoundField) -> str:
    value: Any = bound.data
    if isinstance(value, bool):
        return "có" if value else ""
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value if part)
    choices = getattr(bound.field, "choices", None)
    if choices and value:
        return str({str(key): label for key, label in choices}.get(str(value), value))
    return value.strip() if isinstance(value, str) else ""


def sent_anew(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, value) of what was sent, for the form of a new row; what hangs on the old one is left out."""
    inlines = {name.removesuffix("-TOTAL_FORMS") for name in request.POST if name.endswith("-TOTAL_FORMS")}
    pairs = []
    for name, values in request.POST.lists():
        if name.endswith(_MANAGEMENT):
            pairs.append((name, "0"))
            continue
        old = name in _OF_THE_OLD_FORM or name.startswith("_") or name.split("-")[0] in inlines
        if not (old or "password" in name):
            pairs += [(name, value) for value in values]
    return pairs
