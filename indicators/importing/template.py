"""The Excel template: this period's row to fill in, the earlier ones filled, with notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from communes.models import Commune
from indicators.columns import TABLE_FIGURES
from indicators.importing.headings import KEY_LABELS
from indicators.importing.plan import stored_values
from indicators.models import Report
from indicators.periods import Period
from indicators.scheme import Scheme
from vietnamese.numbers import format_decimal

SHEET = "Số liệu"
_DIGITISED = ("eresult_rate", "sync_rate", "certified_copies")
_TITLE_ROW, _NOTE_ROW, _UPPER, _LOWER = 1, 2, 3, 4
_HEAD_FILL = PatternFill("solid", fgColor="F1E4E2")
_NEW_FILL = PatternFill("solid", fgColor="FFF9E0")
_LINE = Side(style="thin", color="A8A29E")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
NOTES = (
    "Mỗi dòng là một kỳ của một đơn vị. Kỳ viết 6/2023, quý 2/2023 hoặc năm 2023.",
    "Số thập phân viết 72,6 hoặc 72.6. Không có số liệu thì để trống, đừng ghi 0.",
    "Ô để trống không xóa số liệu đã lưu. Muốn xóa số liệu, hãy sửa trong trang nhập số liệu.",
    "Các dòng đã có số liệu được điền sẵn; sửa số nào thì khi tải lên hệ thống cho xem số cũ và số mới trước khi lưu.",
    "«Điểm so với kỳ trước» chỉ cần điền khi kỳ trước chưa có trong hệ thống.",
    "Đừng đổi tên các cột. Có thể thêm cột «Ghi chú».",
)


def build_template(*, communes: Sequence[Commune], reports: Sequence[Report], period: Period, scheme: Scheme) -> bytes:
    """An .xlsx: for each commune a row for `period`, filled where it is stored, then its other ones, newest first."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = SHEET
    headings = _headings(scheme)
    _write_head(sheet, headings, period)
    row = _LOWER + 1
    by_commune: dict[int, list[Report]] = {}
    for report in reports:
        by_commune.setdefault(report.commune_id, []).append(report)
    for commune in communes:
        row = _write_commune(sheet, row, commune, by_commune.get(commune.pk, []), period, headings)
    _write_notes(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _headings(scheme: Scheme) -> list[tuple[str, str]]:
    units = {figure.name: "%" if figure.unit == "%" else figure.unit for figure in TABLE_FIGURES}
    return [
        *KEY_LABELS.items(),
        *((figure.name, f"{figure.label} ({units[figure.name]})") for figure in TABLE_FIGURES),
        ("total_score", f"Điểm đánh giá (tổng điểm {format_decimal(scheme.maximum)})"),
        ("entered_change", "Điểm so với kỳ trước"),
        *((f"group_{g.code}", f"{g.name} (điểm, tối đa {format_decimal(g.maximum)})") for g in scheme.groups),
    ]


def _write_head(sheet: Worksheet, headings: list[tuple[str, str]], period: Period) -> None:
    sheet.cell(_TITLE_ROW, 1, f"Số liệu bộ chỉ số phục vụ người dân, doanh nghiệp – {period.label}").font = Font(
        bold=True, size=14
    )
    sheet.cell(_NOTE_ROW, 1, "Dòng nền vàng là kỳ cần nhập. Cách điền: xem trang «Hướng dẫn».").font = Font(italic=True)
    for column, (key, heading) in enumerate(headings, start=1):
        for line in (_UPPER, _LOWER):
            cell = sheet.cell(line, column)
            cell.fill, cell.border, cell.font = _HEAD_FILL, _BOX, Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = {"code": 12, "name": 24, "period": 12}.get(key, 14)
        if key in _DIGITISED:
            sheet.cell(_LOWER, column, heading)
            continue
        sheet.cell(_UPPER, column, heading)
        sheet.merge_cells(start_row=_UPPER, end_row=_LOWER, start_column=column, end_column=column)
        if key == "entered_change":
            sheet.cell(_UPPER, column).comment = Comment("Chỉ điền khi kỳ trước chưa có trong hệ thống.", "Cổng")
    first = [key for key, _ in headings].index(_DIGITISED[0]) + 1
    sheet.cell(_UPPER, first, "Kết quả số hóa hồ sơ")
    sheet.merge_cells(start_row=_UPPER, end_row=_UPPER, start_column=first, end_column=first + len(_DIGITISED) - 1)
    sheet.row_dimensions[_UPPER].height = 32
    sheet.row_dimensions[_LOWER].height = 62
    sheet.freeze_panes = sheet.cell(_LOWER + 1, 4)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_commune(
    sheet: Worksheet, row: int, commune: Commune, reports: list[Report], period: Period, headings: list[tuple[str, str]]
) -> int:
    stored = {report.period: report for report in reports}
    earlier = sorted(
        (one for one in stored if one != period), key=lambda one: (one.last_day, one.first_day), reverse=True
    )
    for one in (period, *earlier):
        values = stored_values(stored[one]) if one in stored else {}
        keys = {"code": commune.code, "name": commune.short_body_name, "period": _period_text(one)}
        for column, (key, _) in enumerate(headings, start=1):
            cell = sheet.cell(row, column)
            value = keys.get(key, values.get(key))
            # Numbers, so that sheets can compute with them; a Decimal keeps its decimals.
            cell.value = float(value) if isinstance(value, Decimal) else value
            cell.border = _BOX
            cell.number_format = "@" if key in KEY_LABELS else "0" if isinstance(value, int) else "0.##"
            if key not in KEY_LABELS:
                cell.number_format = "General"
            if one == period:
                cell.fill = _NEW_FILL
        row += 1
    return row


def _period_text(period: Period) -> str:
    return period.label.removeprefix("tháng ")


def _write_notes(book: Workbook) -> None:
    sheet = book.create_sheet("Hướng dẫn")
    sheet.column_dimensions["A"].width = 110
    sheet.cell(1, 1, "Cách điền").font = Font(bold=True, size=14)
    for row, note in enumerate(NOTES, start=2):
        sheet.cell(row, 1, f"{row - 1}. {note}").alignment = Alignment(wrap_text=True, vertical="top")
