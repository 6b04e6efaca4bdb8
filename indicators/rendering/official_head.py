"""What stands around the text of an official document (Nghị định 30/2020/NĐ-CP, phụ lục I)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OfficialHead:
    """`number` may be empty and `day` None: their places stay open, to be filled in by hand."""

    body: tuple[str, ...]  # the issuing body, one line each, in capitals
    place: str  # «Thạnh Tân»
    number: str  # «07/TB-UBND»
    day: date | None
    subject: str  # trích yếu
    signer_lines: tuple[str, ...]  # «TM. ỦY BAN NHÂN DÂN», «CHỦ TỊCH»
    signer_name: str
    recipients: tuple[str, ...]  # without «Lưu: VT»
