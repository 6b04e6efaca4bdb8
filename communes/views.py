"""The commune's colour as a stylesheet of its own: pages carry no inline style."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from communes.colours import on_dark
from communes.http import commune_of
from communes.models import Commune


def colour_css(commune: Commune) -> str:
    return f":root{{--colour:{commune.colour.lower()};--colour-on-dark:{on_dark(commune.colour)}}}\n"


def colour_stylesheet_url(commune: Commune) -> str:
    """An address that changes with the colour, so that the old one can be kept for ever."""
    version = sha256(colour_css(commune).encode()).hexdigest()[:12]
    return reverse("colour-stylesheet", args=[version])


@require_safe
def colour_stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    commune = commune_of(request)
    response = HttpResponse(colour_css(commune), content_type="text/css; charset=utf-8")
    # An address of an older colour answers with today's, but is not kept.
    current = colour_stylesheet_url(commune).endswith(f"/{version}.css")
    if current:
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=60)
    return response
