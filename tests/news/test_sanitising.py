"""Attack, allowed and forbidden input."""

import pytest

from news.sanitising import clean_html, has_image_without_description, text_of


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<iframe src=//evil.example></iframe>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        '<p style="background:url(//evil.example)">x</p>',
        '<form action="//evil.example"><input name=a><button>x</button></form>',
        "<object data=x></object><embed src=x>",
        "<!--<script>alert(1)</script>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
    ],
)
def test_attacks_are_disarmed(attack: str) -> None:
    cleaned = clean_html(attack).lower()
    for sign in (
        "<script",
        "onerror=",
        "javascript:",
        "evil.example",
        "<iframe",
        "style=",
        "<form",
        "<svg",
        "data:",
        "<object",
    ):
        assert sign not in cleaned.replace("&lt;", "")


ALLOWED = (
    '<h2>Kết quả</h2><p class="align-center">Chữ <strong>đậm</strong>, <em>nghiêng</em>.</p>'
    '<table class="figures"><caption>Bảng</caption><thead><tr><th rowspan="2" scope="col">STT</th>'
    '<th colspan="3" scope="colgroup">Số hóa</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    '<figure class="image-left"><img src="/media/T1/anh/a.jpg" alt="Ảnh" width="10" height="5">'
    "<figcaption>Chú thích</figcaption></figure>"
    "<ul><li>Một</li></ul><blockquote><p>Trích</p></blockquote>"
)


def test_what_an_official_post_needs_is_kept() -> None:
    cleaned = clean_html(ALLOWED)
    for piece in (
        "<h2>", 'class="align-center"', 'class="figures"', "<caption>", 'rowspan="2"', 'colspan="3"',
        'scope="colgroup"',
        'src="/media/T1/anh/a.jpg"', 'alt="Ảnh"', "<figcaption>", "<blockquote>", "<li>",
    ):  # fmt: skip
        assert piece in cleaned


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_html(ALLOWED + "<p>1 &lt; 2 &amp; 3</p>")
    assert clean_html(once) == once


def test_a_picture_from_elsewhere_is_not_loaded() -> None:
    assert "src" not in clean_html('<img src="https://evil.example/p.gif" alt="a">')
    assert "src" not in clean_html('<img src="//evil.example/p.gif" alt="a">')


def test_unknown_classes_go() -> None:
    assert clean_html('<p class="MsoNormal align-right">x</p>') == '<p class="align-right">x</p>'


def test_text_is_stored_composed() -> None:
    assert clean_html("<p>chỉ số</p>") == "<p>chỉ số</p>"


def test_words_of_neighbouring_blocks_do_not_run_together() -> None:
    assert text_of("<p>Một</p><p>hai</p><table><tr><td>3</td><td>4</td></tr></table>1 &lt; 2") == "Một hai 3 4 1 < 2"


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ('<p><img src="/media/a.jpg" alt="Núi"></p>', False),
        ("<p>Không có ảnh</p>", False),
        ('<p><img src="/media/a.jpg"></p>', True),
        ('<p><img src="/media/a.jpg" alt=""></p>', True),
        ('<p><img src="/media/a.jpg" alt="  "></p>', True),
        ('<p><img src="/media/a.jpg" alt="Núi"><img src="/media/b.jpg" alt=""></p>', True),
    ],
)
def test_a_picture_without_a_description_is_noticed(html: str, missing: bool) -> None:
    assert has_image_without_description(clean_html(html)) is missing


def test_no_address_climbs_out_of_the_uploads() -> None:
    assert "src" not in clean_html('<img src="/media/../admin/logout/" alt="x">')
