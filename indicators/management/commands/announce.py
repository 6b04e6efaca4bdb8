"""`manage.py announce <commune code> <year>-<month>|<year>-q<n>|<year>`: prints the announcement of a period."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from communes.models import Commune
from indicators.drafting import compose
from indicators.models import Report
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
        parser.add_argument("--format", choices=("text", "html"), default="text")

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
        render = html.render if options["format"] == "html" else text.render
        self.stdout.write(render(composition.announcement).rstrip("\n"))
        for warning in sentences_for(composition.facts):
            self.stderr.write(f"Cần kiểm tra: {warning}")
