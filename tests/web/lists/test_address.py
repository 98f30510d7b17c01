"""Which mission answers at an address: as Wagtail would say, in one query."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from fieldpost.web.missions.middleware import mission_at
from fieldpost.web.missions.models import Mission

from ..conftest import make_mission


@pytest.mark.parametrize(
    ("hostname", "port"),
    [("testserver", 80), ("other.example", 80), ("other.example", 8443), ("bare.example", 80), ("unknown.example", 80)],
)
def test_the_mission_is_that_of_the_site_which_wagtail_finds(mission: Mission, hostname: str, port: int) -> None:
    other = make_mission("other", hostname="other.example")
    Site.objects.create(hostname="bare.example", root_page=other.site.root_page)
    request = RequestFactory().get("/", SERVER_NAME=hostname, SERVER_PORT=str(port))

    with CaptureQueriesContext(connection) as asked:
        found = mission_at(hostname, port)

    assert found == getattr(Site.find_for_request(request), "mission", None)
    assert len(asked) == 1


def test_of_two_sites_of_one_name_the_port_decides(mission: Mission) -> None:
    one, two = make_mission("one", hostname="shared.example"), make_mission("two", hostname="two.example")
    Site.objects.filter(pk=two.site.pk).update(hostname="shared.example", port=8443)

    assert mission_at("shared.example", 80) == one
    assert mission_at("shared.example", 8443) == two
    assert mission_at("shared.example", 9000) == mission
