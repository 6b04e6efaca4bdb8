"""Pages of the composition root: home, error pages, robots.txt, uploaded files."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from pathlib import PurePosixPath

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseRedirect,
    HttpResponseServerError,
    JsonResponse,
)
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import escape_leading_slashes
from django.views.decorators.http import require_safe

from communes.http import commune_of
from communes.models import Commune
from communes.uploads import PRIVATE
from indicators.public import latest_score
from news.files import KINDS
from news.models import Article, Category
from news.views.article import Expired
from portal.context import MENU_SIZE
from visitors.pages import public_page

NEWEST = 7
PER_CATEGORY = 3
SHOWN_TYPES = {"image/avif", "image/jpeg", "image/png", "image/webp"}
# What the machine's own table may not know.
TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    **{f".{kind.suffix}": kind.media_type for kind in KINDS.values()},
}


def _by_category(commune: Commune, shown: set[int]) -> list[tuple[Category, list[Article]]]:
    """Each menu category with its newest posts, those below it too, that do not stand above: a short query each."""
    rows = Article.objects.public(commune).exclude(pk__in=shown).for_list().newest_first()
    categories = Category.objects.filter(commune=commune, in_menu=True, parent=None)[:MENU_SIZE]
    below: dict[int, list[int]] = {}
    for pk, parent in Category.objects.filter(parent__in=list(categories)).values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    blocks = [
        (category, list(rows.filter(category__in=[category.pk, *below.get(category.pk, [])])[:PER_CATEGORY]))
        for category in categories
    ]
    return [(category, articles) for category, articles in blocks if articles]


@public_page
def home(request: HttpRequest) -> HttpResponse:
    commune = commune_of(request)
    public = Article.objects.public(commune).for_list()
    pinned = list(public.pinned().newest_first()[:3])
    newest = list(public.exclude(pk__in=[article.pk for article in pinned]).newest_first()[:NEWEST])
    shown = {article.pk for article in (*pinned, *newest)}
    context = {
        "pinned": pinned,
        "newest": newest,
        "by_category": _by_category(commune, shown),
        "latest_score": latest_score(commune),
    }
    return render(request, "portal/home.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /tim-kiem/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name on pages that name no icon."""
    return HttpResponseRedirect(static("portal/favicon.svg"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to keep the portal among its apps."""
    commune = commune_of(request)
    icons: list[dict[str, str]] = [
        {"src": static("portal/favicon.svg"), "type": "image/svg+xml", "sizes": "any"},
        *(
            {"src": static(f"portal/icon-{side}.png"), "type": "image/png", "sizes": f"{side}x{side}"}
            for side in (192, 512)
        ),
    ]
    data = {
        "name": commune.body_name,
        "short_name": commune.kind_name,
        "lang": "vi",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": commune.colour,
        "icons": icons,
    }
    response = JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=86_400)
    return response


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """An uploaded file of the host's commune; `private/…` is no commune's code and never served."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == PRIVATE or parts[0] != commune_of(request).code or ".." in parts:
        raise Http404
    content_type = TYPES.get(PurePosixPath(path).suffix.lower()) or mimetypes.guess_type(path)[0]
    content_type = content_type or "application/octet-stream"
    try:
        file = default_storage.open(path)
    except (OSError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=content_type, as_attachment=content_type not in SHOWN_TYPES)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    # Names are random and never used twice.
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


def _error(request: HttpRequest, template: str, **context: str) -> str:
    return loader.render_to_string(template, context, request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, SessionInterrupted):
        # Signed out in another tab while this page was made: it is asked for anew, as whoever is signed in now.
        again = request.method in ("GET", "HEAD")
        return HttpResponseRedirect(
            escape_leading_slashes(request.get_full_path()) if again else reverse("admin:login")
        )
    return HttpResponseBadRequest(loader.render_to_string("400.html"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseForbidden(_error(request, "403.html", reason=str(exception)))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, Expired):
        return HttpResponse(_error(request, "410.html"), status=HTTPStatus.GONE)
    return HttpResponseNotFound(_error(request, "404.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither the database nor a context: it is what stands when those do not."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
