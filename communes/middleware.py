"""From the Host header to the commune or the province, and from the session to a member of it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.http.request import split_domain_port
from django.template import loader
from django.utils.functional import SimpleLazyObject

from communes.http import commune_of
from communes.models import Host, Membership, User
from communes.problems import for_a_program, problem

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def host_named(host: str) -> Host | None:
    """The row of a Host header's value with its commune or its province, or None.

    Looked up afresh each time, so that a commune is added without a restart.
    """
    name, _port = split_domain_port(host)
    return Host.objects.select_related("commune", "province").filter(name=name).first()


class CommuneMiddleware:
    """Sets `request.commune`, or on a province's host `request.province`; a host that neither has gets 404.

    A province's host has addresses of its own (PROVINCE_URLCONF): no page of a commune answers there.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            host = host_named(request.get_host())
        except DisallowedHost:
            host = None
        if host is None and for_a_program(request):
            return problem(404, "Tên miền này chưa thuộc về đơn vị nào.")
        if host is None:
            return HttpResponseNotFound(loader.render_to_string("communes/unknown_host.html"))
        if host.province is not None:
            request.province = host.province  # type: ignore[attr-defined]
            request.urlconf = settings.PROVINCE_URLCONF
        else:
            request.commune = host.commune  # type: ignore[attr-defined]
        return self.get_response(request)


def acting_user(request: HttpRequest) -> User | AnonymousUser:
    """The session's user with `membership` in the host's commune and `works_at` filled in.

    Nobody works on a province's host.
    """
    if not hasattr(request, "commune"):
        return AnonymousUser()
    user = auth.get_user(request)
    if isinstance(user, User):
        user.membership = Membership.objects.filter(user=user, commune=commune_of(request)).first()
        user.works_at = f"{request.scheme}://{request.get_host()}"
        return user
    return AnonymousUser()


class StaffMiddleware(AuthenticationMiddleware):
    """Sets `request.user` lazily: a reader's page never asks for it and costs no query."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: acting_user(request))  # type: ignore[assignment]
