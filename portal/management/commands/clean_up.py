"""`manage.py clean_up`: forgets sign-ins and addresses older than 90 days and sessions that are over. Daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.cleaning import clean_up


class Command(BaseCommand):
    help = "Deletes sign-ins older than 90 days, older addresses, and expired sessions. To be run daily."

    def handle(self, *args: Any, **options: Any) -> None:
        done = clean_up()
        self.stdout.write(
            f"Đã xóa {done.sign_ins} lần đăng nhập cũ, {done.addresses} địa chỉ cũ, "
            f"{done.attempts} lần thử cũ, {done.sessions} phiên hết hạn."
        )
