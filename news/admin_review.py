"""Admin of articles: the page on which a post is looked at as readers will see it, submitted, approved, withdrawn."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from communes.http import staff_of
from communes.models import User
from news import publishing
from news.content import version_of
from news.models import Action, Article, ArticleEvent, Status
from news.review import review_panels
from news.views.article import render_article

# The screens that a post is looked at on: the name in the address, and the word on the button.
SCREENS = {"may-tinh": "Máy tính", "dien-thoai": "Điện thoại"}
CAME_BACK = {(Action.SENT_BACK, Status.DRAFT), (Action.WITHDRAWN, Status.WITHDRAWN)}
DONE = {
    "submit": "Đã gửi duyệt. Lãnh đạo sẽ thấy bài trong mục «Bài chờ duyệt».",
    "publish": "Đã đăng bài.",
    "send_back": "Đã trả lại bài cho người viết.",
    "withdraw": "Đã gỡ bài. Bạn đọc không còn thấy bài này.",
}


def take_step(
    step: str, *, article: Article, by: User, confirmed: bool, remark: str, version: str = "", reason: str = ""
) -> Article:
    """One step of the way to the public, by the name of the button; ValidationError says what is missing.

    `remark` is for staff, `reason` for the readers of a post that comes back to them.
    """
    if step == "submit":
        return publishing.submit(article=article, by=by, confirmed=confirmed, version=version)
    if step == "publish":
        return publishing.publish(article=article, by=by, confirmed=confirmed, version=version, reason=reason)
    if step == "send_back":
        return publishing.send_back(article=article, by=by, remark=remark)
    if step == "withdraw":
        return publishing.withdraw(article=article, by=by, reason=remark)
    raise ValidationError("Không rõ việc cần làm. Hãy dùng các nút trên trang.")


def came_back(article: Article) -> ArticleEvent | None:
    """Why the post is not public, or not any more: the step that sent it back or withdrew it, if that was the last."""
    step: ArticleEvent | None = article.events.select_related("by").exclude(action=Action.CHANGED).first()
    if step is None or (step.action, article.status) not in CAME_BACK:
        return None
    return step


class ReviewPages(ModelAdmin):  # type: ignore[type-arg]
    def review_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/duyet/", wrap(self.review), name="news_article_review"),
            path("<int:pk>/xem-truoc/", wrap(xframe_options_sameorigin(self.preview)), name="news_article_preview"),
        ]

    def _ours(self, request: HttpRequest, pk: int) -> Article:
        article: Article | None = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The post in the site's own page, exactly as readers will see it; counts nothing."""
        article = self._ours(request, pk)
        return require_GET(lambda r: render_article(r, article, preview=True))(request)

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_http_methods(["GET", "HEAD", "POST"])(self._review)(request, pk)

    def _review(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self._ours(request, pk)
        user = staff_of(request)
        if user is None:
            raise PermissionDenied
        error: ValidationError | None = None
        if request.method == "POST":
            step = request.POST.get("step", "")
            try:
                take_step(
                    step,
                    article=article,
                    by=user,
                    confirmed=request.POST.get("confirmed") == "on",
                    remark=request.POST.get("remark", ""),
                    version=request.POST.get("version", ""),
                    reason=request.POST.get("correction", ""),
                )
            except ValidationError as refused:
                error = refused
            else:
                self.message_user(request, DONE[step], messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:news_article_review", args=[pk]))
        return render(
            request,
            "admin/news/article/review.html",
            {**self.admin_site.each_context(request), **self._context(request, article, user, error)},
            status=200 if error is None else 422,
        )

    def _context(
        self, request: HttpRequest, article: Article, user: User, error: ValidationError | None
    ) -> dict[str, Any]:
        may_publish = user.has_perm(publishing.PUBLISH)
        waiting = article.status in (Status.DRAFT, Status.WITHDRAWN)
        screen = request.GET.get("man-hinh", "")
        return {
            "title": "Xem và duyệt bài",
            "subtitle": article.title,
            "opts": self.opts,
            "article": article,
            "version": version_of(article),
            "came_back": came_back(article),
            "events": article.events.select_related("by"),
            "corrections": article.corrections.select_related("by"),
            "screens": SCREENS.items(),
            "screen": screen if screen in SCREENS else next(iter(SCREENS)),
            "panels": review_panels.panels(article),
            "error": error.messages[0] if error else "",
            "error_field": getattr(error, "code", "") or "",
            "remark": request.POST.get("remark", ""),
            "comes_again": may_publish and article.first_published_at and article.status != Status.PUBLISHED,
            "correction": request.POST.get("correction", ""),
            "must_confirm": bool(article.to_confirm) and article.confirmed_at is None,
            "may_submit": waiting and user.has_perm("news.change_article"),
            "may_publish": may_publish and article.status != Status.PUBLISHED,
            "may_send_back": may_publish and article.status == Status.REVIEW,
            "may_withdraw": may_publish and article.status == Status.PUBLISHED,
            "may_change": self.has_change_permission(request, article),
            "own": article.created_by_id == user.pk,
        }
