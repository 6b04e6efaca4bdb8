"""What the forms of readers share: limits, and the form as a page of its own for readers without script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from communes.http import commune_of
from visitors.limits import Policy, allow
from visitors.reader import address_digest, daily_digest

TOO_MANY = "Bạn, hoặc mạng bạn đang dùng, đã gửi nhiều lần trong một giờ. Hãy quay lại sau một giờ."
TOO_MANY_HERE = "Cổng đang nhận quá nhiều ý kiến trong một giờ. Hãy quay lại sau một giờ, hoặc gọi điện cho đơn vị."


def refused(request: HttpRequest, *, per_reader: Policy, per_address: Policy, per_commune: Policy | None = None) -> str:
    """Count one use; why it is refused, or nothing."""
    commune = commune_of(request)
    within = allow(per_reader, daily_digest(request, commune)) and allow(per_address, address_digest(request, commune))
    if not within:
        return TOO_MANY
    if per_commune and not allow(per_commune, str(commune.pk)):
        return TOO_MANY_HERE
    return ""


def form_page(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"  # it carries a token of this reader's
    return response
