"""The search page: words, phrases, a category, a span of days, the order."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from communes.http import commune_of
from communes.models import Commune
from news.documents import find_documents
from news.highlighting import excerpt, highlight
from news.models import Article, Category
from news.paging import page_of
from news.search import Query, search
from visitors.pages import public_page

FIRST_YEAR, LAST_YEAR = 1900, 2200
BEST, NEWEST = "dung", "moi"


class SearchForm(forms.Form):
    """What narrows a search. A value that cannot be read is told beside its field and narrows nothing."""

    muc = forms.ModelChoiceField(
        label="Chuyên mục",
        queryset=Category.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label="Tất cả",
        error_messages={"invalid_choice": "Không có chuyên mục này."},
    )
    tu = forms.DateField(
        label="Đăng từ ngày",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Ngày không đọc được; viết như 06/07/2023."},
    )
    den = forms.DateField(
        label="Đến ngày",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Ngày không đọc được; viết như 06/07/2023."},
    )
    xep = forms.ChoiceField(
        label="Xếp theo",
        choices=[(BEST, "Khớp nhất"), (NEWEST, "Mới nhất")],
        required=False,
        error_messages={"invalid_choice": "Không có cách xếp này."},
    )

    def __init__(self, data: Any, *, commune: Commune) -> None:
        super().__init__(data)
        categories: Any = self.fields["muc"]
        categories.queryset = Category.objects.filter(commune=commune)
        for name in self.errors:
            self.fields[name].widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("tu", "den"):
            if cleaned.get(name) and not FIRST_YEAR <= cleaned[name].year <= LAST_YEAR:
                self.add_error(name, "Năm này không đúng.")
        since, until = cleaned.get("tu"), cleaned.get("den")
        if since and until and since > until:
            self.add_error("den", "Ngày này trước ngày bắt đầu.")
        return cleaned

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("muc", "tu", "den"))


def _narrowed(rows: QuerySet[Article], chosen: dict[str, Any]) -> QuerySet[Article]:
    zone = timezone.get_default_timezone()
    if category := chosen.get("muc"):
        rows = rows.filter(category__in=[category.pk, *category.children.values_list("pk", flat=True)])
    if since := chosen.get("tu"):
        rows = rows.filter(published_at__gte=datetime.combine(since, time.min, zone))
    if until := chosen.get("den"):
        rows = rows.filter(published_at__lt=datetime.combine(until + timedelta(days=1), time.min, zone))
    return rows


@public_page
def search_page(request: HttpRequest) -> HttpResponse:
    commune = commune_of(request)
    query = Query.parse(request.GET.get("q", ""))
    form = SearchForm(request.GET, commune=commune)
    form.is_valid()
    rows = _narrowed(Article.objects.public(commune), form.cleaned_data)
    found = search(rows, query, newest_first=form.cleaned_data.get("xep") == NEWEST)
    page = page_of(request, found.select_related("category").defer("body_html", "text_folded"))
    kept = {name: request.GET[name] for name in ("q", *form.fields) if request.GET.get(name)}
    context = {
        "query": query,
        "form": form,
        "page": page,
        "prefix": f"{urlencode(kept)}&" if kept else "",
        "hits": [(article, highlight(article.title, query), excerpt(article, query)) for article in page],
        "documents": find_documents(commune, query.text).count() if query.terms else 0,
    }
    return render(request, "news/search.html", context)
