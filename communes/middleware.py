"""From the Host header to the commune, and from the session to a member of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.http.request import split_domain_port
from django.template import loader
from django.utils.functional import SimpleLazyObject

from communes.http import commune_of
from communes.models import Commune, Membership, User

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def commune_for(host: str) -> Commune | None:
    """The commune that answers under a Host header's value, or None.

    Looked up afresh each time, so that a commune is added without a restart.
    """
    name, _port = split_domain_port(host)
    return Commune.objects.filter(hosts__name=name).first()


class CommuneMiddleware:
    """Sets `request.commune`; a host that no commune has gets 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            commune = commune_for(request.get_host())
        except DisallowedHost:
            commune = None
        if commune is None:
            return HttpResponseNotFound(loader.render_to_string("communes/unknown_host.html"))
        request.commune = commune  # type: ignore[attr-defined]
        return self.get_response(request)


def acting_user(request: HttpRequest) -> User | AnonymousUser:
    """The session's user with `membership` in the host's commune filled in."""
    user = auth.get_user(request)
    if isinstance(user, User):
        user.membership = Membership.objects.filter(user=user, commune=commune_of(request)).first()
        return user
    return AnonymousUser()


class StaffMiddleware(AuthenticationMiddleware):
    """Sets `request.user` lazily: a reader's page never asks for it and costs no query."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: acting_user(request))  # type: ignore[assignment]
