"""`manage.py check_criteria FILE.csv`: a commune audits its published criteria with the scheme's own formulas."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from indicators.auditing import COLUMNS, TOLERANCE, Finding, SheetError, Verdict, audit, read_sheet
from indicators.scheme import all_scheme_codes, load_scheme
from vietnamese.numbers import format_count, format_decimal

UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Prints the computed beside the published score of every row, the largest difference last; exits 1 when one "
        f"exceeds {TOLERANCE} points, 2 when the file cannot be read. Columns: {', '.join(COLUMNS)}; empty is null."
    )
    requires_system_checks: list[str] = []  # reads a file and the scheme alone

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="CSV, UTF-8; «-» reads standard input")
        parser.add_argument("--scheme", default="qd766", choices=all_scheme_codes(), help="the indicator set")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_sheet(self._text(options["file"]))
        except SheetError as error:
            self.stderr.write(str(error))
            sys.exit(UNREADABLE)
        findings = audit(rows, load_scheme(options["scheme"]))
        for finding in findings:
            self.stdout.write(_line(finding))
        largest = max((finding.difference or Decimal(0) for finding in findings), default=Decimal(0))
        compared = sum(finding.difference is not None for finding in findings)
        unknown = sum(finding.verdict is Verdict.UNKNOWN for finding in findings)
        if unknown:
            self.stdout.write(f"{format_count(unknown)} dòng có tiêu chí không thuộc bộ chỉ số: không so sánh được.")
        self.stdout.write(
            f"{format_count(len(findings))} dòng, so sánh được {format_count(compared)}; "
            f"lệch nhiều nhất {format_decimal(largest)} điểm (cho phép {format_decimal(TOLERANCE)})."
        )
        if largest > TOLERANCE:
            sys.exit(1)

    def _text(self, name: str) -> str:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            return raw.decode("utf-8")
        except OSError as error:
            raise SheetError(f"Không mở được tệp {name}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise SheetError(f"Tệp {name} không phải là văn bản UTF-8 (từ byte {error.start}).") from error


def _shown(value: Decimal | int | None) -> str:
    return "null" if value is None else str(value)


def _line(finding: Finding) -> str:
    row = finding.row
    parts = [
        row.unit,
        f"{row.group}/{row.code}",
        f"{_shown(row.numerator)}/{_shown(row.denominator)}",
        f"tính {_shown(finding.computed)}",
        f"công bố {_shown(row.score)}",
        f"lệch {_shown(finding.difference)}",
        finding.verdict.value,
    ]
    return "\t".join(parts)
