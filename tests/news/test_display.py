"""What display adds to a post: frames, labels for phones, patient images; and that it adds nothing else."""

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from news.display import for_display
from news.sanitising import clean_html, text_of

HEADINGS = (
    "STT", "Tổng số HS trong tháng", "Tổng số HS thông báo xử lý quá hạn (DVC)",
    "Tổng số HS xử lý quá hạn trên MCĐT", "Tỷ lệ HS nộp trực tuyến (%)", "Mức độ hài lòng (%)",
)  # fmt: skip
DIGITISED = (
    "Hồ sơ cấp KQ điện tử (%)",
    "HS đồng bộ lên cổng DVC (%)",
    "HS cung cấp chứng thực bản sao điện tử",
)
LAST = ("Thanh toán trực tuyến (hồ sơ)", "Điểm đánh giá (tổng điểm 100)", "Điểm so với tháng trước")
VALUES = ("1", "61", "0", "0", "98,52", "100", "98,27", "100", "45", "56", "72,6", "−16,3")


def row(values: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td>{value}</td>" for value in values) + "</tr>"


def announcement(rows: str = row(VALUES)) -> str:
    """The announcement's table as `indicators.rendering.html` writes it (news must not import it)."""
    upper = "".join(f'<th scope="col" rowspan="2">{heading}</th>' for heading in HEADINGS)
    upper += '<th scope="colgroup" colspan="3">Kết quả số hóa hồ sơ</th>'
    upper += "".join(f'<th scope="col" rowspan="2">{heading}</th>' for heading in LAST)
    lower = "".join(f'<th scope="col">{heading}</th>' for heading in DIGITISED)
    return clean_html(
        '<table class="figures"><caption>Kết quả tháng 6/2023</caption>'
        f"<thead><tr>{upper}</tr><tr>{lower}</tr></thead><tbody>{rows}</tbody></table>"
    )


def shown(cleaned: str) -> BeautifulSoup:
    return BeautifulSoup(for_display(cleaned), "html.parser")


def only(found: Tag | None) -> Tag:
    assert found is not None
    return found


def labels(cleaned: str) -> list[tuple[str, str]]:
    """The data cells of the table: (label, text)."""
    return [(str(cell.get("data-label", "")), cell.get_text()) for cell in shown(cleaned).find_all("td")]


def test_every_figure_of_the_announcement_carries_its_full_label() -> None:
    full = (*HEADINGS, *(f"Kết quả số hóa hồ sơ: {heading}" for heading in DIGITISED), *LAST)

    assert labels(announcement()) == list(zip(full, VALUES, strict=True))


def test_every_row_of_a_province_table_is_labelled() -> None:
    pairs = labels(announcement(row(VALUES) + row(("2", *VALUES[1:]))))

    assert len(pairs) == 24
    assert pairs[12] == ("STT", "2")
    assert pairs[18] == ("Kết quả số hóa hồ sơ: Hồ sơ cấp KQ điện tử (%)", "98,27")


def test_a_table_of_figures_is_marked_and_its_elements_keep_the_roles_they_have() -> None:
    soup = shown(announcement())

    assert only(soup.table)["class"] == ["figures", "labelled"]
    assert [tag.name for tag in soup.find_all(role=True)] == ["div"]


def test_a_table_stands_in_a_frame_that_scrolls_and_can_be_focused() -> None:
    frame = only(only(shown(announcement()).table).parent)

    assert frame.name == "div"
    assert frame.attrs == {
        "class": ["table-frame"],
        "role": "region",
        "tabindex": "0",
        "aria-label": "Kết quả tháng 6/2023",
    }


def test_tables_without_a_caption_are_named_apart() -> None:
    soup = shown(clean_html("<table><tr><td>1</td></tr></table>" * 2))

    assert [frame["aria-label"] for frame in soup.find_all("div")] == ["Bảng", "Bảng (2)"]


def test_a_table_of_words_is_framed_and_nothing_more() -> None:
    table = clean_html("<table><thead><tr><th>Ngày</th></tr></thead><tbody><tr><td>Thứ hai</td></tr></tbody></table>")

    assert for_display(table) == (
        f'<div class="table-frame" role="region" tabindex="0" aria-label="Bảng">{table}</div>'
    )


def test_a_caption_cannot_break_out_of_the_name() -> None:
    cleaned = clean_html('<table><caption>"><b>x</b>&lt;img onerror="a"&gt; &amp;</caption><tr><td>1</td></tr></table>')
    frame = only(shown(cleaned).div)

    assert frame["aria-label"] == '">x<img onerror="a"> &'
    assert set(frame.attrs) == {"class", "role", "tabindex", "aria-label"}
    assert shown(cleaned).img is None


def test_a_heading_cannot_break_out_of_a_label() -> None:
    cleaned = clean_html(
        '<table class="figures"><thead><tr><th>"\'&gt;&lt;script&gt;</th></tr>'
        "</thead><tbody><tr><td>1</td></tr></tbody></table>"
    )

    assert labels(cleaned) == [("\"'><script>", "1")]
    assert shown(cleaned).script is None


def test_headings_without_a_thead_are_found_where_they_stand() -> None:
    cleaned = clean_html(
        '<table class="figures"><tr><th>Nhóm</th><th>Điểm</th></tr><tr><th>Số hóa</th><td>19</td></tr></table>'
    )
    soup = shown(cleaned)

    assert labels(cleaned) == [("Điểm", "19")]
    assert soup.find_all("th")[2]["data-label"] == "Nhóm"


def test_a_cell_that_reaches_down_moves_the_next_rows() -> None:
    cleaned = clean_html(
        '<table class="figures"><thead><tr><th>Xã</th><th>Tháng</th><th>Điểm</th></tr></thead>'
        '<tbody><tr><td rowspan="0">Thạnh Tân</td><td>5</td><td>88,9</td></tr>'
        "<tr><td>6</td><td>72,6</td></tr></tbody></table>"
    )

    assert labels(cleaned) == [
        ("Xã", "Thạnh Tân"),
        ("Tháng", "5"),
        ("Điểm", "88,9"),
        ("Tháng", "6"),
        ("Điểm", "72,6"),
    ]


def test_a_cell_across_columns_is_named_by_what_they_share() -> None:
    cells = '<td colspan="6">chưa có</td><td colspan="3">chưa nhập</td>'

    assert labels(announcement(f"<tr>{cells}</tr>")) == [
        ("", "chưa có"),
        ("Kết quả số hóa hồ sơ", "chưa nhập"),
    ]


@pytest.mark.parametrize("span", ["99999999999", "-1", "x", "", "²"])
def test_a_span_of_nonsense_costs_nothing(span: str) -> None:
    cleaned = clean_html(
        f'<table class="figures"><thead><tr><th colspan="{span}" rowspan="{span}">A</th></tr></thead>'
        "<tbody><tr><td>1</td></tr></tbody></table>"
    )

    assert labels(cleaned) == [("A", "1")]


def test_images_load_late_and_keep_their_size() -> None:
    image = only(shown(clean_html('<p><img src="/media/T1/a.jpg" alt="" width="640" height="480"></p>')).img)

    assert image.attrs == {
        "src": "/media/T1/a.jpg",
        "alt": "",
        "width": "640",
        "height": "480",
        "loading": "lazy",
        "decoding": "async",
    }


def test_the_words_stay_as_they_were() -> None:
    cleaned = clean_html(
        "<h2>A &amp; B</h2><p>a&nbsp;b<br>5 &lt; 6</p><pre>\n\n x\n</pre><p>Đề Gi «1»</p>" + announcement()
    )

    assert text_of(for_display(cleaned)) == text_of(cleaned)
    assert "<p>a&nbsp;b<br>5 &lt; 6</p>" in for_display(cleaned).replace("\xa0", "&nbsp;")
    assert "<h2>A &amp; B</h2>" in for_display(cleaned)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert for_display(announcement()) == for_display(announcement())


@pytest.mark.parametrize("cleaned", ["", "<p>Không có bảng &amp; ảnh.</p>"])
def test_a_text_without_tables_and_images_is_left_alone(cleaned: str) -> None:
    assert for_display(cleaned) == cleaned


def test_cleaning_again_takes_off_all_that_display_added() -> None:
    """So that a body copied from a public page into the editor starts afresh."""
    assert clean_html(for_display(announcement())) == f'<div class="">{announcement()}</div>'


def test_a_cell_covers_a_thousand_columns_at_most_as_in_a_browser() -> None:
    cleaned = clean_html(
        '<table class="figures"><thead><tr><th colspan="99999999">A</th><th>B</th></tr></thead>'
        '<tbody><tr><td colspan="1000">1</td><td>2</td></tr></tbody></table>'
    )

    assert labels(cleaned) == [("A", "1"), ("B", "2")]
