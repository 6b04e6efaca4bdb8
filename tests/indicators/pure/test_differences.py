"""Differing words are marked, unless two sentences have nothing to do with each other."""

from indicators.differences import marked_words


def test_words_that_differ_are_marked() -> None:
    assert marked_words("Tổng điểm đạt 72,6 điểm.", "Tổng điểm đạt 73,6 điểm.") == (
        [("Tổng điểm đạt", False), ("72,6", True), ("điểm.", False)],
        [("Tổng điểm đạt", False), ("73,6", True), ("điểm.", False)],
    )


def test_another_sentence_is_marked_as_a_whole() -> None:
    assert marked_words("Mở đầu do người viết.", "Căn cứ kết quả do Cổng công bố.") == (
        [("Mở đầu do người viết.", True)],
        [("Căn cứ kết quả do Cổng công bố.", True)],
    )


def test_one_side_may_be_empty() -> None:
    assert marked_words("", "Câu mới.") == ([], [("Câu mới.", True)])
    assert marked_words("Câu cũ.", "") == ([("Câu cũ.", True)], [])
