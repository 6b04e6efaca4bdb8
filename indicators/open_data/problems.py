"""What is wrong with a parameter, in Vietnamese, for errors as problem+json."""

from __future__ import annotations

from typing import Any


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
