"""Is this upload an Excel workbook that is safe to open? Looked at before any of it is parsed."""

from __future__ import annotations

import io
import zipfile

MAX_BYTES = 5 * 2**20  # of the upload
MAX_UNPACKED = 40 * 2**20  # of all its parts together
MAX_PARTS = 500
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_CHUNK = 2**16


class WorkbookError(ValueError):
    """The file is refused as a whole; the message is Vietnamese and says what to do."""


def check_workbook(content: bytes) -> None:
    """Raise WorkbookError for anything but a plain .xlsx of modest size."""
    if len(content) > MAX_BYTES:
        raise WorkbookError(f"Tệp lớn quá {MAX_BYTES // 2**20} MB. Hãy bỏ bớt ảnh, trang tính không cần.")
    if content.startswith(_OLD_EXCEL):
        raise WorkbookError("Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy lưu lại dạng .xlsx, không mật khẩu.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise WorkbookError(
            "Tệp không phải là tệp Excel .xlsx (có thể là .csv đổi tên, hoặc tệp hỏng). Hãy tải mẫu và lưu dạng .xlsx."
        ) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise WorkbookError("Tệp không phải là bảng tính Excel .xlsx. Hãy tải mẫu, điền rồi tải lên.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WorkbookError("Tệp có macro nên không được nhận. Hãy lưu lại dạng .xlsx (không macro).")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise WorkbookError("Tệp giải nén ra quá lớn nên không được mở. Hãy chép số liệu sang mẫu mới.")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_xml(archive, part)


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook declares a document type: entities are for attacks alone."""
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            # UTF-16 would hide the word between zeros.
            window = (tail + chunk).replace(b"\0", b"").upper()
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise WorkbookError("Tệp có nội dung lạ (khai báo DOCTYPE) nên không được mở.")
            tail = chunk[-32:]
