"""Where the points went: by criterion where there are any, else by group; never from what is missing."""

from decimal import Decimal

import pytest

from indicators.entered import CriterionFigure
from indicators.loss_sentences import NAMED_CRITERIA, loss_line, losses_summary
from indicators.losses import LossKind, find_losses
from indicators.scheme import Influence
from tests.indicators.pure.builders import SEED_GROUPS, figures


def criterion(
    group: str, code: str, numerator: int | None, denominator: int | None, score: str | None = None
) -> CriterionFigure:
    return CriterionFigure(group, code, numerator, denominator, None if score is None else Decimal(score))


LATE = criterion("CKMB", "PUBLISH_ON_TIME", 1, 47, "0.13")
OPEN = criterion("CKMB", "PUBLIC_UPDATE_ON_TIME", 43, 47, "3.66")
FULL = criterion("CKMB", "PUBLIC_CONTENT_FULL", 47, 47, "2")
SYNC = criterion("CKMB", "DOSSIER_SYNC", 1869, 1869, "6")


def test_groups_without_criteria_lose_as_groups_the_most_first() -> None:
    losses = find_losses(figures(groups=dict(SEED_GROUPS)))
    assert [(loss.kind, loss.group.code, loss.lost) for loss in losses] == [
        (LossKind.GROUP, "CKMB", Decimal(18)),
        (LossKind.GROUP, "DVCTT", Decimal(5)),
        (LossKind.GROUP, "SHHS", Decimal(3)),
        (LossKind.GROUP, "TTTT", Decimal("2.2")),
    ]
    assert {loss.influence for loss in losses} == {None}
    assert loss_line(losses[1]) == "Nhóm Dịch vụ công trực tuyến: mất 5 điểm"


def test_criteria_lose_for_their_group() -> None:
    losses = find_losses(figures(groups={"CKMB": "11.79"}, total="75.34", criteria=(LATE, OPEN, FULL, SYNC)))
    assert [(loss.kind, loss.group.code, loss.lost, loss.influence) for loss in losses] == [
        (LossKind.CRITERION, "CKMB", Decimal("5.87"), Influence.PROVINCE),
        (LossKind.CRITERION, "CKMB", Decimal("0.34"), Influence.PROVINCE),
    ]
    assert loss_line(losses[0]) == "TTHC công bố đúng hạn: 1/47, mất 5,87 điểm"


def test_what_the_entered_criteria_leave_is_the_rest_of_the_group() -> None:
    losses = find_losses(figures(groups={"CKMB": "9.79"}, total="75.34", criteria=(LATE, OPEN, FULL)))
    assert [(loss.kind, loss.lost) for loss in losses] == [
        (LossKind.CRITERION, Decimal("5.87")),
        (LossKind.REST, Decimal("2.00")),
        (LossKind.CRITERION, Decimal("0.34")),
    ]
    assert loss_line(losses[1]) == "Các tiêu chí khác của nhóm Công khai, minh bạch: mất 2 điểm"


@pytest.mark.parametrize(("group", "kinds"), [("11.78", 1), ("11.79", 1), ("11.80", 1), ("11.77", 1), ("11.76", 2)])
def test_rounding_alone_is_no_rest(group: str, kinds: int) -> None:
    """5,87 + 0,34 = 6,21 lost; three scored criteria and the group may be half a cent off each."""
    losses = find_losses(figures(groups={"CKMB": group}, total="75.34", criteria=(LATE, OPEN, FULL)))
    assert len({loss.kind for loss in losses}) == kinds


@pytest.mark.parametrize(("group", "kinds"), [("11.78", 1), ("11.77", 2)])
def test_rounding_of_two_criteria_is_a_cent_and_a_half(group: str, kinds: int) -> None:
    losses = find_losses(figures(groups={"CKMB": group}, total="75.34", criteria=(LATE, OPEN)))
    assert len({loss.kind for loss in losses}) == kinds


def test_with_all_criteria_there_is_no_rest_whatever_the_group_says() -> None:
    losses = find_losses(figures(groups={"CKMB": "5"}, total="75.34", criteria=(LATE, OPEN, FULL, SYNC)))
    assert {loss.kind for loss in losses} == {LossKind.CRITERION}


def test_a_score_that_was_not_entered_is_computed() -> None:
    losses = find_losses(figures(total="50", criteria=(criterion("CKMB", "PUBLISH_ON_TIME", 1, 47),)))
    assert [loss.lost for loss in losses] == [Decimal("5.87")]


def test_what_is_missing_loses_nothing() -> None:
    empty = criterion("CKMB", "PUBLISH_ON_TIME", 0, 0)
    unknown = criterion("SHHS", "ELECTRONIC_CERTIFIED_COPY", None, None)
    assert find_losses(figures(total=None, criteria=(empty, unknown))) == ()
    assert losses_summary(()) == ""


def test_full_points_lose_nothing() -> None:
    assert find_losses(figures(groups={"MDHL": "18"}, criteria=(FULL,))) == ()


def test_equal_losses_stand_in_the_scheme_s_order() -> None:
    losses = find_losses(figures(groups={"SHHS": "20", "TTTT": "8", "CKMB": "16"}))
    assert [loss.group.code for loss in losses] == ["CKMB", "TTTT", "SHHS"]


def test_the_sentence_names_groups_without_criteria() -> None:
    losses = find_losses(figures(groups={"CKMB": "0", "SHHS": "19"}))
    assert losses_summary(losses) == "Điểm bị mất ở các nhóm: Công khai, minh bạch 18 điểm; Số hóa hồ sơ 3 điểm."


def test_the_sentence_names_criteria_with_their_figures_and_the_other_groups() -> None:
    losses = find_losses(
        figures(groups={"CKMB": "11.79", "SHHS": "19"}, total="75.34", criteria=(LATE, OPEN, FULL, SYNC))
    )
    assert losses_summary(losses) == (
        "Điểm bị mất nhiều nhất ở: TTHC công bố đúng hạn (1/47, mất 5,87 điểm); "
        "TTHC cập nhật, công khai đúng hạn (43/47, mất 0,34 điểm). Các nhóm khác mất điểm: Số hóa hồ sơ 3 điểm."
    )


def test_large_counts_and_small_letters_are_written_as_people_do() -> None:
    done = criterion("TDGQ", "RESOLVED_ON_TIME", 2541, 2618, "19.41")
    losses = find_losses(figures(total="75.34", criteria=(done,)))
    assert loss_line(losses[0]) == "Hồ sơ giải quyết đúng hạn: 2.541/2.618, mất 0,59 điểm"
    assert "hồ sơ giải quyết đúng hạn (2.541/2.618, mất 0,59 điểm)" in losses_summary(losses)
    bare = find_losses(figures(total="75.34", criteria=(criterion("TDGQ", "RESOLVED_ON_TIME", None, None, "19.41"),)))
    assert loss_line(bare[0]) == "Hồ sơ giải quyết đúng hạn: mất 0,59 điểm"


@pytest.mark.parametrize("counts", [(2541, None), (None, 2618)])
def test_one_count_without_the_other_is_not_written(counts: tuple[int | None, int | None]) -> None:
    losses = find_losses(figures(total="75.34", criteria=(criterion("TDGQ", "RESOLVED_ON_TIME", *counts, "19.41"),)))
    assert loss_line(losses[0]) == "Hồ sơ giải quyết đúng hạn: mất 0,59 điểm"


def test_the_sentence_names_no_more_than_readers_bear() -> None:
    codes = [
        ("CKMB", "PUBLISH_ON_TIME"), ("CKMB", "PUBLIC_UPDATE_ON_TIME"), ("CKMB", "DOSSIER_SYNC"),
        ("TDGQ", "RESOLVED_ON_TIME"), ("DVCTT", "DOSSIERS_SUBMITTED_ONLINE"), ("TTTT", "DOSSIERS_PAID_ONLINE"),
    ]  # fmt: skip
    losses = find_losses(figures(total="5", criteria=tuple(criterion(group, code, 1, 100) for group, code in codes)))
    assert len(losses) == len(codes)
    assert losses_summary(losses).count("mất") == NAMED_CRITERIA + 1
