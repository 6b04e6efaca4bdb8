"""What no form sends and no link holds: every public address answers it with words, never with 500."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from django.test import Client

from communes.models import Commune, User
from news.models import Article, Category, Comment, CommentStatus, Document, Page, Tag
from tests.indicators.reports import MakeReport
from tests.news.public.conftest import BROWSER, make_document, make_post
from tests.security.everything import admin_addresses, one_of_each, public_routes

pytestmark = pytest.mark.django_db
NUMBERS = ("0", "1", "999999999999", "9" * 19, "9" * 30)
WORDS = (
    "a", "%00", "%ED%A0%80", "%FF%FE", "..%2F..%2Fetc%2Fpasswd", "%252e%252e", "a" * 5000, "%F0%9F%98%80", "-",
    "%0d%0aX-A:%201",
)  # fmt: skip
QUERIES = (
    "", "%00", "%ED%A0%80", "%FF", "-1", "0", "abc", "1e9", "9" * 30, "a" * 3000, "%0d%0aSet-Cookie:%20a=b",
    "%27%22%3E%3Cscript%3E", "đ" * 500, "٣", "²", "2023-06-31", "nan",
)  # fmt: skip
PARAMETERS = (
    "q", "trang", "page", "page_size", "period_type", "year", "loai", "nam", "tu", "den", "xep", "muc", "tra_loi",
    "muc-tieu", "CKEditorFuncNum", "next", "number", "o", "p", "e", "date", "man-hinh", "_to_field", "_popup", "all",
    "published_at__year", "category__id__exact", "_changelist_filters",
)  # fmt: skip
TEXTS = (
    "\0", "a\0b", "x" * 1_000_000, "\r\n" * 500, "\ud7ff\ufffe", "\u202e\u2066\u200b", "9" * 400, "{{7*7}}{% load %}",
    "🇻🇳" * 300,
)  # fmt: skip
HOSTS = (
    "localhost:99999", "localhost:abc", "LOCALHOST.", "[::1", "a" * 300, "localhost\t", "đ", "",
    "localhost:80@xau.example",
)  # fmt: skip
HEADERS = (
    "HTTP_COOKIE", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH", "HTTP_RANGE", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_X_FORWARDED_FOR", "REMOTE_ADDR",
    "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_ACCEPT",
)  # fmt: skip
VALUES = (
    "\xff\xfe", "x" * 9000, "\0", "bytes=9-1",
    "sessionid=../../x; csrftoken=\xff; ban-doc=\0; messages=x", "[::::",
)  # fmt: skip
_FORM = "application/x-www-form-urlencoded"
BODIES = (
    (b"%ff=%fe&text=%00&name=%ED%A0%80", _FORM),
    (b"text=a", f"{_FORM}; charset=khong-co"),
    (b"text=a", f"{_FORM}; charset=utf-16"),
    (b"", "multipart/form-data"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
    (b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\0\r\n--x--', "multipart/form-data; boundary=x"),
    (b"{", "application/json"),
    (b"&".join(b"a%d=1" % n for n in range(2000)), _FORM),
    (b"text=" + b"a" * (6 * 2**20), _FORM),
)


@pytest.fixture
def portal(
    commune: Commune, other_commune: Commune, category: Category, officer: User, make_report: MakeReport
) -> Article:
    """A portal with one of everything that readers see."""
    post = make_post(commune, category=category)
    Comment.objects.create(article=post, name="Lan", text="Hay quá.", status=CommentStatus.APPROVED)
    Page.objects.create(commune=commune, title="Giới thiệu", slug="a")
    post.tags.add(Tag.objects.create(commune=commune, name="a"))
    make_document(commune)
    make_report("2023-06", "72.6", announcement=post)
    return post


@pytest.fixture
def reader(portal: Article) -> Client:
    # A view that fails answers 500, as it would for a reader, instead of ending the walk.
    return Client(raise_request_exception=False, headers={"host": "localhost", "user-agent": BROWSER})


_COUNTS = re.compile(r"<int:\w+>|\(\?P<pk>[^)]*\)")
_NAMES = re.compile(r"<(?!int)[\w:]+>|\(\?P<(?!pk)[^)]*\)|\{\w+\}")


def filled(route: str, post: Article) -> list[str]:
    """The route with usual and unusual values."""
    document = Document.objects.get()
    if not any(mark in route for mark in "<("):
        return [route]
    known = {
        "/bai-viet/(?P<slug>[-a-z0-9_]+)-(?P<pk>[0-9]{1,12})/": post.get_absolute_url(),
        "/van-ban/(?P<slug>[-a-z0-9_]+)-(?P<pk>[0-9]{1,12})/": document.get_absolute_url(),
        "/bai-viet/(?P<pk>[0-9]{1,12})/cam-on/(?P<what>danh-gia|y-kien|y-kien-da-dang)/": (
            f"/bai-viet/{post.pk}/cam-on/y-kien/"
        ),
    }  # fmt: skip
    usual = known.get(route) or route
    for mark, value in (
        ("<int:pk>", str(post.pk)), ("<int:year>", "2023"), ("<int:number>", "6"),
        ("<slug:slug>", Category.objects.get().slug),
        ("<slug:section>", "bai-viet"), ("<slug:version>", "a"), ("<path:path>", "T1/a.jpg"), ("{table}", "months"),
    ):  # fmt: skip
        usual = usual.replace(mark, value)
    return [
        usual,
        *(_NAMES.sub("a", _COUNTS.sub(number, route)) for number in NUMBERS),
        *(_NAMES.sub(word, _COUNTS.sub("1", route)) for word in WORDS),
        *(_NAMES.sub(word, _COUNTS.sub(word, route)) for word in WORDS),
    ]


def failing(client: Client, addresses: Iterable[str], **sent: Any) -> list[str]:
    """Those that answer 500."""
    return [address[:150] for address in addresses if client.get(address, **sent).status_code >= 500]


def all_addresses(portal: Article) -> list[list[str]]:
    routes = [route for route, _ in public_routes()]
    catch_alls = [route.removesuffix(".*") + "<path:path>" if route.endswith(".*") else route for route in routes]
    return [filled(route, portal) for route in catch_alls]


def queries(parameters: tuple[str, ...] = PARAMETERS) -> list[str]:
    return ["&".join(f"{name}={value}" for name in parameters) for value in QUERIES]


def test_addresses(reader: Client, portal: Article) -> None:
    addresses = [address for found in all_addresses(portal) for address in found]
    assert len(addresses) > 200
    assert failing(reader, addresses) == []


def test_queries(reader: Client, portal: Article) -> None:
    usual = [found[0] for found in all_addresses(portal)]
    assert failing(reader, (f"{address}?{query}" for address in usual for query in queries())) == []


def test_a_search_for_anything(reader: Client, portal: Article) -> None:
    """By itself: beside another value that is refused, nothing is searched for."""
    assert failing(reader, (f"/tim-kiem/?q={value}" for value in QUERIES)) == []
    assert failing(reader, (f"/van-ban/?q={value}" for value in QUERIES)) == []


def test_forms(reader: Client, portal: Article) -> None:
    own: dict[str, Any] = {"HTTP_SEC_FETCH_SITE": "same-origin"}
    addresses = [f"/bai-viet/{portal.pk}/{what}/" for what in ("y-kien", "danh-gia", "bao-loi")]
    addresses += ["/lien-he/", "/admin/login/", "/admin/quen-mat-khau/", "/admin/login/ma/"]
    fields = [
        "name",
        "text",
        "contact",
        "points",
        "tra_loi",
        "website",
        "username",
        "password",
        "email",
        "code",
        "next",
    ]
    sent = [dict.fromkeys(fields, text) for text in TEXTS]
    sent += [{"name": "Lan", "text": "Hay quá", "points": "5", "tra_loi": text} for text in TEXTS]
    answers = [(address, body, reader.post(address, body, **own)) for address, body in product(addresses, sent)]
    assert [(where, str(body)[:99]) for where, body, answer in answers if answer.status_code >= 500] == []
    raw = [
        (address, kind, reader.generic("POST", address, body, content_type=kind, **own))
        for address, (body, kind) in product([*addresses, "/tim-kiem/", "/"], BODIES)
    ]
    assert [(where, kind) for where, kind, answer in raw if answer.status_code >= 500] == []


def test_headers(reader: Client, portal: Article) -> None:
    for host in HOSTS:
        assert failing(reader, ["/"], HTTP_HOST=host) == [], host
    addresses = (portal.get_absolute_url(), "/api/v1/months", "/admin/", f"/bai-viet/{portal.pk}/y-kien/")
    for name, value in product(HEADERS, VALUES):
        assert failing(reader, addresses, **{name: value}) == [], (name, value)


@pytest.mark.parametrize(
    ("listed", "query"),
    [
        ("news/article", "status__exact=%00"),
        ("news/comment", "q=%00&status__exact=pending"),
        ("news/article", "published_at__year=0"),
        ("news/document", "issued_on__year=-1"),
        ("news/document", "issued_on__year=99999999999999999999"),
    ],
)
def test_a_list_that_cannot_be_narrowed_like_that_is_shown_whole(
    editor_client: Client, listed: str, query: str
) -> None:
    answer = editor_client.get(f"/admin/{listed}/?{query}")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, f"/admin/{listed}/")


def test_staff_addresses(editor: User, commune: Commune, portal: Article) -> None:
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(editor)
    ours = one_of_each(commune, editor, "Cua ta", year=2024)
    addresses = [address for address, name in admin_addresses(ours) if name not in ("logout", "sessions_end")]
    for query in queries()[1::4]:
        assert failing(client, (f"{address}?{query}" for address in addresses)) == [], query[:80]
