"""`check_criteria`: a commune audits its own score, whatever its spreadsheet makes of a CSV."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.indicators.pure.builders import DATA

HEADER = "unit,group,code,numerator,denominator,score\n"
GOOD = "UBND xã A,CKMB,PUBLISH_ON_TIME,1,47,0.13\n"


def run(path: Path | str, *more: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_criteria", str(path), *more, stdout=out, stderr=err)
    except SystemExit as stopped:
        return int(str(stopped.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "tieu-chi.csv"


def test_a_real_commune_s_published_criteria_are_reproduced() -> None:
    code, out, _ = run(DATA / "van-canh-2026-criteria.csv")

    lines = out.splitlines()
    assert code == 0
    assert len(lines) == 21
    assert sum(line.endswith("\tkhớp") for line in lines) == 14
    assert lines[-4:] == [
        "17 dòng, so sánh được 14; cho phép lệch 0,01 điểm.",
        "1 dòng không so sánh được: điểm do Cổng cho, không có công thức.",
        "2 dòng không so sánh được: không có điểm công bố.",
        "Lệch nhiều nhất: 0 điểm.",
    ]
    assert "UBND xã Vân Canh\tCKMB/PUBLISH_ON_TIME\t1/47\ttính 0.13\tcông bố 0.13\tlệch 0.00\tkhớp" in lines


def test_null_stays_null(sheet: Path) -> None:
    sheet.write_text(HEADER + "A,CKMB,PUBLISH_ON_TIME,,,\nA,CKMB,DOSSIER_SYNC,0,0,\nA,TTTT,DOSSIERS_PAID_ONLINE,5,,0\n")
    code, out, _ = run(sheet)

    assert code == 0
    assert "null/null\ttính null\tcông bố null\tlệch null\tkhông có điểm" in out
    assert "0/0\ttính null\tcông bố null\tlệch null\tkhông có điểm" in out
    assert "5/null\ttính null\tcông bố 0\tlệch null\tthiếu tử số hoặc mẫu số" in out
    assert out.splitlines()[-1] == "Không so sánh được dòng nào."  # which is not a difference of 0


def test_the_largest_difference_stands_last_and_fails_the_audit(sheet: Path) -> None:
    sheet.write_text(
        HEADER
        + "A,TDGQ,RESOLVED_ON_TIME,2541,2618,15\n"
        + "A,CKMB,PUBLISH_ON_TIME,1,47,0.12\n"
        + "A,CKMB,PUBLIC_UPDATE_ON_TIME,43,47,3.64\n"
        + GOOD
    )
    code, out, _ = run(sheet)

    lines = out.splitlines()
    assert code == 1
    assert [line.split("\t")[5] for line in lines[:-2]] == ["lệch 0.00", "lệch 0.01", "lệch 0.02", "lệch 4.41"]
    assert [line.split("\t")[6] for line in lines[:-2]] == ["khớp", "khớp", "lệch", "lệch"]
    assert lines[-2:] == ["4 dòng, so sánh được 4; cho phép lệch 0,01 điểm.", "Lệch nhiều nhất: 4,41 điểm."]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER + GOOD,
        "\n\n" + HEADER + "\n" + GOOD,
        (HEADER + GOOD).replace(",", ";").replace("0.13", "0,13"),
        (HEADER + GOOD).replace(",", "\t"),
        (HEADER + GOOD).replace("\n", "\r\n"),
        "sep=;\n" + (HEADER + GOOD).replace(",", ";"),
        HEADER + "UBND xã A,CKMB,PUBLISH_ON_TIME,1,47,0.13,,\n",
        HEADER.upper() + "UBND xã A,ckmb,publish_on_time,1.0,47,0.130\n",
        "score,code,group,note,unit,denominator,numerator\n0.13,PUBLISH_ON_TIME,CKMB,x,A,47,1\n",
        HEADER + '"UBND xã ""A"",\nhuyện B",CKMB,PUBLISH_ON_TIME,1,47,"0,13"\n',
    ],
)  # fmt: skip
def test_every_spreadsheet_s_csv_is_read(sheet: Path, text: str) -> None:
    sheet.write_text(text, encoding="utf-8", newline="")
    code, out, err = run(sheet)

    assert (code, err) == (0, "")
    assert "khớp" in out


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Tệp trống."),
        (" \n\n", "Tệp trống."),
        ("sep=;\n", "Tệp không có dòng số liệu nào."),
        (HEADER, "Tệp không có dòng số liệu nào."),
        (HEADER + "A,CKMB,PUBLISH_ON_TIME,1,47,0,13\n", "Dòng 2, cột thứ 7: dòng tiêu đề chỉ có 6 cột"),
        (HEADER + 'A,"CKMB,PUBLISH_ON_TIME,1,47,0.13\n', "Dòng 2: không đọc được"),
        ("sep=,\n" + HEADER + "A,CKMB,PUBLISH_ON_TIME,x,47,0.13\n", "Dòng 3, cột numerator"),
        ("unit,group,code,numerator,score\n", "Dòng 1: thiếu cột «denominator»"),
        ("unit,unit,group,code,numerator,denominator,score\n", "Dòng 1: có hai cột «unit»"),
        (HEADER + "A,CKMB,PUBLISH_ON_TIME,một,47,0.13\n", "Dòng 2, cột numerator: «một» không phải là một số"),
        (HEADER + GOOD + "A,CKMB,PUBLISH_ON_TIME,1,-47,0.13\n", "Dòng 3, cột denominator: «-47» phải từ 0"),
        (HEADER + "A,CKMB,PUBLISH_ON_TIME,1,47,NaN\n", "Dòng 2, cột score: «NaN» phải từ 0"),
        (HEADER + "A,TDGQ,RESOLVED_ON_TIME,2.541,2618,1\n", "«2.541» có thể là hàng nghìn hay số thập phân"),
    ],
)
def test_what_cannot_be_read_is_told_by_line_and_column(sheet: Path, text: str, problem: str) -> None:
    sheet.write_text(text, encoding="utf-8")
    code, out, err = run(sheet)

    assert (code, out) == (2, "")
    assert problem in err


def test_what_is_no_file_or_no_text_is_told(tmp_path: Path, sheet: Path) -> None:
    assert run(tmp_path / "khong-co.csv")[::2] == (
        2,
        f"Không mở được tệp {tmp_path / 'khong-co.csv'}: không có tệp này.\n",
    )
    assert run(tmp_path)[::2] == (2, f"Không mở được {tmp_path}: đây là thư mục, không phải tệp.\n")
    sheet.write_bytes("mã".encode("utf-16"))
    assert "không phải là văn bản UTF-8" in run(sheet)[2]


def test_unknown_criteria_are_named_and_the_rest_is_compared(sheet: Path) -> None:
    sheet.write_text(HEADER + "A,CKMB,NEW_ONE,1,2,3\nA,KHAC,PUBLISH_ON_TIME,1,47,0.13\n" + GOOD)
    code, out, _ = run(sheet)

    assert code == 0
    assert "2 dòng không so sánh được: tiêu chí không có trong bộ chỉ số." in out
    assert "3 dòng, so sánh được 1;" in out


def test_a_sheet_of_unknown_criteria_alone_is_no_audit(sheet: Path) -> None:
    sheet.write_text(HEADER + "A,CKMB,NEW_ONE,1,2,3\n")
    code, out, _ = run(sheet)

    assert code == 2
    assert (
        out.splitlines()[0]
        == "A\tCKMB/NEW_ONE\t1/2\ttính null\tcông bố 3\tlệch null\ttiêu chí không có trong bộ chỉ số"
    )
    assert out.splitlines()[-1] == "Không so sánh được dòng nào."


def test_a_row_is_one_line_whatever_its_cells_hold(sheet: Path) -> None:
    sheet.write_text(HEADER + '"xã A,\nhuyện\tB",CKMB,PUBLISH_ON_TIME,1,47,0.13\n')

    assert run(sheet)[1].splitlines()[0].split("\t")[:2] == ["xã A, huyện B", "CKMB/PUBLISH_ON_TIME"]


def test_a_terminal_without_vietnamese_is_no_difference() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check_criteria", "-"],
        input=(HEADER + GOOD).encode(),
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "SECRET_KEY": "x" * 40, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"UBND x\\xe3 A\tCKMB/PUBLISH_ON_TIME\t1/47" in done.stdout


def test_a_share_in_place_of_counts_is_computed(sheet: Path) -> None:
    sheet.write_text(HEADER + "A,TDGQ,RESOLVED_ON_TIME,0.9706,1,19.41\n")

    assert run(sheet)[0] == 0


def test_it_reads_standard_input_and_needs_no_database(sheet: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check_criteria", "-"],
        input=(HEADER + GOOD).encode(),
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "SECRET_KEY": "x" * 40, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "khớp" in done.stdout.decode()
