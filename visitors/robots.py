"""Which requests are readers: people with a browser, not programs, not staff at work."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest

from communes.http import staff_of

# Programs that say what they are: crawlers, link previews, monitors, libraries. One that poses as a browser
# is counted as one: a longer list would promise more than anybody can keep. A brand of telephones is called
# Cubot, and the browsers inside Zalo and Telegram name their app: those are readers.
_PROGRAMS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|facebookexternalhit|facebookcatalog|zalo-?(?:link|preview|sharing)"
    r"|whatsapp/|embedly|preview|monitor|uptime|pingdom|lighthouse|pagespeed|feed|validator|archive\.org"
    r"|curl/|wget/|python|aiohttp|httpx|go-http-client|java/|libwww|okhttp|axios|node-fetch|scrapy|postman",
    re.IGNORECASE,
)
_EARLY = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
_EARLY_HEADERS = ("Sec-Purpose", "Purpose", "X-Moz")


def is_bot(user_agent: str) -> bool:
    """Return True for those who name themselves a program, and for those without a name: browsers have one."""
    return not user_agent.strip() or _PROGRAMS.search(user_agent) is not None


def is_early(request: HttpRequest) -> bool:
    """Return True when the browser fetches a page that nobody looks at yet."""
    return any(_EARLY.search(request.headers.get(name, "")) for name in _EARLY_HEADERS)


def is_staff(request: HttpRequest) -> bool:
    """Return True for anybody signed in. A reader has no session cookie, so that asking costs no query."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and staff_of(request) is not None


def countable(request: HttpRequest) -> bool:
    """Return whether this request is a reader reading: a GET by a browser that shows it, not by staff."""
    return (
        request.method == "GET"
        and not is_bot(request.headers.get("User-Agent", ""))
        and not is_early(request)
        and not is_staff(request)
    )
