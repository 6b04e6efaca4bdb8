"""Readers' rating and comment: the POST, and the form as a page of its own for readers without script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from news.comments import take_in
from news.forms import CommentForm, RatingForm, ReplyTo
from news.models import Article, Comment, CommentStatus
from news.ratings import rate
from news.views.article import public_article
from news.views.reader_forms import form_page, refused
from visitors.limits import (
    COMMENTS_PER_ADDRESS,
    COMMENTS_PER_COMMUNE,
    COMMENTS_PER_READER,
    RATINGS_PER_ADDRESS,
    RATINGS_PER_READER,
)
from visitors.reader import key_for, remember
from visitors.same_origin import SeeOther, same_origin


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
@ensure_csrf_cookie
def rating(request: HttpRequest, pk: int) -> HttpResponse:
    article = public_article(request, pk)
    form = RatingForm(request.POST if request.method == "POST" else None)
    status, problem = 200, ""
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif problem := refused(request, per_reader=RATINGS_PER_READER, per_address=RATINGS_PER_ADDRESS):
            status = 429
        else:
            key, new_cookie = key_for(request)
            rate(article=article, reader_key=key, points=form.cleaned_data["points"])
            return remember(SeeOther(reverse("news:thanks", args=[article.pk, "danh-gia"])), new_cookie)
    return form_page(request, "news/rating.html", {"article": article, "form": form, "problem": problem}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
@ensure_csrf_cookie
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """`tra_loi`, in the address or the form, names the comment that is answered."""
    article = public_article(request, pk)
    posted = request.method == "POST"
    form = CommentForm(request.POST if posted else None)
    reply_to = ReplyTo(request.POST if posted else request.GET, article_id=article.pk)
    status, problem, parent = 200, "", None
    if reply_to.is_valid():
        parent = reply_to.cleaned_data["tra_loi"]
    else:
        status, problem = 404, "Ý kiến mà bạn muốn trả lời không còn ở đây."
    if not article.comments_open:
        status, problem = 403 if posted else 200, "Bài này không nhận ý kiến."
    elif posted and not problem:
        status, problem, stored = _take(request, form, article, parent)
        if stored:
            return SeeOther(reverse("news:thanks", args=[article.pk, stored]))
    context: dict[str, object] = {"article": article, "form": form, "problem": problem, "parent": parent}
    return form_page(request, "news/comment.html", context, status)


def _take(request: HttpRequest, form: CommentForm, article: Article, parent: Comment | None) -> tuple[int, str, str]:
    """(status, problem, "") when the comment was not taken; otherwise the page to thank on."""
    if not form.is_valid():
        return 422, "", ""
    problem = refused(
        request,
        per_reader=COMMENTS_PER_READER,
        per_address=COMMENTS_PER_ADDRESS,
        per_commune=COMMENTS_PER_COMMUNE,
    )
    if problem:
        return 429, problem, ""
    if form.is_trap:
        return 200, "", "y-kien"
    stored = take_in(article=article, name=form.cleaned_data["name"], text=form.cleaned_data["text"], parent=parent)
    return 200, "", "y-kien" if stored.status == CommentStatus.PENDING else "y-kien-da-dang"


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    return render(request, "news/thanks.html", {"article": public_article(request, pk), "what": what})
