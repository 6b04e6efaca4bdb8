"""Finding documents («văn bản») by their words, kind, issuer and year."""

from __future__ import annotations

from django.db.models import Q

from communes.models import Commune
from news.models import Document
from news.models.document import DocumentQuerySet
from vietnamese.folding import fold

MAX_WORDS = 8


def find_documents(commune: Commune, text: str) -> DocumentQuerySet:
    """Public documents whose number, kind, summary, issuer or signer has every word of `text`, newest first.

    A commune has some thousands, each a line long: the folded column is read through. Parts of words count,
    because a number is asked for in parts («12/TB»).
    """
    wanted = Q()
    for word in fold(text).replace('"', " ").split()[:MAX_WORDS]:
        wanted &= Q(text_folded__contains=word)
    return Document.objects.public(commune).filter(wanted).order_by("-issued_on", "-pk")
