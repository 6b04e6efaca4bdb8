"""Three people with a browser each: an officer, a leader, a reader; and the post that the month's work makes."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page

from guide.camera import HEIGHT, WIDTH, Camera


class Office:
    def __init__(self, browser: Browser, base: str, passwords: dict[str, str]) -> None:
        self.browser, self.base, self.passwords = browser, base, passwords
        self.camera = Camera()
        self.reader, self.officer, self.leader = (self._page() for _ in range(3))
        # Addresses of the month's report and post in the admin, and of the post on the site: scenes fill them in.
        self.report = self.article = self.public = ""

    def _page(self) -> Page:
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="light",
            reduced_motion="reduce",
        )
        # The admin's list of models would take a third of each picture.
        context.add_init_script("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
        context.set_default_timeout(15_000)
        return context.new_page()

    def go(self, page: Page, path: str) -> None:
        page.goto(self.base + path, wait_until="networkidle")

    def press(self, page: Page, name: str) -> None:
        self.button(page, name).click()
        page.wait_for_load_state("networkidle")

    def button(self, page: Page, name: str) -> Locator:
        return page.get_by_role("button", name=name, exact=True).first

    def link(self, page: Page, name: str) -> Locator:
        return page.get_by_role("link", name=name, exact=True).first

    def sign_in(self, page: Page, username: str) -> None:
        self.go(page, "/admin/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", self.passwords[username])

    def confirm(self, page: Page) -> None:
        box = page.locator("input[name=confirmed]")
        if box.count():
            box.check()
