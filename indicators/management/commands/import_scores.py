"""`manage.py import_scores FILE.csv --period <year>-<month>|<year>-q<n>|<year> [--draft]`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators.drafting import Outcome
from indicators.importing.sheet import SheetError, SheetRow, name_problems, read_sheet
from indicators.importing.store import Stored, StoreError, draft_stored, store_entries
from indicators.models.report import FIRST_YEAR, LAST_YEAR
from indicators.periods import Period
from indicators.scheme import scheme_for

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
        rows = self._rows(options["file"], period)
        entries = [row.entry(period) for row in rows]
        results: list[Stored] = []
        try:
            for one in store_entries(entries=entries, province=options["province"], by=None):
                results.append(one)
                self._counted(len(results), len(rows))
        except StoreError as error:
            raise CommandError(f"Chưa lưu gì. {error}") from error
        if options["draft"]:
            for place, one in enumerate(draft_stored(stored=list(results), by=None)):
                results[place] = one
                self._counted(place + 1, len(rows))
        # Said only now: before the transaction ended nothing was stored.
        for place, one in enumerate(results, start=1):
            self.stdout.write(f"[{place}/{len(rows)}] {one.entry.code} {one.commune}: {_state(one)}")
        self._summary(results, period)

    def _rows(self, path: Path, period: Period) -> list[SheetRow]:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {path}: {error.strerror}") from error
        try:
            rows = read_sheet(content, scheme_for(period))
            if problems := name_problems(rows, period):
                raise SheetError(problems)
        except SheetError as error:
            raise CommandError(f"Chưa lưu gì, tệp có {len(error.problems)} chỗ cần sửa:\n{error}") from error
        return rows

    def _period(self, text: str) -> Period:
        try:
            period = Period.from_code(text)
            scheme_for(period)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not period.has_begun(timezone.localdate()):
            raise CommandError(f"Kỳ {period.label} chưa bắt đầu nên chưa thể có số liệu.")
        if not FIRST_YEAR <= period.year <= LAST_YEAR:
            raise CommandError(f"Bộ chỉ số có từ năm {FIRST_YEAR}; hãy kiểm tra lại năm.")
        return period

    def _counted(self, done: int, count: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}/{count}", ending="" if done < count else "\n")

    def _summary(self, results: list[Stored], period: Period) -> None:
        self.stdout.write(
            f"Kỳ {period.label}: {len(results)} đơn vị ({sum(r.commune_created for r in results)} tạo mới), "
            f"{sum(r.report_created for r in results)} báo cáo lưu mới, "
            f"{sum(r.report_changed for r in results)} cập nhật, "
            f"{sum(r.outcome in DRAFTED for r in results)} bài soạn."
        )


def _state(stored: Stored) -> str:
    changed = "cập nhật" if stored.report_changed else "không đổi"
    state = "lưu mới" if stored.report_created else changed
    return f"{state}, đã soạn bài" if stored.outcome in DRAFTED else state
