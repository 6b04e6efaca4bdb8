"""`manage.py refresh_display`: derive anew what is kept beside each text, after an update of the portal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from communes.models import Commune
from news.body_pictures import body_pictures
from news.display import for_display
from news.indexing import index_all, inform_planner
from news.models import Article, Page
from news.sanitising import clean_html, text_of
from vietnamese.folding import fold


class Command(BaseCommand):
    help = "Derives the display and the search index of all articles and pages anew. Texts, dates and history stay."

    def handle(self, *args: Any, **options: Any) -> None:
        articles = sum(map(self._article, Article.objects.select_related("commune").iterator(chunk_size=200)))
        pages = sum(map(self._page, Page.objects.select_related("commune").iterator()))
        index_all(Article.objects.defer("body_html", "text_folded"))
        inform_planner()
        self.stdout.write(f"Đã làm mới {articles} bài và {pages} trang.")

    def _html(self, commune: Commune, body: str) -> str:
        cleaned = clean_html(body)
        return for_display(cleaned, body_pictures(commune, cleaned))

    def _article(self, article: Article) -> int:
        derived = {
            "body_html": self._html(article.commune, article.body),
            "title_folded": fold(article.title),
            "text_folded": fold(f"{article.lead} {text_of(article.body)}"),
        }
        # update(), not save(): nobody changed the article, so no history row and no new «sửa lúc».
        return Article.objects.filter(pk=article.pk).exclude(**derived).update(**derived)

    def _page(self, page: Page) -> int:
        html = self._html(page.commune, page.body)
        return Page.objects.filter(pk=page.pk).exclude(body_html=html).update(body_html=html)
