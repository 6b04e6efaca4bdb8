"""Tells the page's script which form was saved, so that what it kept of it can go (static/admin-unsaved.js).

Only the server knows: a page that follows may be the sign-in page, an error, or the same form with its errors.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from communes.http import was_saved

COOKIE = "da-luu"
SECONDS = 120


class SavedMiddleware:
    """A cookie says that a form of the admin was taken: the admin itself says so, when it logs what it stored.

    A redirect alone proves nothing: to the sign-in page, to a password of one's own, to the second factor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if (
            request.method == "POST"
            and match is not None
            and match.app_name == "admin"
            and (match.url_name or "").endswith(("_add", "_change"))
            and response.status_code == 302
            and was_saved(request)
        ):
            response.set_cookie(
                COOKIE,
                quote(request.POST.get("_unsaved_id", "")[:80] + " " + request.path),
                max_age=SECONDS,
                path=reverse("admin:index"),
                samesite="Lax",
                secure=settings.HTTPS,
            )
        return response
