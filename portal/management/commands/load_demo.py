"""`manage.py load_demo`: the demo communes, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from communes.models import Commune, Host
from portal.demo.accounts import account_lines
from portal.demo.loading import DEMO_HOSTS, load_demo


class Command(BaseCommand):
    help = (
        "Loads two demo communes (localhost, xa-hai.localhost) and their province (tinh.localhost), marked as such; "
        "`remove_demo` takes them away again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if Commune.objects.filter(is_demo=True).exists():
            self.stdout.write("Dữ liệu dùng thử đã có.")
            return
        taken = Host.objects.filter(name__in=DEMO_HOSTS).first()
        if taken:
            raise CommandError(
                f"Tên miền {taken.name} đã thuộc về {taken.commune or taken.province}; không nạp dữ liệu dùng thử."
            )
        communes = load_demo()
        names = ", ".join(commune.kind_name for commune in communes.values())
        self.stdout.write(f"Đã nạp dữ liệu dùng thử: {names}.")
        for username, _password, role, where in account_lines():
            self.stdout.write(f"  {username}: {role}, {where}")
