"""Readers' rating and comment: the POST, and the form as a page of its own for readers without script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from communes.http import commune_of
from news.comments import take_in
from news.forms import CommentForm, RatingForm
from news.ratings import rate
from news.views.article import public_article
from visitors.limits import (
    COMMENTS_PER_ADDRESS,
    COMMENTS_PER_COMMUNE,
    COMMENTS_PER_READER,
    RATINGS_PER_ADDRESS,
    RATINGS_PER_READER,
    Policy,
    allow,
)
from visitors.reader import address_digest, daily_digest, key_for, remember
from visitors.same_origin import SeeOther, same_origin

TOO_MANY = "Bạn, hoặc mạng bạn đang dùng, đã gửi nhiều lần trong một giờ. Hãy quay lại sau một giờ."


def _within(request: HttpRequest, per_reader: Policy, per_address: Policy) -> bool:
    commune = commune_of(request)
    return allow(per_reader, daily_digest(request, commune)) and allow(per_address, address_digest(request, commune))


def _form_page(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"  # it carries a token of this reader's
    return response


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
        elif not _within(request, RATINGS_PER_READER, RATINGS_PER_ADDRESS):
            status, problem = 429, TOO_MANY
        else:
            key, new_cookie = key_for(request)
            rate(article=article, reader_key=key, points=form.cleaned_data["points"])
            return remember(SeeOther(reverse("news:thanks", args=[article.pk, "danh-gia"])), new_cookie)
    return _form_page(request, "news/rating.html", {"article": article, "form": form, "problem": problem}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
@ensure_csrf_cookie
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    article = public_article(request, pk)
    form = CommentForm(request.POST if request.method == "POST" else None)
    status, problem = 200, ""
    if not article.comments_open:
        status, problem = 403 if request.method == "POST" else 200, "Bài này không nhận ý kiến."
    elif request.method == "POST":
        if not form.is_valid():
            status = 422
        elif not (
            _within(request, COMMENTS_PER_READER, COMMENTS_PER_ADDRESS)
            and allow(COMMENTS_PER_COMMUNE, str(article.commune_id))
        ):
            status, problem = 429, TOO_MANY
        else:
            if not form.is_trap:
                take_in(article=article, name=form.cleaned_data["name"], text=form.cleaned_data["text"])
            return SeeOther(reverse("news:thanks", args=[article.pk, "y-kien"]))
    return _form_page(request, "news/comment.html", {"article": article, "form": form, "problem": problem}, status)


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    return render(request, "news/thanks.html", {"article": public_article(request, pk), "what": what})
