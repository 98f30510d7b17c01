from pathlib import Path

import pytest

from fieldpost.publishing.jpeg import jpeg_size

PHOTO = Path(__file__).parents[2] / "sample" / "photos" / "valley.jpg"


@pytest.fixture(scope="module")
def data() -> bytes:
    return PHOTO.read_bytes()


def test_the_size_of_a_photo_stands_in_its_frame(data: bytes) -> None:
    assert jpeg_size(data) == (1600, 1067)


def test_a_photo_that_a_camera_may_have_turned_is_not_printed_as_it_is(data: bytes) -> None:
    exif = b"\xff\xe1\x00\x0aExif\x00\x00MM"

    assert jpeg_size(data[:2] + exif + data[2:]) is None


def test_a_photo_in_the_four_colours_of_a_press_is_not_printed_as_it_is(data: bytes) -> None:
    frame = data.index(b"\xff\xc2")

    assert jpeg_size(data[: frame + 9] + b"\x04" + data[frame + 10 :]) is None


@pytest.mark.parametrize("length", [0, 2, 12, 300, 50_000])
def test_what_breaks_off_is_left_to_the_typesetter(data: bytes, length: int) -> None:
    assert jpeg_size(data[:length]) is None


def test_what_is_no_jpeg_is_left_to_the_typesetter() -> None:
    assert jpeg_size(b"\x89PNG\r\n\x1a\n") is None
