"""Writing the log of accounts."""

from __future__ import annotations

from django.http import HttpRequest

from communes.models import Commune, Membership, User
from portal.accounts.addresses import sign_in_address
from portal.accounts.devices import device_name
from portal.accounts.models import AccountEvent, EventKind


def belongs(user: User, commune: Commune) -> bool:
    """True where `user` may work in `commune`: one of its members, or a superuser."""
    return user.is_superuser or Membership.objects.filter(user=user, commune=commune).exists()


def record(
    request: HttpRequest,
    kind: EventKind,
    *,
    user: User | None,
    by: User | None = None,
    detail: str = "",
) -> AccountEvent | None:
    """Note that `kind` happened to `user`'s account in the request's commune; None outside of a commune.

    An account that is no member here is not named: that it exists elsewhere is not this commune's to know.
    """
    commune: Commune | None = getattr(request, "commune", None)
    if commune is None:
        return None
    known = user if user is not None and belongs(user, commune) else None
    return AccountEvent.objects.create(
        commune=commune,
        kind=kind,
        user=known,
        name=known.get_username() if known else "",
        by=by or None,
        address=sign_in_address(request),
        device=device_name(request.headers.get("User-Agent", "")),
        detail=detail[:200],
    )
