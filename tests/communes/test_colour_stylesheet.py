"""The commune's colour as a stylesheet that may be kept for ever, and changes its address with the colour."""

from __future__ import annotations

import pytest
from django.test import Client

from communes.models import Commune
from communes.views import colour_stylesheet_url

pytestmark = pytest.mark.django_db


def test_it_sets_the_colour_and_may_be_kept(commune: Commune) -> None:
    response = Client(headers={"host": "localhost"}).get(colour_stylesheet_url(commune))

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--colour:#8c1c13" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


def test_another_colour_has_another_address(commune: Commune, other_commune: Commune) -> None:
    assert colour_stylesheet_url(commune) != colour_stylesheet_url(other_commune)


def test_an_old_address_answers_with_today_s_colour_for_a_short_time(commune: Commune) -> None:
    old = colour_stylesheet_url(commune)
    Commune.objects.filter(pk=commune.pk).update(colour="#1f4e79")
    response = Client(headers={"host": "localhost"}).get(old)

    assert "--colour:#1f4e79" in response.content.decode()
    assert "immutable" not in response["Cache-Control"]
    assert "max-age=60" in response["Cache-Control"]
