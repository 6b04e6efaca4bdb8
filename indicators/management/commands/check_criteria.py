"""`manage.py check_criteria FILE.csv`: a commune audits its published criteria with the scheme's own formulas."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from indicators.auditing import COLUMNS, TOLERANCE, Finding, SheetError, Verdict, audit, read_sheet
from indicators.scheme import all_scheme_codes, load_scheme
from vietnamese.folding import squeeze
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
        # A terminal or pipe that cannot write Vietnamese gets escapes: a crash would exit 1 and mean a difference.
        if reconfigure := getattr(sys.stdout, "reconfigure", None):
            reconfigure(errors="backslashreplace")
        for line in (*map(_line, findings), *_summary(findings)):
            self.stdout.write(line)
        if all(finding.verdict is Verdict.UNKNOWN for finding in findings):
            sys.exit(UNREADABLE)
        if any(finding.verdict is Verdict.DIFFERS for finding in findings):
            sys.exit(1)

    def _text(self, name: str) -> str:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            return raw.decode("utf-8")
        except IsADirectoryError as error:
            raise SheetError(f"Không mở được {name}: đây là thư mục, không phải tệp.") from error
        except FileNotFoundError as error:
            raise SheetError(f"Không mở được tệp {name}: không có tệp này.") from error
        except OSError as error:
            raise SheetError(f"Không mở được tệp {name}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise SheetError(f"Tệp {name} không phải là văn bản UTF-8 (từ byte {error.start}).") from error


def _shown(value: Decimal | int | None) -> str:
    return "null" if value is None else str(value)


def _summary(findings: Sequence[Finding]) -> Iterator[str]:
    """How many rows were compared, what could not be, and on the last line the largest difference alone."""
    differences = [finding.difference for finding in findings if finding.difference is not None]
    compared = format_count(len(differences))
    yield (
        f"{format_count(len(findings))} dòng, so sánh được {compared}; cho phép lệch {format_decimal(TOLERANCE)} điểm."
    )
    for verdict, many in Counter(finding.verdict for finding in findings if finding.difference is None).items():
        yield f"{format_count(many)} dòng không so sánh được: {verdict.value}."
    # Nothing compared is not a difference of 0.
    yield (
        f"Lệch nhiều nhất: {format_decimal(max(differences))} điểm." if differences else "Không so sánh được dòng nào."
    )


def _line(finding: Finding) -> str:
    row = finding.row
    parts = [
        squeeze(row.unit),
        squeeze(f"{row.group}/{row.code}"),
        f"{_shown(row.numerator)}/{_shown(row.denominator)}",
        f"tính {_shown(finding.computed)}",
        f"công bố {_shown(row.score)}",
        f"lệch {_shown(finding.difference)}",
        finding.verdict.value,
    ]
    return "\t".join(parts)
