"""Files to take away: what their name says, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from news import files
from news.files import OLE, check_file, kind_of
from portal.demo.papers import word_file


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 ..."),
        ("A.PDF", b"\xef\xbb\xbf%PDF-1.4"),
        ("a.docx", word_file("x")),
        ("a.xlsx", archive("xl/workbook.xml")),
        ("a.doc", OLE + b"..."),
        ("a.xls", OLE + b"..."),
    ],
)
def test_it_is_taken_and_can_still_be_read_from_its_start(name: str, content: bytes) -> None:
    upload = SimpleUploadedFile(name, content)
    check_file(upload)
    assert upload.read() == content


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.exe", b"MZ", "Chỉ nhận tệp PDF"),
        ("a", b"%PDF-1.7", "Chỉ nhận tệp PDF"),
        ("a.html", b"<script>", "Chỉ nhận tệp PDF"),
        ("a.pdf", b"<script>alert(1)</script>", "không phải là tệp PDF"),
        ("a.pdf", b"", "không phải là tệp PDF"),
        ("a.docx", b"PK not a zip", "không phải là tệp Word (.docx)"),
        ("a.docx", archive("xl/workbook.xml"), "không phải là tệp Word (.docx)"),
        ("a.xlsx", word_file("x"), "không phải là tệp Excel (.xlsx)"),
        ("a.docx", archive("word/document.xml", "word/vbaProject.bin"), "có chứa macro"),
        ("a.doc", b"{\\rtf1", "không phải là tệp Word (.doc)"),
        ("a.docm", archive("word/document.xml"), "Chỉ nhận tệp PDF"),
    ],
)
def test_it_is_refused_with_a_reason(name: str, content: bytes, error: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_file(SimpleUploadedFile(name, content))
    assert error in refusal.value.messages[0]


def test_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    with pytest.raises(ValidationError, match="lớn hơn"):
        check_file(SimpleUploadedFile("a.pdf", b"%PDF-1.7 and more"))


def test_an_archive_of_very_many_entries_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 1)
    with pytest.raises(ValidationError, match="không phải là tệp Word"):
        check_file(SimpleUploadedFile("a.docx", archive("word/document.xml", "a")))


def test_kinds_are_called_as_readers_call_them() -> None:
    assert [kind_of(name).label for name in ("x/a.PDF", "a.docx", "a.xls", "a.zip")] == ["PDF", "Word", "Excel", "ZIP"]
