"""Photographs as pages send them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.files import store_photo
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.activities.record import Picture
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.photos import widths
from tests.web.conftest import NOW, fact, make_mission

ShowActivity = Callable[..., Activity]
StorePicture = Callable[..., StoredFile]


@pytest.fixture
def store(mission: Mission, people: dict[Role, User], settings: Any, tmp_path: Path) -> StorePicture:
    """Keep a picture of one colour; renditions go below ``tmp_path``."""
    settings.HOME = tmp_path

    def stored(size: tuple[int, int], mode: str = "RGB", colour: Any = (200, 30, 30)) -> StoredFile:
        out = io.BytesIO()
        Image.new(mode, size, colour).save(out, "PNG" if mode == "RGBA" else "JPEG")
        sent = SimpleUploadedFile("picture.jpg", out.getvalue())
        return store_photo(sent, mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)

    return stored


def a_fact(file: StoredFile, **changes: Any) -> Any:
    told = {"alternatives": {"en": "A room"}, "credit": "A. S.", "consent": "all agreed in writing"}
    return fact(Picture(file=file.pk, **{**told, **changes}))


def opened(address: str) -> Image.Image:
    answer: Any = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    return Image.open(io.BytesIO(answer.getvalue()))


def get(address: str, **client: Any) -> Any:
    """Return the answer, read to its end, with which the client closes it."""
    answer: Any = Client(**client).get(address)
    if answer.streaming:
        answer.getvalue()
    return answer


def status(address: str, **client: Any) -> int:
    code: int = get(address, **client).status_code
    return code


@pytest.mark.parametrize(
    ("own", "worth"),
    [
        (300, [(480, 300)]),
        (480, [(480, 480)]),
        (700, [(480, 480), (960, 700)]),
        (1600, [(480, 480), (960, 960), (1600, 1600)]),
        (4000, [(480, 480), (960, 960), (1600, 1600)]),
    ],
)
def test_no_photograph_is_enlarged(own: int, worth: list[tuple[int, int]]) -> None:
    assert widths(own) == worth


def test_a_photograph_comes_in_three_widths(store: StorePicture, show_activity: ShowActivity) -> None:
    file = store((1200, 800))
    show_activity(photos=(a_fact(file),))

    sizes = [opened(f"/photos/{file.sha256}/{width}.jpg").size for width in (480, 960, 1600)]

    assert sizes == [(480, 320), (960, 640), (1200, 800)]


def test_a_photograph_is_progressive_and_says_nothing_of_itself(
    store: StorePicture, show_activity: ShowActivity
) -> None:
    file = store((1200, 800))
    show_activity(photos=(a_fact(file),))

    picture = opened(f"/photos/{file.sha256}/480.jpg")

    assert "progressive" in picture.info
    assert not {"exif", "icc_profile", "comment"} & set(picture.info)


def test_what_is_clear_in_a_drawing_is_white(store: StorePicture, show_activity: ShowActivity) -> None:
    file = store((600, 300), "RGBA", (0, 0, 0, 0))
    show_activity(photos=(a_fact(file),))

    assert opened(f"/photos/{file.sha256}/480.jpg").getpixel((10, 10)) == (255, 255, 255)


def test_only_what_is_shown_is_sent(
    store: StorePicture, show_activity: ShowActivity, record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    shown, drafted, loose = store((500, 500)), store((501, 500)), store((502, 500))
    activity = show_activity(photos=(a_fact(shown),))
    record_activity("Draft", photos=(a_fact(drafted),))
    addresses = [f"/photos/{file.sha256}/480.jpg" for file in (shown, drafted, loose)]

    assert [status(address) for address in addresses] == [200, 404, 404]
    withdraw(Clearance.objects.get(activity=activity), by=people[Role.PUBLISHER], now=NOW)
    assert status(addresses[0]) == 404


def test_another_missions_site_does_not_send_it(store: StorePicture, show_activity: ShowActivity) -> None:
    file = store((500, 500))
    show_activity(photos=(a_fact(file),))
    make_mission("naryn", hostname="naryn.example")

    assert status(f"/photos/{file.sha256}/480.jpg", SERVER_NAME="naryn.example") == 404


@pytest.mark.parametrize("address", ["{sha}/481.jpg", "{sha}/0.jpg", "{upper}/480.jpg", "../480.jpg", "{sha}/480.png"])
def test_no_other_address_has_a_photograph(store: StorePicture, show_activity: ShowActivity, address: str) -> None:
    file = store((500, 500))
    show_activity(photos=(a_fact(file),))

    assert status("/photos/" + address.format(sha=file.sha256, upper=file.sha256.upper())) == 404


def test_a_browser_that_has_it_gets_it_not_again(store: StorePicture, show_activity: ShowActivity) -> None:
    file = store((500, 500))
    show_activity(photos=(a_fact(file),))
    address = f"/photos/{file.sha256}/480.jpg"
    answer = get(address)

    assert answer.headers["Cache-Control"] == "public, max-age=604800, s-maxage=3600, immutable"
    assert Client().get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_lost_file_is_told_to_the_office_and_not_there_for_readers(
    store: StorePicture, show_activity: ShowActivity, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    file = store((500, 500))
    show_activity(photos=(a_fact(file),))
    Path(file.file.path).unlink()

    assert status(f"/photos/{file.sha256}/480.jpg") == 404
    assert "restore the folder media from a backup" in caplog.text
    assert [path for path in tmp_path.rglob("*") if path.is_file() and "photos" in path.parts] == []
