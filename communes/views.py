"""The colour of the host's commune or province as a stylesheet of its own: pages carry no inline style."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from communes.colours import on_dark
from communes.http import commune_of, province_of
from communes.models import Commune, Province


def colour_css(colour: str) -> str:
    return f":root{{--colour:{colour.lower()};--colour-on-dark:{on_dark(colour)}}}\n"


def colour_stylesheet_url(owner: Commune | Province) -> str:
    """An address that changes with the colour, so that the old one can be kept for ever."""
    version = sha256(colour_css(owner.colour).encode()).hexdigest()[:12]
    return reverse("colour-stylesheet", args=[version])


@require_safe
def colour_stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    owner: Commune | Province = province_of(request) if hasattr(request, "province") else commune_of(request)
    response = HttpResponse(colour_css(owner.colour), content_type="text/css; charset=utf-8")
    # An address of an older colour answers with today's, but is not kept.
    current = colour_stylesheet_url(owner).endswith(f"/{version}.css")
    if current:
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=60)
    return response
