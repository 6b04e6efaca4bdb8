"""«Văn bản»: the list that can be searched and narrowed, and one document."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from communes.http import commune_of
from news.documents import find_documents
from news.models import Document, DocumentType
from news.paging import page_of
from vietnamese.folding import tidy
from visitors.pages import public_page

PER_PAGE = 20


@public_page
def documents(request: HttpRequest) -> HttpResponse:
    """A value that does not exist narrows nothing; the form shows what is in force."""
    commune = commune_of(request)
    text = tidy(request.GET.get("q", ""))[:120]
    kind = request.GET.get("loai", "")
    years = [day.year for day in Document.objects.public(commune).dates("issued_on", "year", order="DESC")]
    year = request.GET.get("nam", "")
    rows = find_documents(commune, text)
    if kind in DocumentType.values:
        rows = rows.filter(type=kind)
    if year in map(str, years):
        rows = rows.filter(issued_on__year=int(year))
    kept = {name: value for name, value in (("q", text), ("loai", kind), ("nam", year)) if value}
    context = {
        "text": text,
        "kind": kind,
        "year": year,
        "kinds": DocumentType.choices,
        "years": [str(value) for value in years],
        "prefix": f"{urlencode(kept)}&" if kept else "",
        "page": page_of(request, rows, PER_PAGE),
    }
    return render(request, "news/documents.html", context)


@public_page
def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(Document.objects.public(commune_of(request)), pk=pk)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    return render(request, "news/document.html", {"document": found})
