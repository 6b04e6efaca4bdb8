"""An article's way to the public: who may take which step, and what is noted of it.

draft → review → published → withdrawn. An officer writes and submits; an editor sends back, publishes
(also an own post: noted as such), withdraws. Every step is one transaction with its ArticleEvent.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from communes.models import User
from news.content import content_of, version_of, words
from news.models import Action, Article, ArticleEvent, Correction, Status
from news.sanitising import text_of
from news.signals import article_published
from vietnamese.folding import tidy

PUBLISH = "news.publish_article"
CAME_AGAIN = "Bài được gỡ, sửa và đăng lại."  # where whoever publishes it gives no reason


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
    if not (article.lead or text_of(article.body)):
        raise ValidationError("Bài chưa có mở đầu hoặc nội dung.")


def _still_to_come(article: Article) -> None:
    """A post whose time is over would be shown to nobody."""
    if article.expires_at is not None and article.expires_at <= timezone.now():
        raise ValidationError(
            f"Thời hạn hiện bài đã qua ({timezone.localtime(article.expires_at):%H:%M %d/%m/%Y}): đăng lúc này thì "
            "bạn đọc không thấy bài. Hãy sửa ô «hiện đến» của bài.",
            code="expired",
        )


def _as_read(article: Article, version: str) -> None:
    """What goes on is the text that its reviewer read; no version is asked of who does not read it on a page."""
    if version and version != version_of(article):
        raise ValidationError("Bài vừa được sửa sau khi bạn mở trang này. Hãy đọc lại rồi quyết định.", code="changed")


def _step(article: Article, action: Action, *, by: User, remark: str = "") -> None:
    article._change_reason = remark[:100] or action.label
    article._history_user = by
    article.save()
    ArticleEvent.objects.create(article=article, action=action, by=by, remark=remark)


@transaction.atomic
def submit(*, article: Article, by: User, confirmed: bool = False, version: str = "") -> Article:
    """Draft or withdrawn → review. `version` is that of the text that `by` read (news.content.version_of)."""
    article = _locked(article)
    _require(article, Status.DRAFT, Status.WITHDRAWN)
    _as_read(article, version)
    _complete(article)
    _still_to_come(article)
    _confirm(article, by=by, confirmed=confirmed)
    article.status = Status.REVIEW
    _step(article, Action.SUBMITTED, by=by)
    return article


@transaction.atomic
def publish(*, article: Article, by: User, confirmed: bool = False, version: str = "", reason: str = "") -> Article:
    """Draft, review or withdrawn → published, now or at a `published_at` that lies ahead.

    A post that readers knew before and that reads differently now gets a correction: they are told, with the `reason`.
    """
    article = _locked(article)
    _require_publisher(by)
    _require(article, Status.DRAFT, Status.REVIEW, Status.WITHDRAWN)
    _as_read(article, version)
    _complete(article)
    _still_to_come(article)
    _confirm(article, by=by, confirmed=confirmed)
    # Nobody but the author saw it, when it comes straight from the draft or the author submitted it.
    submitted = article.events.filter(action=Action.SUBMITTED).first()
    own = (submitted.by_id if article.status == Status.REVIEW and submitted else article.created_by_id) == by.pk
    article.status = Status.PUBLISHED
    if article.published_at is None:
        article.published_at = timezone.now()
    _tell_what_changed(article, by, tidy(reason) or CAME_AGAIN)
    _step(article, Action.SELF_PUBLISHED if own else Action.PUBLISHED, by=by)
    article_published.send(Article, article=article)
    return article


def _tell_what_changed(article: Article, by: User, reason: str) -> None:
    """A correction for a post that comes back to readers with another text than they knew."""
    if article.first_published_at is None:
        return
    known = article.history.filter(status=Status.PUBLISHED).order_by("-history_date", "-history_id").first()
    if known is None or content_of(known) == content_of(article):
        return
    correction = Correction(article=article, by=by, reason=reason, old_text=words(known), new_text=words(article))
    correction.full_clean()
    correction.save()


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
    return article.status in (Status.PUBLISHED, Status.WITHDRAWN) or article.first_published_at is not None


def may_publish(by: User | None) -> bool:
    """Whether `by` decides what readers see."""
    return by is not None and by.has_perm(PUBLISH)


def may_rewrite(article: Article, by: User | None) -> bool:
    """Whether the portal, or `by`, may put another text into the post without any step of publishing.

    What waits for approval is only its approver's to change, and what is public changes by a correction alone.
    """
    if article.status == Status.REVIEW:
        return may_publish(by)
    return article.status in (Status.DRAFT, Status.WITHDRAWN)


@transaction.atomic
def correct(*, article: Article, by: User, reason: str, confirmed: bool = False) -> Article:
    """Saves the changed `article`, which is published, with a dated correction that readers see."""
    before = _locked(article)
    _require_publisher(by)
    _require(before, Status.PUBLISHED)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do đính chính; bạn đọc sẽ thấy lý do này.", code="reason")
    if content_of(before) == content_of(article):
        raise ValidationError("Bài đọc vẫn như cũ: không có gì để đính chính.", code="reason")
    _confirm(article, by=by, confirmed=confirmed)
    correction = Correction(
        article=article, by=by, reason=tidy(reason), old_text=words(before), new_text=words(article)
    )
    correction.full_clean()
    _step(article, Action.CORRECTED, by=by, remark=correction.reason)
    correction.save()
    return article


@transaction.atomic
def note_change(*, article: Article, by: User, fields: list[str]) -> None:
    """What stands beside the text of a public post was changed (picture, author, source): kept among its steps."""
    ArticleEvent.objects.create(article=article, action=Action.CHANGED, by=by, remark=", ".join(fields))


RESTORED = ("title", "lead", "body", "image_caption", "author_line", "source")


@transaction.atomic
def restore(*, article: Article, version: Any, by: User, reason: str = "") -> Article:
    """Bring the words of an old version (a row of the post's history) back; status, dates and picture stay.

    For readers' sake a post that they know changes by a correction, with its `reason`, expired or not; one in review by
    a publisher alone. What was confirmed was another text.
    """
    article = _locked(article)
    if version.id != article.pk:
        raise ValidationError("Phiên bản này thuộc bài khác.")
    if article.status == Status.PUBLISHED:
        _require_publisher(by)
    elif not may_rewrite(article, by):
        raise PermissionDenied("Bài đang chờ duyệt: việc này là của người có vai trò Biên tập.")
    known, content = article.has_appeared, content_of(article)
    beside = article.image_caption, article.author_line, article.source
    for name in RESTORED:
        setattr(article, name, getattr(version, name))
    if known and content_of(article) != content:
        article = correct(article=article, by=by, reason=reason)
    else:
        if not known:
            article.confirmed_by = article.confirmed_at = None
        article._change_reason = f"Khôi phục bản lúc {timezone.localtime(version.history_date):%H:%M %d/%m/%Y}"
        article._history_user = by
        article.full_clean(exclude=["category", "created_by", "confirmed_by"])
        article.save()
    if known and beside != (article.image_caption, article.author_line, article.source):
        note_change(article=article, by=by, fields=["chú thích ảnh, tác giả hoặc nguồn"])
    return article
