"""Workbooks as people send them, for tests."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook

HEAD = ["Kỳ", "Tổng số HS trong tháng", "Mức độ hài lòng (%)", "Điểm đánh giá (tổng điểm 100)", "CKMB", "SHHS"]
PROVINCE = ["Mã đơn vị", "Đơn vị", *HEAD]


def workbook(*rows: list[Any], head: list[str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (head or HEAD, *rows):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
