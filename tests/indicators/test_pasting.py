"""A copied row fills the entry form; what cannot be read is told; nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from indicators.forms.pasting import read_pasted
from indicators.models import Report
from indicators.scheme import load_scheme

ADD = "/admin/indicators/report/add/"
ROW = "1\t61\t0\t0\t98,52\t100\t98,27\t100\t45\t56\t72,6\t-16,3"
EXPECTED = {
    "dossiers_received": "61", "overdue_dvc": "0", "overdue_mcdt": "0", "online_rate": "98,52",
    "satisfaction_rate": "100", "eresult_rate": "98,27", "sync_rate": "100", "certified_copies": "45",
    "online_payments": "56", "total_score": "72,6", "entered_change": "-16,3",
}  # fmt: skip
TEMPLATE_ROW = "T1\tUBND xã Thạnh Tân\t6/2023\t" + ROW[2:].replace("-16,3", "") + "\t0\t\t7\t7,8\t18\t"
SEED = """Mức độ hài lòng (%)

Điểm đánh giá ( tổng điểm 100)

""" + "\n \n".join(ROW.split("\t")) + """

Tổng số điểm tháng 6/2023 đạt 72,6/100 điểm, Công khai minh bạch đạt tỷ lệ thấp nhất: 0,0/18 điểm;
- Dịch vụ công trực tuyến: 7,0/12 điểm; Mức độ hài lòng đạt tỷ lệ cao nhất: 18/18 điểm;
- Thanh toán trực tuyến: 7,8/10 điểm
"""  # fmt: skip


@pytest.mark.parametrize("text", [ROW, ROW[2:], f"STT\tTổng số\n{ROW}\t\t\n", ROW.replace("\t", "\n\n"), f"{ROW}\r\n"])
def test_rows_as_they_are_copied(text: str) -> None:
    read = read_pasted(text, load_scheme("qd766"))
    assert read.values == EXPECTED
    assert read.notes == ()


def test_the_seed_s_text_gives_group_scores_too() -> None:
    read = read_pasted(SEED, load_scheme("qd766"))
    groups = {"group_CKMB": "0,0", "group_DVCTT": "7,0", "group_TTTT": "7,8", "group_MDHL": "18"}
    assert read.values == {**EXPECTED, **groups}


@pytest.mark.parametrize("behind", ["", "\t\t\n", "\n"])
def test_a_row_of_the_excel_template(behind: str) -> None:
    read = read_pasted(TEMPLATE_ROW + behind, load_scheme("qd766"))
    groups = {"group_CKMB": "0", "group_DVCTT": "7", "group_TTTT": "7,8", "group_MDHL": "18"}
    assert read.values == {name: text for name, text in EXPECTED.items() if name != "entered_change"} | groups
    assert read.notes == ()


def test_several_rows_are_told() -> None:
    read = read_pasted(f"{ROW}\n{ROW.replace('61', '70')}", load_scheme("qd766"))
    assert read.values["dossiers_received"] == "61"
    assert "có 2 dòng số liệu" in read.notes[0]


def test_an_empty_cell_is_left_out_and_the_others_keep_their_place() -> None:
    read = read_pasted(ROW.replace("\t45\t", "\t\t").replace("-16,3", "chưa có"), load_scheme("qd766"))
    assert read.values == {
        name: text for name, text in EXPECTED.items() if name not in ("certified_copies", "entered_change")
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Không thấy dòng số liệu"),
        ("xin chào", "Không thấy dòng số liệu"),
        ("1\t61\t0\t0\t5", "có 5 ô"),
        (ROW.replace("98,52", "1.234"), "Tỷ lệ HS nộp trực tuyến: “1.234”"),
        ("x" * 60_000, "dài quá"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, words: str) -> None:
    assert words in " ".join(read_pasted(text, load_scheme("qd766")).notes)


@pytest.mark.django_db
def test_without_script_the_form_comes_back_filled(officer_client: Client, typed: dict[str, str]) -> None:
    sent = {**typed, "total_score": "", "online_rate": "5", "source": "giữ nguyên", "pasted": ROW, "_paste": "1"}
    response = officer_client.post(ADD, sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert not Report.objects.exists()
    assert "Đã điền 11 ô từ đoạn dán. Chưa lưu" in page
    assert 'name="total_score" value="72,6"' in page
    assert 'name="online_rate" value="98,52"' in page
    assert 'value="giữ nguyên"' in page
    assert 'name="group_TTTT" value="7,8"' in page


@pytest.mark.django_db
def test_for_the_script(officer_client: Client, stranger_client: Client) -> None:
    url = "/admin/indicators/report/dan-so-lieu/"
    told = "Đã điền 11 ô từ đoạn dán. Chưa lưu: hãy kiểm tra rồi bấm nút lưu."
    assert officer_client.post(url, {"pasted": ROW}).json() == {"values": EXPECTED, "notes": [told]}
    assert officer_client.post(url, {"pasted": "x"}).json()["notes"][0] == "Chưa điền được ô nào từ đoạn dán."
    assert officer_client.get(url).status_code == 405
