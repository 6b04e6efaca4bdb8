"""Errors as application/problem+json (RFC 9457), in Vietnamese, for addresses that programs read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "Yêu cầu không hợp lệ",
    404: "Không tìm thấy",
    405: "Phương thức không được hỗ trợ",
    422: "Tham số không hợp lệ",
    500: "Lỗi máy chủ",
}


def problem(status: int, detail: str, errors: Sequence[dict[str, str]] = ()) -> HttpResponse:
    """An error's answer; `errors` names each wrong parameter."""
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail, "errors": list(errors)}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)


def for_a_program(request: HttpRequest) -> bool:
    """Whether an address is open data's, whose readers want no page."""
    return request.path.startswith("/api/")
