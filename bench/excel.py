"""How long an Excel sheet of a whole province takes: `.venv/bin/python bench/excel.py [COMMUNES] [MONTHS]`.

Fills the portal's own template (100 communes × 12 months unless told otherwise), uploads it as a superuser through the
whole of Django, confirms the preview and reads the progress page to its end, without drafting: seconds of the preview
and of the storing, and the process's peak memory in MB. The sheet is made in a process of its own, whose memory does
not count. SQLite in a folder that is deleted at the end; DATABASE_URL names another, empty database.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import resource
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEWEST = (2026, 10)
PAGE = "/admin/indicators/report/nhap-excel/"


def write_sheet(to: Path, communes: int, months: int) -> None:
    """A filled template, one row for each commune and month, decimal commas as text in every other row."""
    import io

    from openpyxl import load_workbook

    from communes.models import Commune
    from indicators.columns import TABLE_FIGURES
    from indicators.importing.template import build_template
    from indicators.periods import Period, PeriodType
    from indicators.scheme import scheme_for

    rng = random.Random(766)  # noqa: S311  figures, no secrets
    period = Period(PeriodType.MONTH, *NEWEST)
    scheme = scheme_for(period)
    units = [Commune(pk=n, code=f"B1.{n:03}", kind="xa", name=f"Đơn Vị {n:03}") for n in range(1, communes + 1)]
    book = load_workbook(io.BytesIO(build_template(communes=units, reports=[], period=period, scheme=scheme)))
    sheet = book.worksheets[0]
    first = sheet.max_row - communes + 1
    line = first
    for _ in range(months):
        for unit in units:
            scores = [(group.maximum * rng.randint(40, 100) / 100).quantize(Decimal("0.01")) for group in scheme.groups]
            table = [rng.randint(0, 900) if one.is_count else rng.randint(0, 10000) / 100 for one in TABLE_FIGURES]
            values: list[Any] = [unit.code, str(unit), f"{period.number}/{period.year}", *table]
            points = [sum(scores), None, *scores]
            values += [str(one).replace(".", ",") if one is not None and line % 2 else one for one in points]
            for column, value in enumerate(values, start=1):
                sheet.cell(line, column, value)
            line += 1
        period = period.previous()
    book.save(to)


def sign_in() -> Any:
    """A browser of a superuser's, at a commune of its own."""
    from django.test import Client

    from communes.models import Commune, Host, User

    commune = Commune.objects.create(code="B0", kind="xa", name="Thử Nghiệm")
    Host.objects.create(name="localhost", commune=commune)
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("bench", password=None))
    return client


def measure(sheet: Path) -> None:
    from django.db import connection

    from indicators.models import Report

    client = sign_in()
    begun = time.perf_counter()
    with sheet.open("rb") as file:
        preview = client.post(PAGE, {"file": file, "province": "on"})
    previewed = time.perf_counter()
    found = re.search(r'name="rows" value="([^"]+)"', preview.content.decode())
    if found is None:
        raise SystemExit(f"no preview: {preview.status_code}")
    b"".join(client.post(PAGE, {"rows": found[1]}).streaming_content)
    stored = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{connection.vendor}, {sheet.stat().st_size // 1024} KB: {Report.objects.count()} reports stored; "
        f"preview {previewed - begun:.1f} s, storing {stored - previewed:.1f} s, peak {peak} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("communes", nargs="?", type=int, default=100)
    parser.add_argument("months", nargs="?", type=int, default=12)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-excel-") as folder:
        os.environ["VAR_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        sys.path.insert(0, str(ROOT))

        import django
        from django.conf import settings
        from django.core.management import call_command

        django.setup()
        # What is measured needs no collected static files.
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        sheet = Path(folder) / "so-lieu.xlsx"
        maker = multiprocessing.get_context("fork").Process(
            target=write_sheet, args=(sheet, asked.communes, asked.months)
        )
        maker.start()
        maker.join()
        call_command("migrate", verbosity=0)
        measure(sheet)


if __name__ == "__main__":
    main()
