"""Forms of readers carry no token, so that a page is the same for everybody: the browser vouches instead.

In this order:

1. `Sec-Fetch-Site`, sent by today's browsers over HTTPS and on localhost: "same-origin", or 403.
2. `Origin`, sent with every POST by the browsers of the last ten years: this host, or 403.
3. Neither: a CSRF token, which the form's own page (the same address, by GET) prints; without a valid one
   the reader is led there.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.http import escape_leading_slashes

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_HARMLESS = ("GET", "HEAD", "OPTIONS", "TRACE")


class SeeOther(HttpResponseRedirect):
    """303: what was posted is dealt with; look there."""

    status_code = 303


class Proof(Enum):
    """What the browser says about where a form stood."""

    OWN = "own"
    FOREIGN = "foreign"
    NONE = "none"


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        return HttpResponseForbidden(reason)


def _unreached(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError("the token check alone is used")


def proof_of(request: HttpRequest) -> Proof:
    """Return what the browser itself vouches for."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return Proof.OWN if site == "same-origin" else Proof.FOREIGN
    origin = request.headers.get("Origin")
    if origin is not None:
        return Proof.OWN if origin == f"{request.scheme}://{request.get_host()}" else Proof.FOREIGN
    return Proof.NONE


def _has_token(request: HttpRequest) -> bool:
    check = _TokenCheck(_unreached)
    check.process_request(request)
    return check.process_view(request, _unreached, (), {}) is None


def same_origin(view: View[P]) -> View[P]:
    """Guard a view that shows its form on GET and takes it on POST, for readers who have no token.

    A POST from another site gets 403 (PermissionDenied); one that proves nothing is led to the form by 303.
    """

    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in _HARMLESS:
            proof = proof_of(request)
            if proof is Proof.FOREIGN:
                raise PermissionDenied("Biểu mẫu được gửi từ một trang khác nên không được nhận.")
            if proof is Proof.NONE and not _has_token(request):
                return SeeOther(escape_leading_slashes(request.get_full_path()))
        return view(request, *args, **kwargs)

    marked: Any = checked
    marked.csrf_exempt = True
    return checked
