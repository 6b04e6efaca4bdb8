"""Is this upload an Excel workbook that is safe to open? Looked at before openpyxl parses any of it."""

from __future__ import annotations

import io
import zipfile

from indicators.importing.workbook_scan import SheetScan, WorkbookError, scan

MAX_BYTES = 5 * 2**20  # of the upload
MAX_UNPACKED = 40 * 2**20  # of all its parts together
MAX_PARTS = 500
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def check_workbook(content: bytes) -> dict[str, SheetScan]:
    """Each sheet's merged and uncomputed cells, by its part's name.

    Raises WorkbookError for anything but a plain .xlsx of modest size.
    """
    if len(content) > MAX_BYTES:
        raise WorkbookError(f"Tệp lớn quá {MAX_BYTES // 2**20} MB. Hãy bỏ bớt ảnh, trang tính không cần.")
    if content.startswith(_OLD_EXCEL):
        raise WorkbookError("Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy lưu lại dạng .xlsx, không mật khẩu.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
            return scan(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise WorkbookError(
            "Tệp không phải là tệp Excel .xlsx (có thể là .csv đổi tên, hoặc tệp hỏng). Hãy tải mẫu và lưu dạng .xlsx."
        ) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "mimetype" in names and "content.xml" in names:
        raise WorkbookError("Tệp là bảng tính LibreOffice (.ods). Hãy lưu lại dạng .xlsx (Tệp, Lưu thành) rồi tải lên.")
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise WorkbookError("Tệp không phải là bảng tính Excel .xlsx. Hãy tải mẫu, điền rồi tải lên.")
    if len(names) != len(parts):
        raise WorkbookError("Tệp Excel này bị hỏng. Hãy mở tệp, lưu lại dạng .xlsx rồi tải lên.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WorkbookError("Tệp có macro nên không được nhận. Hãy lưu lại dạng .xlsx (không macro).")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise WorkbookError("Tệp giải nén ra quá lớn nên không được mở. Hãy chép số liệu sang mẫu mới.")
