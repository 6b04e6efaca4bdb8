import io

import pytest
from django.core.management import call_command

from communes.models import Commune
from news.models import Article, Page

pytestmark = pytest.mark.django_db


def refresh() -> str:
    out = io.StringIO()
    call_command("refresh_display", stdout=out)
    return out.getvalue()


def test_what_is_stale_is_derived_anew_and_nothing_else_changes(draft_article: Article, commune: Commune) -> None:
    page = Page.objects.create(commune=commune, title="Giới thiệu", slug="gioi-thieu", body="<p>Xã.</p>")
    rows = Article.objects.filter(pk=draft_article.pk)
    rows.update(body_html="cũ", title_folded="", text_folded="")
    Page.objects.filter(pk=page.pk).update(body_html="cũ")
    before = rows.values_list("updated_at", "body").get()
    assert "1 bài và 1 trang" in refresh()
    draft_article.refresh_from_db()
    page.refresh_from_db()
    assert draft_article.body_html == "<p>Mời bà con.</p>"
    assert draft_article.title_folded == "hop dan ban lam duong"
    assert page.body_html == "<p>Xã.</p>"
    assert rows.values_list("updated_at", "body").get() == before
    assert draft_article.history.count() == 1


def test_again_finds_nothing_to_do(draft_article: Article) -> None:
    assert "0 bài và 0 trang" in refresh()
