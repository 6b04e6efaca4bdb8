"""Words to the commune: the contact page, and «Báo lỗi nội dung» of a post."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from communes.http import commune_of
from news.feedback import receive
from news.forms import FeedbackForm
from news.models import Article, FeedbackKind
from news.views.article import public_article
from news.views.reader_forms import form_page, refused
from visitors.limits import FEEDBACK_PER_ADDRESS, FEEDBACK_PER_COMMUNE, FEEDBACK_PER_READER
from visitors.same_origin import SeeOther, same_origin


def _form(request: HttpRequest, kind: FeedbackKind, article: Article | None) -> HttpResponse:
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    status, problem = 200, ""
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif problem := refused(
            request,
            per_reader=FEEDBACK_PER_READER,
            per_address=FEEDBACK_PER_ADDRESS,
            per_commune=FEEDBACK_PER_COMMUNE,
        ):
            status = 429
        else:
            if not form.is_trap:
                words = {name: form.cleaned_data[name] for name in ("text", "name", "contact")}
                receive(commune=commune_of(request), kind=kind, article=article, **words)
            return SeeOther(reverse("news:contact-thanks"))
    return form_page(request, "news/contact.html", {"form": form, "problem": problem, "article": article}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
@ensure_csrf_cookie
def contact(request: HttpRequest) -> HttpResponse:
    return _form(request, FeedbackKind.CONTACT, None)


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
@ensure_csrf_cookie
def fault(request: HttpRequest, pk: int) -> HttpResponse:
    return _form(request, FeedbackKind.FAULT, public_article(request, pk))


@require_http_methods(["GET", "HEAD"])
def contact_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "news/contact_thanks.html")
