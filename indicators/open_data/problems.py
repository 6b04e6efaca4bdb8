"""Errors as application/problem+json (RFC 9457), in Vietnamese."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

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


def reason(error: dict[str, Any]) -> str:
    """What is wrong with a parameter, from one of pydantic's errors."""
    given = error.get("ctx", {})
    match error.get("type"):
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return "phải là số nguyên"
        case "greater_than_equal":
            return f"phải từ {given.get('ge')} trở lên"
        case "less_than_equal":
            return f"không được quá {given.get('le')}"
        case "literal_error" | "enum":
            return f"phải là một trong: {given.get('expected', '')}".replace(" or ", " hoặc ")
        case "string_pattern_mismatch":
            return f"không đúng dạng {given.get('pattern', '')}"
        case "missing":
            return "còn thiếu"
        case _:
            return "không hợp lệ"
