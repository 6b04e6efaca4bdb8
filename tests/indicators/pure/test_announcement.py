"""The announcement: its blocks, its table, and the real June of 2023."""

import dataclasses
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.announcement import Announcement, BlockKey, BulletList, blocks_as_text, build_announcement
from indicators.announcement_table import FiguresTable
from indicators.facts import TableFigures
from indicators.rendering import text
from tests.indicators.pure.builders import announced, facts, figures, may, seed, small_scheme


def table_of(announcement: Announcement) -> FiguresTable:
    (table,) = (element for element in announcement.body if isinstance(element, FiguresTable))
    return table


def list_of(announcement: Announcement, key: str) -> tuple[str, ...]:
    (items,) = (
        element.items for element in announcement.body if isinstance(element, BulletList) and element.key == key
    )
    return items


def test_the_real_june_word_for_word() -> None:
    expected = (Path(__file__).parent / "june-2023.txt").read_text(encoding="utf-8")
    assert text.render(announced(seed(), may())) == expected
    assert unicodedata.is_normalized("NFC", expected)


def test_the_blocks_and_their_order() -> None:
    announcement = announced(seed(), may())
    assert [block.key for block in announcement.blocks] == list(BlockKey)
    assert [key for key, _ in blocks_as_text(announcement)] == [
        "title", "lead", "legal_basis", "table_heading", "table", "table_note", "total", "groups",
        "causes_heading", "losses", "causes", "remedies_heading", "remedies",
    ]  # fmt: skip


def test_causes_and_remedies_vanish_when_there_are_none() -> None:
    full = figures(
        groups={"CKMB": "18", "TDGQ": "20", "DVCTT": "12", "TTTT": "10", "MDHL": "18", "SHHS": "22"}, total="100"
    )
    announcement = build_announcement(facts(full), causes=[], remedies=["", " \n "])
    assert [block.key for block in announcement.blocks][-1] is BlockKey.SCORES
    assert (announcement.causes, announcement.remedies) == ((), ())
    assert "Nguyên nhân" not in text.render(announcement)


def test_where_the_points_went_is_said_without_anybody_s_words() -> None:
    announcement = build_announcement(facts(seed()), causes=[], remedies=[])
    assert [key for key, _ in blocks_as_text(announcement)][-2:] == ["causes_heading", "losses"]


def test_causes_and_remedies_are_kept_in_order_and_made_sentences() -> None:
    decomposed = unicodedata.normalize("NFD", "Hồ sơ  chưa\u00a0đủ")
    announcement = build_announcement(facts(seed()), causes=["Một.", decomposed, "Ba;"], remedies=["Bốn"])
    assert announcement.causes == list_of(announcement, "causes") == ("Một.", "Hồ sơ chưa đủ.", "Ba;")
    assert announcement.remedies == ("Bốn.",)


def test_without_a_total_there_is_nothing_to_announce() -> None:
    with pytest.raises(ValueError, match="2023-06: an announcement needs the total"):
        build_announcement(facts(figures(total=None)), causes=[], remedies=[])


def test_a_commune_without_a_date_line_has_no_brackets() -> None:
    found = facts(seed())
    found = dataclasses.replace(found, commune=dataclasses.replace(found.commune, dateline=""))
    assert build_announcement(found, causes=[], remedies=[]).lead_text.startswith("Căn cứ kết quả đánh giá")


def test_the_table_has_twelve_columns_under_two_rows() -> None:
    table = table_of(announced(seed(), may()))
    upper, lower = table.header_rows()
    assert len(table.columns) == len(table.cells) == 12
    assert [(cell.text, cell.scope, cell.colspan, cell.rowspan) for cell in upper] == [
        ("STT", "col", 1, 2),
        ("Tổng số HS trong tháng", "col", 1, 2),
        ("Tổng số HS thông báo xử lý quá hạn (DVC)", "col", 1, 2),
        ("Tổng số HS xử lý quá hạn trên MCĐT", "col", 1, 2),
        ("Tỷ lệ HS nộp trực tuyến (%)", "col", 1, 2),
        ("Mức độ hài lòng (%)", "col", 1, 2),
        ("Kết quả số hóa hồ sơ", "colgroup", 3, 1),
        ("Thanh toán trực tuyến (hồ sơ)", "col", 1, 2),
        ("Điểm đánh giá (tổng điểm 100)", "col", 1, 2),
        ("Điểm so với tháng trước", "col", 1, 2),
    ]
    assert [(cell.text, cell.scope, cell.colspan, cell.rowspan) for cell in lower] == [
        ("Hồ sơ cấp KQ điện tử (%)", "col", 1, 1),
        ("HS đồng bộ lên cổng DVC (%)", "col", 1, 1),
        ("HS cung cấp chứng thực bản sao điện tử", "col", 1, 1),
    ]
    assert sum(cell.colspan for cell in upper) == 12
    assert table.cells == ("1", "61", "0", "0", "98,52", "100", "98,27", "100", "45", "56", "72,6", "−16,3")


def test_every_figure_stands_under_its_own_heading() -> None:
    table = table_of(
        announced(
            figures(
                total="10",
                entered_change="11",
                table=TableFigures(
                    1001,
                    2,
                    3,
                    Decimal("4.4"),
                    Decimal(5),
                    Decimal(6),
                    Decimal(7),
                    certified_copies=8,
                    online_payments=9,
                ),
            )
        )
    )
    assert {column.key: cell for column, cell in zip(table.columns, table.cells, strict=True)} == {
        "ordinal": "1", "dossiers_received": "1.001", "overdue_dvc": "2", "overdue_mcdt": "3",
        "online_rate": "4,4", "satisfaction_rate": "5", "eresult_rate": "6", "sync_rate": "7",
        "certified_copies": "8", "online_payments": "9", "total": "10", "change": "+11",
    }  # fmt: skip


def test_missing_figures_are_cells_that_say_so() -> None:
    cells = table_of(announced(figures())).cells
    assert cells == ("1", *["chưa có"] * 9, "72,6", "chưa có")


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2023-q2", "Tổng số HS trong quý", "Điểm so với quý trước"),
        ("2023", "Tổng số HS trong năm", "Điểm so với năm trước"),
    ],
)
def test_headings_name_the_kind_of_period(code: str, first: str, last: str) -> None:
    headings = [column.heading for column in table_of(announced(figures(code))).columns]
    assert (headings[1], headings[-1]) == (first, last)


@pytest.mark.parametrize(("code", "label"), [("2023-q2", "quý 2/2023"), ("2023", "năm 2023")])
def test_title_lead_and_caption_name_the_period(code: str, label: str) -> None:
    announcement = announced(figures(code))
    assert announcement.title.endswith(f"doanh nghiệp {label}")
    assert announcement.lead_text.endswith(f"doanh nghiệp {label}.")
    assert label in table_of(announcement).caption


def test_another_scheme_brings_its_own_names_and_maxima() -> None:
    small = small_scheme()
    announcement = announced(figures(total="50.5", scheme=small, groups={"MOT": "20.5", "HAI": "30"}))
    rendered = text.render(announcement)
    assert "công bố kết quả bộ chỉ số thử tháng 6/2023" in announcement.title
    assert "Quyết định số 999/QĐ-TTg" in rendered
    assert "- Điểm đánh giá (tổng điểm 60): 50,5" in rendered
    assert list_of(announcement, "groups") == (
        "Nhóm một đạt tỷ lệ cao nhất: 20,5/20,5 điểm;",
        "Nhóm hai đạt tỷ lệ thấp nhất: 30/39,5 điểm.",
    )
    assert "100" not in rendered
