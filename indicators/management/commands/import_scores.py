"""`manage.py import_scores FILE.csv --period <year>-<month>|<year>-q<n>|<year> [--draft]`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators.drafting import Outcome
from indicators.importing.sheet import SheetError, read_sheet
from indicators.importing.store import Stored, store_sheet
from indicators.periods import Period
from indicators.scheme import SchemeError, scheme_for

DRAFTED = {Outcome.CREATED, Outcome.REDRAWN}


class Command(BaseCommand):
    help = (
        "Stores a province's sheet of scores: creates the communes that are missing, stores one report each, and "
        "drafts the announcements only with --draft. A sheet with a bad row stores nothing; "
        "running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="code,name,total,CKMB,TDGQ,DVCTT,TTTT,SHHS,MDHL; UTF-8")
        parser.add_argument("--period", required=True, help="2026-10, 2026-q3 or 2026")
        parser.add_argument("--draft", action="store_true", help="also draft each commune's announcement")
        parser.add_argument(
            "--province", default="", help="province of the communes that are created, e.g. «tỉnh Gia Lai»"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        period = self._period(options["period"])
        try:
            scheme = scheme_for(period)
        except SchemeError as error:
            raise CommandError(str(error)) from error
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {options['file']}: {error.strerror}") from error
        try:
            rows = read_sheet(content, scheme)
        except SheetError as error:
            count = len(error.problems)
            raise CommandError(f"Chưa lưu gì, tệp có {count} chỗ cần sửa:\n{error}") from error
        self._done, self._all = 0, len(rows)
        try:
            results = store_sheet(
                rows,
                period,
                scheme,
                province=options["province"],
                drafting=options["draft"],
                on_stored=self._progress,
            )
        except ValidationError as error:
            line = rows[self._done].line
            raise CommandError(f"Chưa lưu gì. Dòng {line}: {'; '.join(error.messages)}") from error
        self._summary(results, period)

    def _period(self, text: str) -> Period:
        try:
            period = Period.from_code(text)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not period.has_begun(timezone.localdate()):
            raise CommandError(f"Kỳ {period.label} chưa bắt đầu nên chưa thể có số liệu.")
        return period

    def _progress(self, stored: Stored) -> None:
        self._done += 1
        changed = "cập nhật" if stored.report_changed else "không đổi"
        state = "lưu mới" if stored.report_created else changed
        draft = ", đã soạn bài" if stored.outcome in DRAFTED else ""
        self.stdout.write(f"[{self._done}/{self._all}] {stored.row.code} {stored.commune}: {state}{draft}")

    def _summary(self, results: list[Stored], period: Period) -> None:
        self.stdout.write(
            f"Kỳ {period.label}: {len(results)} đơn vị ({sum(r.commune_created for r in results)} tạo mới), "
            f"{sum(r.report_created for r in results)} báo cáo lưu mới, "
            f"{sum(r.report_changed for r in results)} cập nhật, "
            f"{sum(r.outcome in DRAFTED for r in results)} bài soạn."
        )
