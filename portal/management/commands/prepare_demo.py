"""`manage.py prepare_demo`: all that `make run` needs before it serves, done once and checked quickly afterwards."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from communes.models import Commune
from news.indexing import inform_planner
from portal import static_storage
from portal.demo.accounts import account_lines
from portal.demo.state import collected, demo_was_removed

SHIP_FILES = ("django", "django-ckeditor", "django-simple-history", "whitenoise", "rcssmin", "rjsmin")


def static_fingerprint() -> str:
    """Changes when a static file of the project or a library that ships some does."""
    parts = [f"{name} {version(name)}" for name in SHIP_FILES]
    parts.append(Path(static_storage.__file__).read_text(encoding="utf-8"))  # how they are made smaller
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stat = path.stat()
                parts.append(f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Command(BaseCommand):
    help = "Migrates, collects static files, loads the demo once, prints the address and the demo staff accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="127.0.0.1:8000", help="where the site will be served")

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        self._collect()
        if not Commune.objects.exists() and demo_was_removed.read() is None:
            self.stdout.write("Đang nạp dữ liệu dùng thử …")
            call_command("load_demo", stdout=self.stdout)
        inform_planner()
        self._greet(options["address"])

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Đang tạo, cập nhật cơ sở dữ liệu …")
            call_command("migrate", verbosity=0, interactive=False)
            call_command("refresh_display", stdout=self.stdout)

    def _collect(self) -> None:
        fingerprint = static_fingerprint()
        if collected.read() != fingerprint:
            self.stdout.write("Đang chuẩn bị tệp tĩnh …")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            collected.write(fingerprint)

    def _greet(self, address: str) -> None:
        port = address.rpartition(":")[2]
        self.stdout.write(f"\nCổng thông tin:  http://{address}/")
        self.stdout.write(f"Quản trị:        http://{address}/admin/")
        accounts = account_lines()
        if accounts:
            self.stdout.write(f"Xã thứ hai:      http://xa-hai.localhost:{port}/")
            self.stdout.write("\nTài khoản dùng thử (tên đăng nhập / mật khẩu):")
            for username, password, role, where in accounts:
                self.stdout.write(f"  {username} / {password}   {role}, {where}")
            self.stdout.write("\nXóa dữ liệu dùng thử: .venv/bin/python manage.py remove_demo")
        self.stdout.write("Dừng: Ctrl+C\n")
