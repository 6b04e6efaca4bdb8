"""Schemes: the reviewed data, and what is refused when they are loaded."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.periods import Period
from indicators.scheme import (
    Checked,
    EmptyRule,
    Influence,
    Scheme,
    SchemeError,
    all_scheme_codes,
    load_scheme,
    parse_scheme,
    scheme_for,
)
from indicators.scheme_table import Table
from tests.indicators.pure.builders import small_scheme, small_scheme_data


def test_decision_766() -> None:
    scheme = load_scheme("qd766")
    assert [(group.code, group.name, int(group.maximum)) for group in scheme.groups] == [
        ("CKMB", "Công khai, minh bạch", 18),
        ("TDGQ", "Tiến độ, kết quả giải quyết", 20),
        ("DVCTT", "Dịch vụ công trực tuyến", 12),
        ("TTTT", "Thanh toán trực tuyến", 10),
        ("MDHL", "Mức độ hài lòng", 18),
        ("SHHS", "Số hóa hồ sơ", 22),
    ]
    assert scheme.maximum == 100
    assert scheme.valid_from == date(2022, 6, 23)
    assert "766/QĐ-TTg" in scheme.legal_basis
    assert scheme.next_review > scheme.checked_on


# maximum, percent from which full points are given, what nothing of nothing gives
FORMULAS: dict[str, tuple[Any, ...]] = {
    "PUBLISH_ON_TIME": (6, 100, "no_score"),
    "PUBLIC_UPDATE_ON_TIME": (4, 100, "no_score"),
    "PUBLIC_CONTENT_FULL": (2, 100, "no_score"),
    "DOSSIER_SYNC": (6, 100, "no_score"),
    "RESOLVED_ON_TIME": (20, 100, "unknown"),
    "FORMALITIES_ONLINE": (2, 80, 0),
    "ONLINE_FORMALITIES_USED": (4, 100, 0),
    "DOSSIERS_SUBMITTED_ONLINE": (6, 50, 0),
    "DOSSIERS_PAID_ONLINE": (6, 100, 0),
    "FORMALITIES_PAID_ONLINE": (2, 80, 0),
    "FORMALITIES_PAYMENT_INTEGRATED": (2, 80, 0),
    "DOSSIER_RECEIVING_SATISFACTION": (6, 90, 0),
    "PETITION_PROCESSING_ON_TIME": (6, 100, 6),
    "PETITION_HANDLING_SATISFACTION": (6, 100, 6),
    "ORIGINAL_RESULT_AVAILABLE": (6, 100, 0),
    "SO_HOA_GIAY_TO_GIAI_QUYET": (4, 100, 0),
    "REUSED_DIGITIZED_DATA": (2, 80, 0),
    "SYNCED_WITH_DVCQG_PERSONAL_STORAGE": (4, 100, 0),
    "CITIZEN_DATA_CONNECTED_DOSSIER": (2, 100, 0),
    "CITIZEN_DATA_CONNECTED_FORMALITY": (2, 100, 0),
    "ELECTRONIC_CERTIFIED_COPY": (2, None, "unknown"),
}


def test_the_formulas_of_decision_766() -> None:
    found: dict[str, tuple[Any, ...]] = {
        criterion.code: (
            criterion.maximum,
            None if criterion.full_at is None else criterion.full_at * 100,
            criterion.when_empty,
        )
        for group in load_scheme("qd766").groups
        for criterion in group.criteria
    }
    assert found == FORMULAS


def test_what_is_unsure_is_marked() -> None:
    unsure = {
        group.code
        for group in load_scheme("qd766").groups
        for criterion in group.criteria
        if criterion.checked is not Checked.CHECKED
    }
    assert unsure == {"DVCTT", "TTTT"}
    assert load_scheme("qd766").criterion("FORMALITIES_PAYMENT_INTEGRATED").checked is Checked.INFERRED


def test_who_can_move_a_criterion() -> None:
    scheme = load_scheme("qd766")
    assert scheme.criterion("PUBLISH_ON_TIME").influence is Influence.PROVINCE
    assert scheme.criterion("RESOLVED_ON_TIME").influence is Influence.COMMUNE
    assert scheme.criterion("DOSSIER_SYNC").influence is Influence.SHARED


def test_look_ups() -> None:
    scheme = load_scheme("qd766")
    assert scheme.group("MDHL").criterion("PETITION_PROCESSING_ON_TIME") is scheme.criterion(
        "PETITION_PROCESSING_ON_TIME"
    )
    for missing in (
        lambda: scheme.group("XXX"),
        lambda: scheme.criterion("XXX"),
        lambda: scheme.groups[0].criterion("X"),
    ):
        with pytest.raises(KeyError):
            missing()


def test_the_scheme_of_a_period() -> None:
    assert all_scheme_codes() == ("qd766",)
    for code in ("2023-06", "2022-06", "2022-q2", "2022", "2030"):
        assert scheme_for(Period.from_code(code)).code == "qd766"
    for code in ("2022-05", "2022-q1", "2021"):
        with pytest.raises(SchemeError, match="Chưa có bộ chỉ số"):
            scheme_for(Period.from_code(code))


def test_the_newest_scheme_in_force_applies(monkeypatch: pytest.MonkeyPatch) -> None:
    schemes: dict[str, Scheme] = {"qd766": load_scheme("qd766"), "small": small_scheme()}
    monkeypatch.setattr("indicators.scheme.all_scheme_codes", lambda: tuple(schemes))
    monkeypatch.setattr("indicators.scheme.load_scheme", schemes.__getitem__)
    assert scheme_for(Period.from_code("2024-02")).code == "qd766"
    assert scheme_for(Period.from_code("2024-03")).code == "small"
    assert scheme_for(Period.from_code("2024")).code == "small"


@pytest.mark.parametrize("code", ["nothing", "../schemes/qd766", "", "qd766.toml"])
def test_no_such_scheme(code: str) -> None:
    with pytest.raises(SchemeError, match="Không có bộ chỉ số"):
        load_scheme(code)


def test_a_second_scheme_is_read() -> None:
    scheme = small_scheme()
    first = scheme.group("MOT")
    assert (first.maximum, scheme.maximum) == (Decimal("20.5"), Decimal(60))
    assert first.criterion("FULL_AT_80").full_at == Decimal("0.8")
    assert first.criterion("FULL_AT_80").when_empty == 3
    assert first.criterion("GIVEN").full_at is None
    assert first.criterion("GIVEN").when_empty is EmptyRule.UNKNOWN
    assert first.criterion("GIVEN").source.date is None


DELETE = object()


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("name",), DELETE, "small: name is missing"),
        (("name",), " ", "name is not a text"),
        (("valid_from",), "2024-03-01", "valid_from is not a date"),
        (("portal",), DELETE, "portal is missing"),
        (("portal",), "x", "portal: not a table"),
        (("groups",), [], "groups is not a list"),
        (("maximum",), 61, "add up to 60.0, not to 61"),
        (("groups", 0, "maximum"), 21, "small: MOT: the parts add up to 20.5, not to 21"),
        (("groups", 0, "maximum"), True, "MOT: maximum is not a number"),
        (("groups", 1, "code"), "MOT", "MOT more than once"),
        (("groups", 1, "criteria", 0, "code"), "GIVEN", "GIVEN more than once"),
        (("groups", 0, "criteria", 0, "maximum"), -12.5, "maximum is not a number"),  # a float is no Decimal
        (("groups", 0, "criteria", 0, "full_at_percent"), 0, "FULL_AT_80: full_at_percent is not above 0"),
        (("groups", 0, "criteria", 0, "full_at_percent"), 101, "at most 100"),
        (("groups", 0, "criteria", 0, "when_empty"), 13, "when_empty is not between"),
        (("groups", 0, "criteria", 0, "when_empty"), "zero", "is not one of no_score, unknown"),
        (("groups", 0, "criteria", 0, "influence"), "nobody", "is not one of commune, province, shared"),
        (("groups", 0, "criteria", 0, "checked"), DELETE, "checked is missing"),
        (("groups", 0, "criteria", 0, "source"), "hearsay", "names no source"),
        (("groups", 0, "criteria", 0, "national_code"), 1, "is not true or false"),
    ],
)
def test_wrong_data_are_refused_by_name(path: tuple[Any, ...], value: Any, complaint: str) -> None:
    data: Any = small_scheme_data()
    place = data
    for step in path[:-1]:
        place = place[step]
    if value is DELETE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(SchemeError) as caught:
        parse_scheme(Table(data, "small"))
    assert complaint in str(caught.value)


def test_a_maximum_below_zero_is_refused() -> None:
    data: Any = small_scheme_data()
    criteria = data["groups"][0]["criteria"]
    criteria[0]["maximum"], criteria[1]["maximum"] = 21, Decimal("-0.5")
    with pytest.raises(SchemeError, match="MOT: a maximum is not above 0"):
        parse_scheme(Table(data, "small"))
