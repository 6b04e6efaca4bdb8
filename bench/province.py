"""How fast a province's league table answers: `.venv/bin/python bench/province.py [COMMUNES] [MONTHS] [REQUESTS]`.

Makes a province (170 communes × 36 months unless told otherwise, every month published with groups and criteria, a
tenth of the newest not published yet, every eighth commune a merger) in a database of its own and asks its pages
through the whole of Django, one request at a time: milliseconds of the first, when nothing is cached, the median, the
95th percentile, the longest, and processor time, which other work on the machine does not lengthen. SQLite in a folder
that is deleted at the end; DATABASE_URL names another, empty database. `--keep FOLDER` leaves it to be looked at.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
HOST = "tinh.localhost"
NEWEST = (2026, 10)


def criteria_of(scheme: Any, rng: random.Random) -> list[dict[str, Any]]:
    """Every criterion of `scheme` with figures, as they are stored when an announcement is approved."""
    rows = []
    for group in scheme.groups:
        for criterion in group.criteria:
            denominator = rng.randint(20, 900)
            numerator = rng.randint(denominator // 2, denominator)
            score = (criterion.maximum * numerator / denominator).quantize(Decimal("0.01"))
            rows.append(
                {
                    "code": criterion.code,
                    "group": group.code,
                    "numerator": numerator,
                    "denominator": denominator,
                    "score": str(score),
                    "maximum": str(criterion.maximum),
                }
            )
    return rows


def figures_of(scheme: Any, rng: random.Random) -> dict[str, Any]:
    """Stored figures of one period; now and then a group has no score."""
    groups = []
    for group in scheme.groups:
        scored = rng.random() > 0.03
        score = (group.maximum * rng.randint(40, 100) / 100).quantize(Decimal("0.01"))
        change = str(Decimal(rng.randint(-200, 200)) / 100)
        groups.append(
            {
                "code": group.code,
                "name": group.name,
                "maximum": str(group.maximum),
                "score": str(score) if scored else None,
                "missing": "" if scored else "not_scored",
                "change": change if scored else None,
            }
        )
    return {
        "scheme": scheme.code,
        "total": str(sum(Decimal(group["score"]) for group in groups if group["score"])),
        "maximum": str(scheme.maximum),
        "comparison": "possible",
        "change": str(Decimal(rng.randint(-900, 900)) / 100),
        "groups": groups,
        "criteria": criteria_of(scheme, rng),
        "source": "https://dichvucong.gov.vn",
        "read_at": None,
    }


def make(communes: int, months: int) -> None:
    """Fill the database."""
    from communes.models import Commune, Host, Predecessor, Province
    from indicators.models import PublishedFigures, Report
    from indicators.periods import Period, PeriodType
    from indicators.scheme import load_scheme
    from news.models import Article

    rng, scheme = random.Random(766), load_scheme("qd766")  # noqa: S311  figures, no secrets
    province = Province.objects.create(code="B1", name="tỉnh Thử Nghiệm")
    Host.objects.create(name=HOST, province=province)
    units = Commune.objects.bulk_create(
        Commune(code=f"B1.{n:03}", kind="xa" if n % 3 else "phuong", name=f"Đơn Vị {n:03}", belongs_to=province)
        for n in range(1, communes + 1)
    )
    Host.objects.bulk_create(Host(name=f"don-vi-{n}.localhost", commune=unit) for n, unit in enumerate(units, start=1))
    Predecessor.objects.bulk_create(
        Predecessor(commune=unit, name=f"xã Cũ {unit.code}-{part}", merged_on=date(2025, 7, 1))
        for unit in units[::8]
        for part in (1, 2, 3)
    )
    period = Period(PeriodType.MONTH, *NEWEST)
    for back in range(months):
        day = period.following().first_day + timedelta(days=5)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        telling = [unit for unit in units if back or rng.random() > 0.1]
        articles = Article.objects.bulk_create(
            Article(
                commune=unit, title=f"Kết quả {period.label}", slug=f"ket-qua-{period.code}", status="published",
                published_at=at, body="<p>Kết quả.</p>" * 60, body_html="<p>Kết quả.</p>" * 60,
            )
            for unit in telling
        )  # fmt: skip
        told = [figures_of(scheme, rng) for _ in telling]
        reports = Report.objects.bulk_create(
            Report(
                commune=unit, period_type="month", year=period.year, number=period.number, scheme=scheme.code,
                total_score=Decimal(figures["total"]), announcement=article,
            )
            for unit, article, figures in zip(telling, articles, told, strict=True)
        )  # fmt: skip
        PublishedFigures.objects.bulk_create(
            PublishedFigures(report=report, figures=figures) for report, figures in zip(reports, told, strict=True)
        )
        period = period.previous()


def measure(requests: int) -> float:
    """Print each address's times; the slowest median in milliseconds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, medians = Client(headers={"host": HOST}), []
    year, number = NEWEST
    for path in (
        "/", f"/?ky={year}-{number}&xep=ten", "/?ky=2025-07", f"/?ky={year}-{number}&xep=SHHS&chieu=tang",
        f"/bang-xep-hang.csv?ky={year}-{number}", f"/bang-xep-hang.json?ky={year}-{number}",
    ):  # fmt: skip
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            first = client.get(path)
        cold = (time.perf_counter() - begun) * 1000
        asked = len(queries)  # the log is emptied at the next request
        if first.status_code != 200:
            raise SystemExit(f"{path}: {first.status_code}")
        taken, worked = [], time.process_time()
        for _ in range(requests):
            begun = time.perf_counter()
            client.get(path)
            taken.append((time.perf_counter() - begun) * 1000)
        worked = (time.process_time() - worked) * 1000 / requests
        taken.sort()
        medians.append(statistics.median(taken))
        slow = taken[int(len(taken) * 0.95)]
        print(
            f"{path:44} first {cold:6.1f}  p50 {medians[-1]:6.1f}  p95 {slow:6.1f}  max {taken[-1]:6.1f}  "
            f"processor {worked:6.1f} ms  {asked} queries  {len(first.content) // 1024} KB"
        )
    return max(medians)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("communes", nargs="?", type=int, default=170)
    parser.add_argument("months", nargs="?", type=int, default=36)
    parser.add_argument("requests", nargs="?", type=int, default=50)
    parser.add_argument("--keep", type=Path, help="a folder for the database, left there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-province-") as folder:
        os.environ["VAR_DIR"] = str(asked.keep or folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        sys.path.insert(0, str(ROOT))

        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        # What is measured needs no collected static files.
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        call_command("migrate", verbosity=0)
        make(asked.communes, asked.months)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:  # as its own autovacuum does within a minute
                cursor.execute("ANALYZE")
        import portal.wsgi  # noqa: F401  as a server starts

        print(f"{asked.communes} communes, {asked.months} months, {connection.vendor}, {asked.requests} requests each")
        measure(asked.requests)


if __name__ == "__main__":
    main()
