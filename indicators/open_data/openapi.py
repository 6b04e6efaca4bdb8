"""What Ninja's schema leaves out: our errors, conditional answers, files."""

from __future__ import annotations

from typing import Any, TypeVar

from ninja.openapi.schema import OpenAPISchema

from communes.problems import CONTENT_TYPE, TITLES
from indicators.open_data.schemas import Problem

S = TypeVar("S", bound=OpenAPISchema)
_FILES = {
    "text/csv": {"schema": {"type": "string", "format": "binary"}},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
        "schema": {"type": "string", "format": "binary"}
    },
}
_ETAG = {"ETag": {"description": "Dấu của nội dung; gửi lại ở If-None-Match", "schema": {"type": "string"}}}


def completed(schema: S) -> S:
    """Add to each operation the answers that every one has; returns the same schema."""
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components: dict[str, Any] = schema.setdefault("components", {}).setdefault("schemas", {})
    components.update(problem.pop("$defs", {}))
    components["Problem"] = problem
    for path, item in schema["paths"].items():
        for operation in item.values():
            _complete(path, operation)
    schema["externalDocs"] = {"url": "https://dichvucong.gov.vn", "description": "Nguồn: Cổng Dịch vụ công Quốc gia"}
    return schema


def _complete(path: str, operation: dict[str, Any]) -> None:
    answers: dict[Any, Any] = operation["responses"]
    ok = answers[200]
    ok["description"] = "Dữ liệu"
    ok["headers"] = _ETAG
    if "/files/" in path:
        ok["content"] = _FILES
    answers[304] = {"description": "Không đổi từ lần đọc có ETag đã gửi", "headers": _ETAG}
    for status in (404, 422, 500):
        answers[status] = {
            "description": TITLES[status],
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
