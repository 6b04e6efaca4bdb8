"""Auditing: sheets as spreadsheets write them, verdicts cent by cent, and what is refused, word by word."""

from decimal import Decimal

import pytest

from indicators.auditing import Finding, SheetError, SheetRow, Verdict, audit, read_sheet
from indicators.scheme import load_scheme

HEADER = "unit,group,code,numerator,denominator,score\n"
GOOD = "A,CKMB,PUBLISH_ON_TIME,1,47,0.13\n"
SCHEME = load_scheme("qd766")
ROW = SheetRow(2, "A", "CKMB", "PUBLISH_ON_TIME", 1, 47, Decimal("0.13"))


def one(text: str) -> SheetRow:
    (row,) = read_sheet(text)
    return row


def finding(line: str) -> Finding:
    (found,) = audit(read_sheet(HEADER + line), SCHEME)
    return found


def test_a_row_is_read_with_its_line() -> None:
    assert one(HEADER + GOOD) == ROW
    second = read_sheet(HEADER + GOOD + GOOD.replace("A,", "B,", 1))[1]
    assert (second.line, second.unit) == (3, "B")


def test_counts_are_whole_numbers_and_shares_stay_shares() -> None:
    row = one(HEADER + "A,TDGQ,RESOLVED_ON_TIME,0.9706,1.0,19.41\n")
    assert (row.numerator, row.denominator, row.score) == (Decimal("0.9706"), 1, Decimal("19.41"))
    assert (type(row.numerator), type(row.denominator)) == (Decimal, int)


@pytest.mark.parametrize("empty", ["", " ", "null", "NULL", "None"])
def test_an_empty_cell_is_null_and_null_is_not_zero(empty: str) -> None:
    row = one(f"{HEADER}A,CKMB,PUBLISH_ON_TIME,{empty},{empty},{empty}\n")
    assert (row.numerator, row.denominator, row.score) == (None, None, None)
    zero = one(HEADER + "A,CKMB,PUBLISH_ON_TIME,0,0,0\n")
    assert zero == SheetRow(2, "A", "CKMB", "PUBLISH_ON_TIME", 0, 0, Decimal(0))


def test_a_short_row_has_nothing_in_the_cells_that_are_not_there() -> None:
    assert one(HEADER + "A,CKMB,PUBLISH_ON_TIME\n") == SheetRow(2, "A", "CKMB", "PUBLISH_ON_TIME", None, None, None)
    assert one("score,numerator,denominator,group,code,unit\n0.13,1,47,CKMB,PUBLISH_ON_TIME\n").unit == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\ufeff" + HEADER + GOOD, 2),
        ("\n \n" + HEADER + "\n,,,,,\n" + GOOD, 6),
        ((HEADER + GOOD).replace(",", ";").replace("0.13", "0,13"), 2),
        ((HEADER + GOOD).replace(",", "\t").replace("0.13", "0,13"), 2),
        ((HEADER + GOOD).replace("\n", "\r\n"), 2),
        ((HEADER + GOOD).replace("\n", "\r"), 2),
        ("sep=;\n" + (HEADER + GOOD).replace(",", ";"), 3),
        ('  "SEP=,"  \n' + HEADER + GOOD, 3),
        ("\nsep=\t\n" + (HEADER + GOOD).replace(",", "\t"), 4),
        (" Unit ,GROUP,code,numerator,denominator,score\n" + " A , ckmb , publish_on_time , 1 , 47 , 0.13 \n", 2),
        (HEADER + "A,CKMB,PUBLISH_ON_TIME,1,47,0.13,, \n", 2),
        (HEADER.replace("\n", ",note\n") + "A,CKMB,PUBLISH_ON_TIME,1,47,0.13,x\n", 2),
    ],
)
def test_every_spreadsheet_s_csv_is_the_same_row(text: str, line: int) -> None:
    row = one(text)
    assert row.line == line
    assert (row.unit, row.group, row.code, row.numerator, row.denominator, row.score) == (
        "A", "CKMB", "PUBLISH_ON_TIME", 1, 47, Decimal("0.13"),
    )  # fmt: skip


def test_the_excel_hint_is_blanked_once_only() -> None:
    """A unit may be called as the hint is written; nobody's row is changed by it."""
    assert one("sep=,\n" + HEADER + '"sep=,",CKMB,PUBLISH_ON_TIME,1,47,0.13\n').unit == "sep=,"


def test_the_header_says_what_stands_between_the_cells_and_no_row_does() -> None:
    row = '"A, B, C, D, E, F, G";CKMB;PUBLISH_ON_TIME;1;47;0,13\n'
    for before in ("", "sep=;\n"):
        assert one(before + HEADER.replace(",", ";") + row).unit == "A, B, C, D, E, F, G"


def test_a_cell_keeps_its_line_breaks() -> None:
    assert one(HEADER + '"xã A,\r\nhuyện B",CKMB,PUBLISH_ON_TIME,1,47,0.13\n').unit == "xã A,\r\nhuyện B"


COLUMNS = "unit, group, code, numerator, denominator, score"
RANGE = "phải từ 0 đến 1.000.000.000."
AMBIGUOUS = "có thể là hàng nghìn hay số thập phân; bỏ dấu phân cách."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Tệp trống."),
        (" \n\n", "Tệp trống."),
        ("sep=;\n", "Tệp không có dòng số liệu nào."),
        (HEADER, "Tệp không có dòng số liệu nào."),
        (
            HEADER + "A,CKMB,PUBLISH_ON_TIME,1,47,0,13\n",
            (
                "Dòng 2, cột thứ 7: dòng tiêu đề chỉ có 6 cột. Số có dấu phẩy thập phân phải đặt "
                "trong dấu ngoặc kép, hoặc ngăn các ô bằng dấu chấm phẩy."
            ),
        ),
        (HEADER + 'A,"CKMB,PUBLISH_ON_TIME,1,47,0.13\n', "Dòng 2: không đọc được (unexpected end of data)."),
        (
            "\nunit,group,code,numerator,score\n",
            f"Dòng 2: thiếu cột «denominator». Cần có: {COLUMNS}.",
        ),
        ("unit,Unit,group,code,numerator,denominator,score\n", f"Dòng 1: có hai cột «unit». Cần có: {COLUMNS}."),
        (HEADER + "A,CKMB,X,một,47,0.13\n", "Dòng 2, cột numerator: «một» không phải là một số."),
        (HEADER + "A,CKMB,X,1_0,47,0.13\n", "Dòng 2, cột numerator: «1_0» không phải là một số."),
        (HEADER + "A,CKMB,X,١,47,0.13\n", "Dòng 2, cột numerator: «١» không phải là một số."),
        (HEADER + "A,CKMB,X,1,hai,0.13\n", "Dòng 2, cột denominator: «hai» không phải là một số."),
        (HEADER + GOOD + "A,CKMB,X,1,-47,0.13\n", f"Dòng 3, cột denominator: «-47» {RANGE}"),
        (HEADER + "A,CKMB,X,1,47,NaN\n", f"Dòng 2, cột score: «NaN» {RANGE}"),
        (HEADER + "A,CKMB,X,1,47,Infinity\n", f"Dòng 2, cột score: «Infinity» {RANGE}"),
        (HEADER + "A,CKMB,X,1000000001,47,1\n", f"Dòng 2, cột numerator: «1000000001» {RANGE}"),
        (HEADER + "A,CKMB,X,2.541,2618,1\n", f"Dòng 2, cột numerator: «2.541» {AMBIGUOUS}"),
        (HEADER + 'A,CKMB,X,1,"12,618",1\n', f"Dòng 2, cột denominator: «12,618» {AMBIGUOUS}"),
        (HEADER + "A,CKMB,X,1,1.002.618,1\n", f"Dòng 2, cột denominator: «1.002.618» {AMBIGUOUS}"),
    ],
)
def test_what_cannot_be_read_is_told_word_by_word(text: str, message: str) -> None:
    with pytest.raises(SheetError) as told:
        read_sheet(text)
    assert str(told.value) == message


def test_the_largest_count_is_still_read() -> None:
    assert one(HEADER + "A,CKMB,X,1000000000,1000000000,0\n").numerator == 10**9


@pytest.mark.parametrize(
    ("line", "computed", "verdict", "difference"),
    [
        ("A,CKMB,PUBLISH_ON_TIME,1,47,0.13\n", "0.13", Verdict.SAME, "0"),
        ("A,CKMB,PUBLISH_ON_TIME,1,47,0.14\n", "0.13", Verdict.SAME, "0.01"),
        ("A,CKMB,PUBLISH_ON_TIME,1,47,0.12\n", "0.13", Verdict.SAME, "0.01"),
        ("A,CKMB,PUBLISH_ON_TIME,1,47,0.15\n", "0.13", Verdict.DIFFERS, "0.02"),
        ("A,CKMB,PUBLISH_ON_TIME,1,47,0.11\n", "0.13", Verdict.DIFFERS, "0.02"),
        ("A,CKMB,PUBLISH_ON_TIME,1,47,\n", "0.13", Verdict.NOT_PUBLISHED, None),
        ("A,CKMB,PUBLISH_ON_TIME,,47,0\n", None, Verdict.COUNTS_MISSING, None),
        ("A,CKMB,PUBLISH_ON_TIME,47,,0\n", None, Verdict.COUNTS_MISSING, None),
        ("A,CKMB,PUBLISH_ON_TIME,0,0,0\n", None, Verdict.ONLY_PUBLISHED, None),
        ("A,TDGQ,RESOLVED_ON_TIME,0,0,20\n", None, Verdict.EMPTY_UNKNOWN, None),
        ("A,SHHS,ELECTRONIC_CERTIFIED_COPY,,,2\n", None, Verdict.NO_FORMULA, None),
        ("A,SHHS,ELECTRONIC_CERTIFIED_COPY,,,\n", None, Verdict.BOTH_EMPTY, None),
        ("A,CKMB,PUBLISH_ON_TIME,0,0,\n", None, Verdict.BOTH_EMPTY, None),
        ("A,CKMB,NEW_ONE,1,2,3\n", None, Verdict.UNKNOWN, None),
        ("A,KHAC,PUBLISH_ON_TIME,1,47,0.13\n", None, Verdict.UNKNOWN, None),
        ("A,TDGQ,PUBLISH_ON_TIME,1,47,0.13\n", None, Verdict.UNKNOWN, None),  # another group's
        ("A,,,1,47,0.13\n", None, Verdict.UNKNOWN, None),
        ("A,CKMB,,1,47,0.13\n", None, Verdict.UNKNOWN, None),  # which of the four?
        ("A,SHHS,REUSED_DIGITIZED_DATA,4,10,1\n", "1.00", Verdict.SAME, "0"),  # the last group's last is found too
    ],
)
def test_verdicts(line: str, computed: str | None, verdict: Verdict, difference: str | None) -> None:
    found = finding(line)
    assert found.verdict is verdict
    assert found.computed == (None if computed is None else Decimal(computed))
    assert found.difference == (None if difference is None else Decimal(difference))
    assert found.row.line == 2


@pytest.mark.parametrize(
    ("group", "code", "found"),
    [
        ("", "publish_on_time", "CKMB/PUBLISH_ON_TIME"),
        ("CKMB", "PUBLISH ON TIME", "CKMB/PUBLISH ON TIME"),  # a code is written as it is
        ("Công khai minh bạch", "Tỷ lệ TTHC công bố đúng hạn", "CKMB/PUBLISH_ON_TIME"),
        ("cong khai, minh bach", "TTHC công bố đúng hạn", "CKMB/PUBLISH_ON_TIME"),
        ("TĐGQ", "", "TDGQ/RESOLVED_ON_TIME"),  # the only one of its group
        ("Tiến độ, kết quả giải quyết", "", "TDGQ/RESOLVED_ON_TIME"),
        ("Số hóa hồ sơ", "SO_HOA_GIAY_TO_GIAI_QUYET", "SHHS/SO_HOA_GIAY_TO_GIAI_QUYET"),
        ("SHHS", "Tỷ lệ cung cấp dịch vụ chứng thực bản sao điện tử từ bản chính", "SHHS/ELECTRONIC_CERTIFIED_COPY"),
    ],
)
def test_groups_and_criteria_are_known_by_code_or_name(group: str, code: str, found: str) -> None:
    one = finding(f'A,"{group}","{code}",1,47,0.13\n')
    assert f"{one.row.group}/{one.row.code}" == found
    assert (one.verdict is Verdict.UNKNOWN) == ("PUBLISH ON TIME" in found)


def test_findings_without_a_difference_come_first_and_the_largest_last() -> None:
    rows = read_sheet(
        HEADER
        + "large,TDGQ,RESOLVED_ON_TIME,2541,2618,15\n"
        + "none,CKMB,PUBLISH_ON_TIME,,,\n"
        + "same,CKMB,PUBLISH_ON_TIME,1,47,0.13\n"
        + "unpublished,CKMB,PUBLISH_ON_TIME,1,47,\n"
        + "small,CKMB,PUBLISH_ON_TIME,1,47,0.12\n"
    )
    assert [found.row.unit for found in audit(rows, SCHEME)] == ["none", "unpublished", "same", "small", "large"]
    assert audit([], SCHEME) == []
