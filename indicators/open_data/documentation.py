"""The OpenAPI schema as a page for people: one entry per operation, with its parameters and fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_TYPES = {"integer": "số nguyên", "number": "số", "string": "chuỗi", "array": "danh sách", "boolean": "đúng/sai"}
_FORMATS = {"date": "ngày", "date-time": "thời điểm", "binary": "tệp"}


@dataclass(frozen=True)
class Item:
    name: str
    kind: SafeString
    words: SafeString


@dataclass(frozen=True)
class Operation:
    path: str
    summary: str
    parameters: tuple[Item, ...]
    fields: tuple[Item, ...]
    example: str  # an address to open, where none of the path is left open


_TECHNICAL = re.compile(
    r"\b(?:not_entered|not_scored|null|score|maximum|month|quarter|year|xa|phuong|dac_khu|csv|xlsx|qd766|PUBLISH_ON_TIME"
    r"|about:blank|url)\b|/months\b"
)


def marked(words: str) -> SafeString:
    """`words` with field names and values as code, so that a screen reader and a translator leave them alone."""
    pieces, end = [], 0
    for match in _TECHNICAL.finditer(words):
        pieces.append(format_html("{}<code>{}</code>", words[end : match.start()], match[0]))
        end = match.end()
    return format_html("{}{}", SafeString("".join(pieces)), words[end:])


def _kinds(schema: Mapping[str, Any]) -> str:
    parts = (part for part in schema.get("anyOf", [schema]) if part.get("type") != "null")
    return " hoặc ".join(dict.fromkeys(map(_plain_kind, parts)))


def _plain_kind(schema: Mapping[str, Any]) -> str:
    return _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), "đối tượng")


def _choices(schema: Mapping[str, Any]) -> list[str]:
    return [value for part in schema.get("anyOf", [schema]) for value in part.get("enum", [])]


def _words(schema: Mapping[str, Any], described: str) -> SafeString:
    """The description, and what else the schema knows: which values there are, which one is taken unasked."""
    words = marked(described)
    # A description that names the values says what they mean.
    if any(choice not in described for choice in _choices(schema)):
        values = format_html_join(", ", "<code>{}</code>", ((choice,) for choice in _choices(schema)))
        words = format_html("{}: {}", words, values)
    if schema.get("default"):
        words = format_html("{}; mặc định {}", words, schema["default"])
    return words


def _item(name: str, schema: Mapping[str, Any]) -> Item:
    """A field: «số», or «số hoặc null» where a figure may be missing."""
    null = {"type": "null"} in schema.get("anyOf", [])
    kind = format_html("{} hoặc <code>null</code>" if null else "{}", _kinds(schema))
    return Item(name, kind, _words(schema, schema.get("description", "")))


def _parameter(one: Mapping[str, Any]) -> Item:
    needed = "bắt buộc" if one.get("required") else "không bắt buộc"
    described = one.get("description") or one["schema"].get("description", "")
    return Item(one["name"], format_html("{}, {}", _kinds(one["schema"]), needed), _words(one["schema"], described))


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
    return tuple(_item(name, one) for name, one in model["properties"].items())


def _one_of(schema: Mapping[str, Any], name: str) -> tuple[Item, ...]:
    model = schema["components"]["schemas"][name]
    return tuple(_item(field, one) for field, one in model["properties"].items())


def envelope(schema: Mapping[str, Any]) -> tuple[Item, ...]:
    """What stands around the rows of every list."""
    return _one_of(schema, "Page_MonthOut_")


def problem_fields(schema: Mapping[str, Any]) -> tuple[Item, ...]:
    """What an error says."""
    return _one_of(schema, "Problem")


def operations(schema: Mapping[str, Any]) -> list[Operation]:
    """All operations in the schema's order."""
    return [
        Operation(
            path=path,
            summary=operation["summary"],
            parameters=tuple(map(_parameter, operation.get("parameters", []))),
            fields=_fields(schema, operation),
            example="" if "{" in path else path,
        )
        for path, item in schema["paths"].items()
        for operation in item.values()
    ]
