"""`manage.py add_province CODE NAME --host NAME …`: a province and the names that its league table answers under."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from communes.models import Host, Province


class Command(BaseCommand):
    help = (
        "Adds a province, no restart needed: code, name in full («tỉnh Tây Ninh»), hosts of its league table. "
        "Its communes say so themselves: add_commune … --belongs-to CODE, or the commune's page in the admin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("name")
        parser.add_argument("--host", action="append", default=[], dest="hosts")

    def handle(self, *args: Any, **options: Any) -> None:
        province = Province(code=options["code"], name=options["name"])
        try:
            with transaction.atomic():
                province.full_clean()
                province.save()
                for name in options["hosts"]:
                    host = Host(name=name.lower(), province=province)
                    host.full_clean()
                    host.save()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{province.heading}: {', '.join(options['hosts']) or 'chưa có tên miền'}")
