"""The first phrases of a bank."""

import re
import unicodedata
from collections import defaultdict

import pytest

from indicators.phrases import DefaultPhraseKind, default_phrases
from indicators.scheme import SchemeError, load_scheme
from tests.indicators.pure.builders import small_scheme

PHRASES = default_phrases("qd766")


def test_every_group_has_one_to_three_causes_and_remedies() -> None:
    orders: dict[tuple[str, DefaultPhraseKind], list[int]] = defaultdict(list)
    for phrase in PHRASES:
        orders[phrase.group, phrase.kind].append(phrase.order)
    expected = {(group.code, kind) for group in load_scheme("qd766").groups for kind in DefaultPhraseKind}
    assert set(orders) == expected
    for numbers in orders.values():
        assert numbers in ([1], [1, 2], [1, 2, 3])


def test_the_real_announcement_s_phrases_are_proof_read() -> None:
    texts = [phrase.text for phrase in PHRASES]
    assert "Chỉ tiêu công khai, minh bạch chưa công bố đúng hạn, cập nhật chưa đầy đủ." in texts
    for wrong in (
        "Chi tiêu",
        "giữ liệu",
        "tuyên truyên",
        "thánh trước",
        "TT-VPCP ngày 05/4/2023 của Chính phủ",
    ):
        assert not any(wrong in text for text in texts), wrong
    assert any("Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Văn phòng Chính phủ" in text for text in texts)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.group}-{phrase.kind}-{phrase.order}")
def test_a_phrase_is_one_clean_sentence_without_figures(phrase: object) -> None:
    text = phrase.text  # type: ignore[attr-defined]
    assert unicodedata.is_normalized("NFC", text)
    assert text == " ".join(text.split())
    assert re.fullmatch(r"[A-ZĐĂÂÊÔƠƯ].*\.", text)
    assert len(text) <= 600  # what the bank's column holds
    without_citation = text.replace("Thông tư số 01/2023/TT-VPCP ngày 05/4/2023", "")
    assert not re.search(r"\d", without_citation)


def test_no_phrase_stands_twice() -> None:
    texts = [phrase.text for phrase in PHRASES]
    assert len(set(texts)) == len(texts)


def test_a_scheme_that_is_not_there() -> None:
    with pytest.raises(SchemeError):
        default_phrases("nothing")


def test_a_scheme_without_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.phrases.load_scheme", lambda code: small_scheme())
    assert default_phrases.__wrapped__("small") == ()


def test_a_phrase_of_no_group_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # the small scheme's groups, under the name of the scheme whose phrases are there
    spoiled = type("Spoiled", (), {"code": "qd766", "groups": small_scheme().groups})
    monkeypatch.setattr("indicators.phrases.load_scheme", lambda code: spoiled)
    with pytest.raises(SchemeError, match="CKMB is not of the scheme"):
        default_phrases.__wrapped__("qd766")
