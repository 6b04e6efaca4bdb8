"""The phrase bank of a commune: filled once with the proof-read first phrases, then the staff's own."""

from __future__ import annotations

from typing import Any

from communes.models import Commune
from indicators.models import Phrase
from indicators.phrases import default_phrases

FIRST_SCHEME = "qd766"


def fill_phrase_bank(commune: Commune) -> None:
    """Give `commune` the default phrases; does nothing when it has any (staff may have deleted some on purpose)."""
    if Phrase.objects.filter(commune=commune).exists():
        return
    Phrase.objects.bulk_create(
        Phrase(commune=commune, group=phrase.group, kind=phrase.kind, text=phrase.text, order=phrase.order)
        for phrase in default_phrases(FIRST_SCHEME)
    )


def on_commune_saved(sender: type[Commune], instance: Commune, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        fill_phrase_bank(instance)
