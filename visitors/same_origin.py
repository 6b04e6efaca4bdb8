"""Forms of readers carry no token, so that a page is the same for everybody: the browser vouches instead.

Order of proof: `Sec-Fetch-Site` (sent by browsers over HTTPS and on localhost), then `Origin` (sent with
every POST by browsers of the last ten years), then a CSRF token, which the form's own page prints.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class SeeOther(HttpResponseRedirect):
    """303: what was posted is dealt with; look there."""

    status_code = 303


class Proof(Enum):
    OWN = "own"
    FOREIGN = "foreign"
    NONE = "none"


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:  # type: ignore[override]
        return HttpResponse(reason, status=403)


def _unreached(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError("the token check alone is used")


def proof_of(request: HttpRequest) -> Proof:
    """What the browser itself says about where the form stood."""
    site = request.headers.get("Sec-Fetch-Site")
    if site in ("same-origin", "same-site", "cross-site"):
        return Proof.OWN if site == "same-origin" else Proof.FOREIGN
    origin = request.headers.get("Origin")
    if origin is None:
        return Proof.NONE
    return Proof.OWN if origin == f"{request.scheme}://{request.get_host()}" else Proof.FOREIGN


def _has_token(request: HttpRequest) -> bool:
    return _TokenCheck(_unreached).process_view(request, _unreached, (), {}) is None


def same_origin(view: View[P]) -> View[P]:
    """For a view that shows its form on GET: a POST from elsewhere gets 403; one that proves nothing and has no
    valid token is sent to the form by 303."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST":
            proof = proof_of(request)
            if proof is Proof.FOREIGN:
                raise PermissionDenied("a form on another site")
            if proof is Proof.NONE and not _has_token(request):
                return SeeOther(request.path)
        return view(request, *args, **kwargs)

    marked: Any = checked
    marked.csrf_exempt = True
    return checked
