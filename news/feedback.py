"""What readers write to the commune: taken in, dealt with."""

from __future__ import annotations

from django.utils import timezone

from communes.models import Commune, User
from news.models import Article, Feedback, FeedbackKind, FeedbackStatus
from vietnamese.folding import tidy, tidy_lines


def receive(
    *,
    commune: Commune,
    kind: FeedbackKind,
    text: str,
    name: str = "",
    contact: str = "",
    article: Article | None = None,
) -> Feedback:
    """Store a reader's words for staff; nothing of it is public."""
    feedback = Feedback(
        commune=commune, kind=kind, article=article, name=tidy(name), contact=tidy(contact), text=tidy_lines(text)
    )
    feedback.full_clean()
    feedback.save()
    return feedback


def mark(*, feedback: Feedback, status: FeedbackStatus, by: User | None) -> None:
    """Note on `feedback` (not yet saved) who dealt with it and when; reopening forgets both."""
    feedback.status = status
    done = status == FeedbackStatus.DONE
    feedback.handled_by, feedback.handled_at = (by, timezone.now()) if done else (None, None)
