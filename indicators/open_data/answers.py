"""What all of `/api/v1/` answers alike: reading alone, from any site, with an ETag."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from indicators.open_data.problems import problem

METHODS = "GET, HEAD, OPTIONS"


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def _preflight() -> HttpResponse:
    # A page elsewhere that sends If-None-Match asks first.
    response = HttpResponse(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """`response` with the digest of its content as ETag, or 304 when the client has it."""
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=60)
    return get_conditional_response(request, etag=etag, response=response) or response


def open_data(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """Make a view an address of open data."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _open(_preflight())
        if request.method not in ("GET", "HEAD"):
            refused = problem(405, "Dữ liệu mở chỉ đọc được: hãy dùng GET.")
            refused["Allow"] = METHODS
            return _open(refused)
        request.method = "GET"  # Ninja knows no HEAD; the server leaves the body out
        response = view(request, *args, **kwargs)
        return _open(with_etag(request, response) if response.status_code == 200 else response)

    return csrf_exempt(answer)
