"""What readers write to the commune: taken in, dealt with."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from communes.models import Commune, User
from news.models import Article, Feedback, FeedbackKind, FeedbackStatus
from vietnamese.folding import tidy, tidy_lines

TWICE_WITHIN = timedelta(minutes=10)  # a double click, or a page sent again on a slow line


@transaction.atomic
def receive(
    *,
    commune: Commune,
    kind: FeedbackKind,
    text: str,
    name: str = "",
    contact: str = "",
    article: Article | None = None,
) -> Feedback:
    """Store a reader's words for staff; nothing of it is public.

    The same words a second time within ten minutes are the first ones, which are returned.
    """
    Commune.objects.select_for_update(of=("self",), no_key=True).get(pk=commune.pk)  # two clicks come together
    feedback = Feedback(
        commune=commune, kind=kind, article=article, name=tidy(name), contact=tidy(contact), text=tidy_lines(text)
    )
    feedback.full_clean()
    same = Feedback.objects.filter(
        commune=commune, kind=kind, article=article, name=feedback.name, contact=feedback.contact, text=feedback.text
    )
    if again := same.filter(created_at__gte=timezone.now() - TWICE_WITHIN).order_by("pk").first():
        return again
    feedback.save()
    return feedback


def mark(*, feedback: Feedback, status: FeedbackStatus, by: User | None) -> None:
    """Note on `feedback` (not yet saved) who dealt with it and when; reopening forgets both."""
    feedback.status = status
    done = status == FeedbackStatus.DONE
    feedback.handled_by, feedback.handled_at = (by, timezone.now()) if done else (None, None)
