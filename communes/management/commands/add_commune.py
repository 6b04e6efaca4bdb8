"""`manage.py add_commune CODE KIND NAME --host NAME …`: a commune and the names it answers under."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from communes.models import Commune, CommuneKind, Host, Province


def _province(code: str) -> Province:
    found = Province.objects.filter(code=code).first()
    if found is None:
        raise ValidationError(f"Không có tỉnh, thành phố mang mã {code}.")
    return found


class Command(BaseCommand):
    help = "Adds a commune, no restart needed: code, kind (xa, phuong, dac_khu), name, hosts it answers under."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("kind", choices=CommuneKind.values)
        parser.add_argument("name")
        parser.add_argument("--province", default="")
        parser.add_argument(
            "--belongs-to", default="", metavar="CODE", help="code of the province in whose league table it stands"
        )
        parser.add_argument("--host", action="append", default=[], dest="hosts")

    def handle(self, *args: Any, **options: Any) -> None:
        commune = Commune(
            code=options["code"], kind=options["kind"], name=options["name"], province=options["province"]
        )
        try:
            with transaction.atomic():
                if options["belongs_to"]:
                    commune.belongs_to = _province(options["belongs_to"])
                commune.full_clean()
                commune.save()
                for name in options["hosts"]:
                    host = Host(name=name.lower(), commune=commune)
                    host.full_clean()
                    host.save()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{commune.body_name}: {', '.join(options['hosts']) or 'chưa có tên miền'}")
