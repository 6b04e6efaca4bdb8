"""Taking single sentences of the composed body into an edited one."""

import itertools
import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.rendering import html
from indicators.rendering.splicing import Change, body_changes, take
from indicators.rendering.splitting import split_blocks, split_pieces
from tests.indicators.pure.builders import SEED_GROUPS, SEED_TABLE, announced, figures, may
from tests.indicators.pure.test_rendering import BODY, REWRITES

CHANGED = html.render(announced(figures(total="73.6", groups={**SEED_GROUPS, "SHHS": "20"}, table=SEED_TABLE), may()))


def pairs(changes: list[Change]) -> list[tuple[str, str]]:
    return [(change.before, change.after) for change in changes]


def test_nothing_differs_from_itself() -> None:
    assert body_changes(BODY, BODY) == []


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES.keys())
def test_an_editor_s_mark_up_is_no_change(rewrite: Callable[[str], str]) -> None:
    assert body_changes(rewrite(BODY), BODY) == []


def test_a_hand_written_paragraph_stands_alone() -> None:
    body = "<p>Tổng điểm đạt 72,6 điểm.</p>\n<p>Câu của cán bộ, không ai được xóa.</p>"
    changes = body_changes(body, "<p>Tổng điểm đạt 73,6 điểm.</p>\n")
    assert pairs(changes) == [
        ("Tổng điểm đạt 72,6 điểm.", "Tổng điểm đạt 73,6 điểm."),
        ("Câu của cán bộ, không ai được xóa.", ""),
    ]
    assert take(body, changes[:1]) == "<p>Tổng điểm đạt 73,6 điểm.</p>\n<p>Câu của cán bộ, không ai được xóa.</p>"


def test_one_item_of_a_list_is_taken_alone() -> None:
    body = (
        '<ul class="x"><li>Công khai: 5/18 điểm;</li> <li><b>Tiến độ</b>: 7/20 điểm;</li><li>Số hóa: 19/22.</li></ul>'
    )
    composed = "<ul><li>Công khai: 6/18 điểm;</li><li>Tiến độ: 8/20 điểm;</li><li>Số hóa: 19/22.</li></ul>\n"
    changes = body_changes(body, composed)
    assert pairs(changes) == [
        ("Công khai: 5/18 điểm;", "Công khai: 6/18 điểm;"),
        ("Tiến độ: 7/20 điểm;", "Tiến độ: 8/20 điểm;"),
    ]
    assert take(body, changes[:1]) == body.replace("5/18", "6/18")
    assert take(body, changes[1:]) == body.replace("<b>Tiến độ</b>: 7", "Tiến độ: 8")


def test_items_come_and_go() -> None:
    body, composed = (
        "<ul><li>Một.</li><li>Hai hai.</li></ul>",
        "<ul><li>Không.</li><li>Một.</li><li>Bảy chín.</li></ul>",
    )
    assert take(body, body_changes(body, composed)) == composed


def test_a_list_is_never_emptied() -> None:
    body, composed = "<ul><li>Một.</li></ul>", "<ol><li>x</li></ol><ul><li>Bảy chín tám.</li><li>Năm sáu.</li></ul>"
    for change in body_changes(body, composed):
        assert "<ul></ul>" not in take(body, [change])


def test_a_picture_between_sentences_stays() -> None:
    picture = '<figure><img src="/media/a.webp" alt="Trụ sở"></figure>'
    body = f"<p>Điểm 72,6.</p>{picture}<p>Câu cũ bị bỏ.</p>"
    changes = body_changes(body, "<p>Điểm 73,6.</p><h2>Nguyên nhân</h2>")
    assert picture in take(body, changes)


def test_words_of_bare_text_never_run_together() -> None:
    body = "trước<p>giữa</p>sau"
    assert split_blocks(take(body, body_changes(body, ""))) == []
    [_, middle, _] = body_changes(body, "")
    assert split_blocks(take(body, [middle])) == ["trước sau"]


def test_the_announcement_of_changed_figures() -> None:
    changes = body_changes(BODY, CHANGED)
    assert [before[:30] for before, _ in pairs(changes)] != []
    assert split_blocks(take(BODY, changes)) == split_blocks(CHANGED)
    assert any(change.before.startswith("Số hóa hồ sơ") for change in changes)


WORDS = ["Ủy", "ban", "nhân dân", "xã", "công bố", "điểm", "72,6", "&", "<b>", "tăng", "giảm", "số hóa"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
texts = words.map(lambda text: escape(text, quote=False))
lists = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(texts, min_size=1, max_size=4)).map(
    lambda list_: f"<{list_[0]}>{''.join(f'<li>{item}</li>' for item in list_[1])}</{list_[0]}>"
)
tables = texts.map(lambda text: f'<table class="figures"><tbody><tr><td>{text}</td></tr></tbody></table>')
paragraphs = st.tuples(st.sampled_from(["p", "h2", "blockquote"]), texts).map(lambda p: f"<{p[0]}>{p[1]}</{p[0]}>")
pictures = st.integers(0, 9).map(lambda number: f'<figure><img src="/media/{number}.webp" alt="Ảnh"></figure>')
between = st.sampled_from(["", "\n", "\n\n  "])
blocks = st.one_of(paragraphs, paragraphs, lists, tables)
composed_bodies = st.lists(blocks, max_size=8).map(lambda rows: "".join(f"{row}\n" for row in rows))
bodies = st.lists(st.tuples(between, st.one_of(blocks, blocks, pictures)), max_size=8).map(
    lambda rows: "".join(f"{space}{row}" for space, row in rows)
)


@given(bodies)
def test_pieces_are_the_sources_of_blocks(body: str) -> None:
    pieces = split_pieces(body)
    assert [split_blocks(body[piece.start : piece.end]) for piece in pieces] == [[piece.text] for piece in pieces]
    assert all(one.end <= two.start for one, two in itertools.pairwise(pieces))
    rest = body
    for piece in reversed(pieces):
        rest = rest[: piece.start] + rest[piece.end :]
    assert split_blocks(rest) == []


@given(bodies, composed_bodies)
def test_taking_all_gives_the_composed_words_and_taking_none_the_same_bytes(body: str, composed: str) -> None:
    changes = body_changes(body, composed)
    assert take(body, []) == body
    taken = take(body, changes)
    assert split_blocks(taken) == split_blocks(composed)
    assert body_changes(taken, composed) == []


@given(bodies, composed_bodies, st.data())
def test_what_is_not_chosen_stays_byte_for_byte(body: str, composed: str, data: st.DataObject) -> None:
    changes = body_changes(body, composed)
    chosen = [change for change in changes if data.draw(st.booleans())]
    taken = take(body, chosen)
    place = 0  # all between the chosen places is found again, in order
    kept = 0
    for change in chosen:
        untouched = body[kept : change.start]
        assert taken[place : place + len(untouched)] == untouched
        place += len(untouched) + len(change.source)
        kept = change.end
    assert taken[place:] == body[kept:]
    pictures_before = re.findall(r"<figure>.*?</figure>", body)
    assert re.findall(r"<figure>.*?</figure>", taken) == pictures_before


@given(bodies, composed_bodies, st.data())
def test_a_choice_leaves_the_other_changes(body: str, composed: str, data: st.DataObject) -> None:
    changes = body_changes(body, composed)
    if not changes:
        return
    one = data.draw(st.sampled_from(changes))
    texts_after = " ".join(split_blocks(take(body, [one])))
    assert one.after in texts_after
    assert "<ul></ul>" not in take(body, [one])
    assert "<ol></ol>" not in take(body, [one])
