"""A reader's form is taken from our own pages alone; whoever proves nothing is led to the form."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import RequestFactory

from visitors.same_origin import same_origin

PATH = "/bai-viet/7/danh-gia/"
TOKEN_COOKIE = "csrftoken"


@same_origin
def form(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(f"{request.method} {pk}")


def ask(method: str = "POST", data: dict[str, str] | None = None, path: str = PATH, **headers: Any) -> HttpResponse:
    """The form's answer, reached as in production: through the middleware, which must let it pass."""
    secure = headers.pop("secure", False)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    factory = RequestFactory(headers={"host": "localhost:8000"} | names)
    request = (
        factory.post(path, data or {}, secure=secure)
        if method == "POST"
        else factory.generic(method, path, secure=secure)
    )
    return through_middleware(request)


def through_middleware(request: HttpRequest) -> HttpResponse:
    middleware = CsrfViewMiddleware(lambda _: HttpResponse())
    middleware.process_request(request)
    refused = middleware.process_view(request, form, (), {})
    assert refused is None, "the middleware must leave the check to the view"
    return form(request, 7)


def token() -> str:
    request = RequestFactory().get(PATH)
    get_token(request)
    return str(request.META["CSRF_COOKIE"])


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_form_is_for_everybody(method: str) -> None:
    assert ask(method, sec_fetch_site="cross-site", origin="https://evil.example").content == f"{method} 7".encode()


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "same-origin", "origin": "null"},  # the browser's own word goes first
        {"origin": "http://localhost:8000"},
        {"origin": "https://localhost:8000", "secure": True},
    ],
)
def test_a_post_from_our_own_page_is_taken(headers: dict[str, Any]) -> None:
    assert ask(**headers).content == b"POST 7"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": ""},
        {"sec_fetch_site": "cross-site", "origin": "http://localhost:8000"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://localhost"},
        {"origin": "http://localhost:8001"},
        {"origin": "https://localhost:8000"},
        {"origin": "http://xa-khac.localhost:8000"},
        {"origin": "http://localhost:8000.evil.example"},
    ],
)
def test_a_post_from_elsewhere_is_refused(headers: dict[str, Any]) -> None:
    with pytest.raises(PermissionDenied):
        ask(**headers)


def test_a_token_does_not_help_a_page_from_elsewhere() -> None:
    value = token()

    with pytest.raises(PermissionDenied):
        ask(data={"csrfmiddlewaretoken": value}, cookie=f"{TOKEN_COOKIE}={value}", origin="https://evil.example")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_guarded_too(method: str) -> None:
    with pytest.raises(PermissionDenied):
        ask(method, origin="https://evil.example")


def test_whoever_proves_nothing_is_led_to_the_form() -> None:
    response = ask(path=f"{PATH}?trang=2")

    assert response.status_code == 303
    assert response["Location"] == f"{PATH}?trang=2"


def test_the_way_to_the_form_never_leads_away() -> None:
    request = RequestFactory().post("/", PATH_INFO="//evil.example/")

    assert through_middleware(request)["Location"] == "/%2Fevil.example/"


def test_the_form_s_token_is_proof_enough() -> None:
    value = token()

    assert ask(data={"csrfmiddlewaretoken": value}, cookie=f"{TOKEN_COOKIE}={value}").content == b"POST 7"


@pytest.mark.parametrize("sent", [{}, {"csrfmiddlewaretoken": ""}, {"csrfmiddlewaretoken": "A" * 64}])
def test_a_wrong_token_leads_to_the_form(sent: dict[str, str]) -> None:
    assert ask(data=sent, cookie=f"{TOKEN_COOKIE}={token()}").status_code == 303


def test_a_token_without_its_cookie_leads_to_the_form() -> None:
    assert ask(data={"csrfmiddlewaretoken": token()}).status_code == 303
