"""Letters about an article's way: a leader hears that a post waits, its authors that it came back.

Hung on the rows that news.publishing writes for each step, after the step is certain: nothing in it waits for a
letter or fails with one.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse

from communes.models import Commune, Role, User
from news.models import Action, Article, ArticleEvent
from portal import mail

WAITING = """Chào {name},

Bài «{title}» đang chờ duyệt. Người gửi: {by}.

Đọc và duyệt bài tại:
{link}"""

CAME_BACK = """Chào {name},

Bài «{title}» được trả lại để sửa. Người trả lại: {by}. Lý do:

{remark}

Mở bài tại:
{link}"""

OPT_OUT = "Không muốn nhận thư báo việc: bỏ chọn ở mục «Tài khoản của tôi» trên cổng."


def _wanting(commune: Commune) -> Any:
    """Members of `commune` who can be written to and want to be."""
    return User.objects.filter(is_active=True, mail_notices=True, memberships__commune=commune).exclude(email="")


def recipients(event: ArticleEvent) -> list[User]:
    """Who is to hear of `event`; never the person who did it, never anybody who does not work in the commune."""
    article = event.article
    wanting = _wanting(article.commune).exclude(pk=event.by_id)
    if event.action == Action.SUBMITTED:
        # In one condition: an editor elsewhere who is an officer here is no leader here.
        users = wanting.filter(memberships__commune=article.commune, memberships__role=Role.EDITOR)
    elif event.action == Action.SENT_BACK:
        submitted = article.events.filter(action=Action.SUBMITTED).values_list("by_id", flat=True)[:1]
        users = wanting.filter(Q(pk=article.created_by_id) | Q(pk__in=list(submitted)))
    else:
        return []
    return list(users.distinct())


def review_link(article: Article, site: str = "") -> str:
    """The review page at `site` («https://name»), else under the commune's first name, if it has one."""
    path = reverse("admin:news_article_review", args=[article.pk])
    if site:
        return f"{site}{path}"
    host = article.commune.hosts.first()
    return f"{'https' if settings.HTTPS else 'http'}://{host.name}{path}" if host else path


def tell(event_id: int, site: str = "") -> None:
    """Send the letters of one step; `site` is where it was taken."""
    event = (
        ArticleEvent.objects.select_related("article__commune", "by").filter(pk=event_id).first()
    )  # the article may be gone by now
    if event is None:
        return
    article = event.article
    waits = event.action == Action.SUBMITTED
    for user in recipients(event):
        text = (WAITING if waits else CAME_BACK).format(
            name=user.get_full_name(),
            title=article.title,
            by=event.by.get_full_name() if event.by else "không rõ",
            remark=event.remark,
            link=review_link(article, site),
        )
        mail.send(
            to=user.email,
            subject=f"{'Bài chờ duyệt' if waits else 'Bài bị trả lại'}: {article.title[:120]}",
            text=f"{text}\n\n{OPT_OUT}",
            commune=article.commune,
        )


@receiver(post_save, sender=ArticleEvent)
def stepped(sender: Any, instance: ArticleEvent, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw and instance.action in (Action.SUBMITTED, Action.SENT_BACK):
        pk, site = instance.pk, instance.by.works_at if instance.by else ""
        transaction.on_commit(lambda: tell(pk, site), robust=True)
