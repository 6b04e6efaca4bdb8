import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from communes.models import Commune, CommuneKind, Host, Membership, Role, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (CommuneKind.XA, "Thạnh Tân", "xã Thạnh Tân"),
        (CommuneKind.PHUONG, "Hoài Nhơn", "phường Hoài Nhơn"),
        (CommuneKind.DAC_KHU, "Côn Đảo", "đặc khu Côn Đảo"),
    ],
)
def test_names(kind: CommuneKind, name: str, expected: str) -> None:
    commune = Commune(code="X1", kind=kind, name=name)
    assert commune.kind_name == expected
    assert commune.body_name == f"Ủy ban nhân dân {expected}"
    assert commune.short_body_name == f"UBND {expected}"


def test_dateline_is_the_initials_unless_it_is_set() -> None:
    assert Commune(name="Thạnh Tân").dateline_letters == "TT"
    assert Commune(name="Thạnh Tân", dateline="T.Tân").dateline_letters == "T.Tân"


@pytest.mark.parametrize("colour", ["red", "#fff", "#8c1c1", "#8c1c13;", "#f0c040"])
def test_a_colour_must_carry_white_text(colour: str) -> None:
    with pytest.raises(ValidationError, match="Màu"):
        Commune(code="X1", name="A", colour=colour).full_clean()


def test_a_deep_colour_passes() -> None:
    Commune(code="X1", name="A", colour="#1f4e79").full_clean()


@pytest.mark.parametrize(
    "fields", [{"code": ""}, {"name": ""}, {"kind": "huyen"}, {"deadline_day": 0}, {"deadline_day": 29}]
)
def test_the_database_refuses_what_no_commune_is(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Commune.objects.create(**{"code": "X1", "name": "A", **fields})


def test_host_names_are_lower_case_and_unique(commune: Commune, other_commune: Commune) -> None:
    assert Host.objects.create(name="WWW.Thanhtan.vn", commune=commune).name == "www.thanhtan.vn"
    with pytest.raises(IntegrityError), transaction.atomic():
        Host.objects.create(name="www.thanhtan.vn", commune=other_commune)
    with pytest.raises(IntegrityError), transaction.atomic():
        Host.objects.filter(name="www.thanhtan.vn").update(name="WWW.thanhtan.vn")


def test_one_role_per_user_and_commune(officer: User, commune: Commune) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=officer, commune=commune, role=Role.EDITOR)


@pytest.mark.parametrize("code", ["private", "Private"])
def test_the_folder_of_private_files_is_no_commune_s_code(db: None, code: str) -> None:
    with pytest.raises(ValidationError, match="dành riêng"):
        Commune(code=code, kind="xa", name="Lén").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commune.objects.create(code=code, kind="xa", name="Lén")
