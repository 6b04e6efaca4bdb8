"""Who counts as a reader."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from communes.models import User
from tests.visitors.conftest import BROWSER, MakeRequest
from visitors.robots import countable, is_bot

READERS = (
    BROWSER,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/551",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 Chrome/129.0 Mobile Telegram-Android/11.2",
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 coc_coc_browser/130.0.0 Chrome/124.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/21B91 [FBAN/FBIOS;FBAV/440.0]",
)
PROGRAMS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.32.3",
    "Python-urllib/3.11",
    "Go-http-client/2.0",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 3 subscribers)",
    "",
    "   ",
)


@pytest.mark.parametrize("browser", READERS)
def test_browsers_of_readers_count(request_of: MakeRequest, browser: str) -> None:
    assert not is_bot(browser)
    assert countable(request_of(browser=browser))


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_do_not_count(request_of: MakeRequest, program: str) -> None:
    assert is_bot(program)
    assert not countable(request_of(browser=program))


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_a_page_that_is_fetched_counts(request_of: MakeRequest, method: str) -> None:
    assert not countable(request_of(method=method))


@pytest.mark.parametrize(
    "header",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
    ],
)
def test_a_page_fetched_before_anybody_looks_does_not_count(request_of: MakeRequest, header: dict[str, str]) -> None:
    assert not countable(request_of(**header))


def with_session(request: HttpRequest, user: Any, settings: Any) -> HttpRequest:
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    request.user = user
    return request


def test_staff_at_work_do_not_count(request_of: MakeRequest, officer: User, settings: Any) -> None:
    assert not countable(with_session(request_of(), officer, settings))


def test_somebody_whose_session_ended_counts(request_of: MakeRequest, settings: Any) -> None:
    assert countable(with_session(request_of(), AnonymousUser(), settings))


def test_nobody_asks_who_a_reader_is(request_of: MakeRequest) -> None:
    """The request has no `user` at all: asking would raise."""
    request = request_of()

    assert not hasattr(request, "user")
    assert countable(request)
