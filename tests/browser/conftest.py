"""A real Chromium. Without one these tests are skipped and say so; REQUIRE_BROWSER=1 makes that a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

# Playwright's event loop makes Django believe that it is called from async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
# A page that is expected comes within a second; a machine that runs everything at once takes longer.
expect.set_options(timeout=20_000)


def chromium_path() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but no chromium was found (apt install chromium, or set CHROMIUM)")
        pytest.skip("no Chromium on this machine: browser tests are skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> str:
    """The running site's address under the first commune's host."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800 if width > 600 else 760}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()
