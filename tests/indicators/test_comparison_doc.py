"""docs/announcement-june-2023.md shows what is really drafted, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.drafting import compose
from indicators.models import Report
from indicators.rendering import text

DOC = Path(__file__).parents[2] / "docs" / "announcement-june-2023.md"
HEADINGS = {"Nguyên nhân", "Biện pháp khắc phục"}


@pytest.mark.django_db
def test_every_drafted_block_stands_in_the_comparison(june: Report) -> None:
    lines = [line.removeprefix("- ") for line in text.render(compose(june).announcement).splitlines() if line]
    table = slice(lines.index("Kết quả đánh giá"), next(n for n, line in enumerate(lines) if "Chú thích" in line))
    del lines[table]
    drafted = [line for line in lines if line not in HEADINGS]
    assert len(drafted) > 20
    rows = [row.split(" | ")[1] for row in DOC.read_text(encoding="utf-8").splitlines() if row.count(" | ") == 2]
    assert [line for line in drafted if line not in rows] == []
