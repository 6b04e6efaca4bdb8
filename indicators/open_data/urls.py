"""Addresses of open data, under `/api/v1/`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, re_path

from communes.problems import problem
from indicators.open_data.answers import open_data
from indicators.open_data.api import TABLES, api
from indicators.open_data.documentation import envelope, operations, problem_fields
from visitors.pages import public_page

# What each table is called where a person chooses a file.
TITLES = {
    "communes": "Đơn vị",
    "months": "Các kỳ và tổng điểm",
    "scores": "Điểm các nhóm",
    "criteria": "Số liệu các tiêu chí",
    "articles": "Tin bài (5.000 bài mới nhất)",
}


def schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"), json_dumps_params={"ensure_ascii": False})


@public_page
def docs(request: HttpRequest) -> HttpResponse:
    found = api.get_openapi_schema(path_prefix="/api/v1/")
    context = {
        "operations": operations(found),
        "envelope": envelope(found),
        "problem": problem_fields(found),
        "tables": [(name, TITLES[name]) for name in TABLES],
        "start": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "indicators/open_data.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """Who tries the bare address is led to what explains the rest."""
    return redirect("open-data:docs")


def nothing_here(request: HttpRequest) -> HttpResponse:
    return problem(404, "Không có địa chỉ này; xem /api/v1/docs.")


def _opened(pattern: Any) -> Any:
    if isinstance(pattern, URLPattern):
        pattern.callback = open_data(pattern.callback)
    return pattern


app_name = "open-data"
urlpatterns = [
    path("", open_data(start), name="start"),
    path("openapi.json", open_data(schema), name="schema"),
    path("docs", docs, name="docs"),
    *(_opened(pattern) for pattern in api.urls[0] if getattr(pattern, "name", "") != "api-root"),
    re_path(r".*", open_data(nothing_here)),
]
