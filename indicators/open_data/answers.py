"""What all of `/api/v1/` answers alike: reading alone, from any site, with an ETag, errors as problem+json."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.log import log_response
from django.views.decorators.csrf import csrf_exempt

from communes.problems import problem

METHODS = "GET, HEAD, OPTIONS"
ABSENT = "Không có dữ liệu này, hoặc dữ liệu chưa công khai."


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
    return response


def _preflight() -> HttpResponse:
    # A page elsewhere that sends If-None-Match asks first.
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    # Nothing is read from headers but this one; libraries that send more of them everywhere are let in as well.
    response["Access-Control-Allow-Headers"] = "If-None-Match, *"
    response["Access-Control-Max-Age"] = "86400"
    return response


def digest(content: bytes) -> str:
    """32 hexadecimal digits that tell contents apart."""
    return sha256(content).hexdigest()[:32]


def with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """`response` with the digest of its content as ETag, unless it has one, or 304 when the client has it."""
    etag = response.get("ETag") or f'"{digest(response.content)}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=60)
    return get_conditional_response(request, etag=etag, response=response) or response


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """What Django does with an error in a view, told and logged alike, but answered as a problem."""
    response = problem(500, "Máy chủ gặp lỗi, chưa trả lời được. Hãy thử lại sau ít phút.")
    got_request_exception.send(sender=None, request=request)
    log_response("Internal Server Error: %s", request.path, response=response, request=request, exception=error)
    return response


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
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = problem(404, ABSENT)
        except Exception as error:  # whatever it is, a program that reads JSON is told in JSON
            response = _failed(request, error)
        return _open(with_etag(request, response) if response.status_code == 200 else response)

    return csrf_exempt(answer)
