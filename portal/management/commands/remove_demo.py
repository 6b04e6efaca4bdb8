"""`manage.py remove_demo`: removes the demo communes and everything that belongs to them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.demo.removing import remove_demo
from portal.demo.state import demo_was_removed


class Command(BaseCommand):
    help = "Removes all demo data with its files and histories; `make run` does not load it again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(remove_demo())
        demo_was_removed.write()
