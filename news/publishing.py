"""An article's way to the public: who may take which step, and what is noted of it.

draft → review → published → withdrawn. An officer writes and submits; an editor sends back, publishes
(also an own post: noted as such), withdraws. Every step is one transaction with its ArticleEvent.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from communes.models import User
from news.models import Action, Article, ArticleEvent, Correction, Status
from news.sanitising import text_of

PUBLISH = "news.publish_article"


def _locked(article: Article) -> Article:
    """The row as it is now, locked where the database can, so that two people cannot both take a step."""
    return Article.objects.select_for_update().get(pk=article.pk)


def _require(article: Article, *allowed: Status) -> None:
    if article.status not in allowed:
        names = ", ".join(f"«{status.label}»" for status in allowed)
        raise ValidationError(
            f"Bài đang ở trạng thái «{article.get_status_display()}»; "
            f"chỉ làm được việc này khi bài ở trạng thái {names}."
        )


def _require_publisher(by: User) -> None:
    if not by.has_perm(PUBLISH):
        raise PermissionDenied("Chỉ người có vai trò Biên tập được làm việc này.")


def _confirm(article: Article, *, by: User, confirmed: bool) -> None:
    """Whoever lets the post go on vouches for what nobody measured (`to_confirm`)."""
    if not article.to_confirm or article.confirmed_at:
        return
    if not confirmed:
        raise ValidationError("Hãy đánh dấu vào ô xác nhận trước khi gửi.", code="confirm")
    article.confirmed_by, article.confirmed_at = by, timezone.now()


def _complete(article: Article) -> None:
    missing = [
        label for label, value in (("mở đầu hoặc nội dung", article.lead or text_of(article.body)),) if not value
    ]
    if missing:
        raise ValidationError(f"Bài chưa có {', '.join(missing)}.")


def _step(article: Article, action: Action, *, by: User, remark: str = "") -> None:
    article._change_reason = remark[:100] or action.label
    article._history_user = by
    article.save()
    ArticleEvent.objects.create(article=article, action=action, by=by, remark=remark)


@transaction.atomic
def submit(*, article: Article, by: User, confirmed: bool = False) -> Article:
    """Draft or withdrawn → review."""
    article = _locked(article)
    _require(article, Status.DRAFT, Status.WITHDRAWN)
    _complete(article)
    _confirm(article, by=by, confirmed=confirmed)
    article.status = Status.REVIEW
    _step(article, Action.SUBMITTED, by=by)
    return article


@transaction.atomic
def publish(*, article: Article, by: User, confirmed: bool = False) -> Article:
    """Draft, review or withdrawn → published, now or at a `published_at` that lies ahead."""
    article = _locked(article)
    _require_publisher(by)
    _require(article, Status.DRAFT, Status.REVIEW, Status.WITHDRAWN)
    _complete(article)
    _confirm(article, by=by, confirmed=confirmed)
    # Nobody but the author saw it, when it comes straight from the draft or the author submitted it.
    submitted = article.events.filter(action=Action.SUBMITTED).first()
    own = (submitted.by_id if article.status == Status.REVIEW and submitted else article.created_by_id) == by.pk
    article.status = Status.PUBLISHED
    if article.published_at is None:
        article.published_at = timezone.now()
    _step(article, Action.SELF_PUBLISHED if own else Action.PUBLISHED, by=by)
    return article


@transaction.atomic
def send_back(*, article: Article, by: User, remark: str) -> Article:
    """Review → draft, with a remark that tells the author why."""
    article = _locked(article)
    _require_publisher(by)
    _require(article, Status.REVIEW)
    if not remark.strip():
        raise ValidationError("Hãy ghi lý do trả lại để người viết biết cần sửa gì.", code="remark")
    article.status = Status.DRAFT
    # What is confirmed is the text as it was: a post that came back is confirmed anew.
    article.confirmed_by = article.confirmed_at = None
    _step(article, Action.SENT_BACK, by=by, remark=remark.strip())
    return article


@transaction.atomic
def withdraw(*, article: Article, by: User, reason: str) -> Article:
    """Published → withdrawn; readers get 404 from now on."""
    article = _locked(article)
    _require_publisher(by)
    _require(article, Status.PUBLISHED)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do gỡ bài.", code="remark")
    article.status = Status.WITHDRAWN
    _step(article, Action.WITHDRAWN, by=by, remark=reason.strip())
    return article


def was_public(article: Article) -> bool:
    """Published now or ever: people may have read it and been given its address."""
    return article.status in (Status.PUBLISHED, Status.WITHDRAWN)


def words(article: Article) -> str:
    """What readers read of an article, as plain text: the old and the new side of a correction."""
    return "\n\n".join(part for part in (article.title, article.lead, text_of(article.body)) if part)


@transaction.atomic
def correct(*, article: Article, by: User, reason: str) -> Article:
    """Saves the changed `article`, which is published, with a dated correction that readers see."""
    before = _locked(article)
    _require_publisher(by)
    _require(before, Status.PUBLISHED)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do đính chính; bạn đọc sẽ thấy lý do này.", code="reason")
    old = words(before)
    _step(article, Action.CORRECTED, by=by, remark=reason.strip())
    Correction.objects.create(article=article, by=by, reason=reason.strip(), old_text=old, new_text=words(article))
    return article
