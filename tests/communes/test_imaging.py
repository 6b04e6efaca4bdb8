import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from communes.imaging import reencode


def upload(
    mode: str = "RGB", size: tuple[int, int] = (800, 400), form: str = "JPEG", **options: object
) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode == "L" else "navy").save(out, form, **options)
    return SimpleUploadedFile("Ảnh của chị Hạnh.jpg", out.getvalue())


def test_a_picture_is_sized_and_reencoded() -> None:
    picture = reencode(upload(), max_side=200)
    assert (picture.width, picture.height) == (200, 100)
    assert Image.open(picture.file).format == "JPEG"


def test_a_small_picture_is_not_blown_up() -> None:
    assert reencode(upload(size=(50, 40)), max_side=200).width == 50


def test_transparency_is_kept() -> None:
    picture = reencode(upload("RGBA", form="PNG"), max_side=200)
    assert Image.open(picture.file).mode == "RGBA"


def test_exif_with_its_place_is_gone_and_the_picture_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90°
    exif[0x8825] = {1: "N", 2: (11.0, 20.0, 0.0)}
    picture = reencode(upload(exif=exif.tobytes()), max_side=400)
    assert (picture.width, picture.height) == (200, 400)
    assert not Image.open(picture.file).getexif()


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", b"\xff\xd8\xff\xe0 not a jpeg"]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="không phải là ảnh"):
        reencode(SimpleUploadedFile("a.jpg", content), max_side=200)


def test_a_truncated_picture_is_refused() -> None:
    whole = upload(size=(900, 900)).read()
    with pytest.raises(ValidationError, match="không phải là ảnh"):
        reencode(SimpleUploadedFile("a.jpg", whole[: len(whole) // 2]), max_side=200)


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    bomb = upload("L", (20_000, 12_000), "PNG")
    with pytest.raises(ValidationError, match="quá nhiều điểm ảnh"):
        reencode(bomb, max_side=200)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="5 MB"):
        reencode(SimpleUploadedFile("a.jpg", b"\0" * (5 * 2**20 + 1)), max_side=200)


@pytest.mark.parametrize(("size", "fitted"), [((20_000, 1), (100, 1)), ((3, 9_000), (1, 100))])
def test_a_line_stays_a_line(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    picture = reencode(upload(size=size, form="PNG"), max_side=100)
    assert (picture.width, picture.height) == fitted


def test_unreadable_exif_costs_no_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    good = upload(size=(40, 30), exif=exif.tobytes()).read()
    assert good.count(b"Exif\x00\x00MM\x00*") == 1
    spoilt = SimpleUploadedFile("a.jpg", good.replace(b"Exif\x00\x00MM\x00*", b"Exif\x00\x00MM\xfe*"))
    picture = reencode(spoilt, max_side=100)
    assert (picture.width, picture.height) == (40, 30)
