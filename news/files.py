"""Files that readers take away: which kinds, how large, and whether they are what their name says."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import File

MAX_BYTES = 20 * 2**20
MAX_ENTRIES = 5_000  # of an Office file's archive
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its suffix without the dot, what readers call it, its media type."""

    suffix: str
    label: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.suffix: kind
    for kind in (
        FileKind("pdf", "PDF", "application/pdf"),
        FileKind("docx", "Word", f"{_OFFICE}.wordprocessingml.document"),
        FileKind("xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet"),
        FileKind("doc", "Word", "application/msword"),
        FileKind("xls", "Excel", "application/vnd.ms-excel"),
    )
}
ACCEPT = ",".join(f".{suffix}" for suffix in KINDS)
# The part of an Office file that says which program it is for.
_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def kind_of(name: str) -> FileKind:
    """The kind by the name's suffix; one without a kind of ours is called by its suffix."""
    suffix = suffix_of(name)
    return KINDS.get(suffix) or FileKind(suffix, suffix.upper(), "application/octet-stream")


def _check_office(upload: File[bytes], suffix: str) -> None:
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValidationError(f"Tệp không phải là tệp {KINDS[suffix].label} (.{suffix}) đọc được.") from error
    if len(names) > MAX_ENTRIES or _MAIN_PARTS[suffix] not in names:
        raise ValidationError(f"Tệp không phải là tệp {KINDS[suffix].label} (.{suffix}) đọc được.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError("Tệp có chứa macro. Hãy lưu lại tệp không có macro rồi tải lên.")


def check_file(upload: File[bytes]) -> None:
    """Raise ValidationError for a file that is none of `KINDS`, is too large or is not what its name says."""
    suffix = suffix_of(upload.name or "")
    if suffix not in KINDS:
        raise ValidationError("Chỉ nhận tệp PDF, Word (.docx, .doc) và Excel (.xlsx, .xls).")
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(f"Tệp lớn hơn {MAX_BYTES // 2**20} MB. Hãy thu nhỏ hoặc chia tệp rồi tải lên lại.")
    upload.seek(0)
    head = upload.read(1024)
    upload.seek(0)
    if suffix == "pdf" and b"%PDF-" not in head:
        raise ValidationError("Tệp không phải là tệp PDF đọc được.")
    if suffix in ("doc", "xls") and not head.startswith(OLE):
        raise ValidationError(f"Tệp không phải là tệp {KINDS[suffix].label} (.{suffix}) đọc được.")
    if suffix in _MAIN_PARTS:
        _check_office(upload, suffix)
    upload.seek(0)
