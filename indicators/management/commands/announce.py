"""`manage.py announce <commune code> <year>-<month>|<year>-q<n>|<year>`: prints the announcement of a period."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from communes.models import Commune
from indicators.drafting import compose
from indicators.models import Report
from indicators.official import document
from indicators.periods import Period
from indicators.rendering import html, text
from indicators.review_panel import sentences_for


class Command(BaseCommand):
    help = (
        "Prints the announcement that the stored figures of a commune and period draw. Warnings go to standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("commune", help="the commune's code, e.g. H21.227")
        parser.add_argument("period", help="2023-06, 2023-q2 or 2023")
        parser.add_argument(
            "--format", choices=("text", "html", "docx"), default="text", help="docx goes to a file: … > thong-bao.docx"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        commune = Commune.objects.filter(code=options["commune"]).first()
        if commune is None:
            raise CommandError(f"Không có đơn vị nào mang mã {options['commune']}.")
        try:
            period = Period.from_code(options["period"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        report = Report.objects.of_period(commune, period).select_related("commune").with_scores().first()
        if report is None:
            raise CommandError(f"{commune.short_body_name} chưa có số liệu {period.label}.")
        if report.is_reference:
            raise CommandError(f"Số liệu {period.label} chỉ để so sánh, không có bài công bố.")
        if report.total_score is None:
            raise CommandError(f"Số liệu {period.label} chưa có tổng điểm nên chưa soạn được bài công bố.")
        composition = compose(report)
        if options["format"] == "docx":
            self._write(document(report))
        elif options["format"] == "html":
            self._write(html.render_whole(composition.announcement))
        else:
            self._write(text.render(composition.announcement))
        for warning in sentences_for(composition.facts):
            self._warn(f"Cần kiểm tra: {warning}")

    def _write(self, content: str | bytes) -> None:
        """To standard output as UTF-8 whatever the locale; a reader that has enough (`| head`) is no error."""
        raw = getattr(self.stdout, "buffer", None)
        if raw is None and isinstance(content, bytes):
            raise CommandError("Văn bản .docx cần một đầu ra nhị phân; hãy chuyển hướng vào tệp.")
        try:
            if raw is None:
                self.stdout.write(str(content).rstrip("\n"))
            else:
                raw.write(content if isinstance(content, bytes) else content.encode())
                raw.flush()
        except BrokenPipeError:
            # Python would complain once more when it flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _warn(self, line: str) -> None:
        raw = getattr(self.stderr, "buffer", None)
        if raw is None:
            self.stderr.write(line)
        else:
            raw.write(f"{line}\n".encode())
            raw.flush()
