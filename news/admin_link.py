"""The editor's «Chọn có sẵn» in its link dialogue: the commune's own public posts, pages and documents, by search."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from communes.http import commune_of
from communes.models import Commune
from news.documents import find_documents
from news.models import Article, Page
from news.search import Query, search
from vietnamese.folding import fold, tidy

SHOWN = 30


@dataclass(frozen=True)
class Target:
    """Where a link may lead: its path on the portal, its title, what it is."""

    address: str
    title: str
    kind: str


def targets(commune: Commune, text: str) -> list[Target]:
    """The best `SHOWN` posts for `text`, or the newest without one; then pages and documents that have the words."""
    public = Article.objects.public(commune)
    query = Query.parse(text)
    posts = search(public, query) if query.terms else public.newest_first()
    pages = [
        page
        for page in Page.objects.filter(commune=commune, is_public=True).only("title", "slug")
        if fold(text) in fold(page.title)
    ]
    return [
        *(
            Target(post.get_absolute_url(), post.title, f"Bài {post.published_at:%d/%m/%Y}")
            for post in posts.only("title", "slug", "published_at")[:SHOWN]
        ),
        *(Target(page.get_absolute_url(), page.title, "Trang") for page in pages),
        *(
            Target(paper.get_absolute_url(), paper.title, f"Văn bản {paper.number}")
            for paper in find_documents(commune, text)[:SHOWN]
        ),
    ]


def browse_links(request: HttpRequest) -> HttpResponse:
    """The window that the editor opens; what is picked there goes back into its address field."""
    if not request.user.has_perm("news.view_article"):
        raise PermissionDenied
    text = tidy(request.GET.get("q", ""))[:120]
    callback = request.GET.get("CKEditorFuncNum", "")
    context = {
        "title": "Chọn bài, trang hoặc văn bản để liên kết",
        "text": text,
        "callback": callback if callback.isdigit() else "",
        "targets": targets(commune_of(request), text),
    }
    return render(request, "admin/news/upload/browse_links.html", context)
