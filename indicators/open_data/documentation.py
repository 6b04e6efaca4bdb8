"""The OpenAPI schema as a page for people: one entry per operation, with its parameters and fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

_TYPES = {"integer": "số nguyên", "number": "số", "string": "chuỗi", "array": "danh sách", "boolean": "đúng/sai"}
_FORMATS = {"date": "ngày", "date-time": "thời điểm", "binary": "tệp"}


@dataclass(frozen=True)
class Item:
    name: str
    kind: str
    words: SafeString


@dataclass(frozen=True)
class Operation:
    path: str
    summary: str
    parameters: tuple[Item, ...]
    fields: tuple[Item, ...]
    example: str  # an address to open, where none of the path is left open


_TECHNICAL = re.compile(
    r"\b(?:not_entered|not_scored|null|score|maximum|month|quarter|year|xa|phuong|dac_khu|csv|xlsx|qd766|PUBLISH_ON_TIME)\b"
    r"|/months\b"
)


def marked(words: str) -> SafeString:
    """`words` with field names and values as code, so that a screen reader and a translator leave them alone."""
    pieces, end = [], 0
    for match in _TECHNICAL.finditer(words):
        pieces.append(format_html("{}<code>{}</code>", words[end : match.start()], match[0]))
        end = match.end()
    return format_html("{}{}", SafeString("".join(pieces)), words[end:])


def _kind(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        parts = [_kind(part) for part in schema["anyOf"] if part.get("type") != "null"]
        null = any(part.get("type") == "null" for part in schema["anyOf"])
        return " hoặc ".join(parts) + (", có thể để trống" if null else "")
    return _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), "đối tượng")


def _item(name: str, schema: Mapping[str, Any]) -> Item:
    return Item(name, _kind(schema), marked(schema.get("description", "")))


def _named(schema: Mapping[str, Any], ref: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema["components"]["schemas"][ref["$ref"].rpartition("/")[2]]
    return found


def _fields(schema: Mapping[str, Any], operation: Mapping[str, Any]) -> tuple[Item, ...]:
    body = operation["responses"][200].get("content", {}).get("application/json", {}).get("schema")
    if body is None or "$ref" not in body:
        return ()
    model = _named(schema, body)
    items = model["properties"].get("items")
    if items is not None:
        model = _named(schema, items["items"])
    return tuple(
        Item(name, _kind(one), marked(one.get("description", ""))) for name, one in model["properties"].items()
    )


def operations(schema: Mapping[str, Any]) -> list[Operation]:
    """All operations in the schema's order."""
    return [
        Operation(
            path=path,
            summary=operation["summary"],
            parameters=tuple(
                Item(
                    one["name"],
                    _kind(one["schema"]),
                    marked(one.get("description") or one["schema"].get("description", "")),
                )
                for one in operation.get("parameters", [])
            ),
            fields=_fields(schema, operation),
            example="" if "{" in path else path,
        )
        for path, item in schema["paths"].items()
        for operation in item.values()
    ]
