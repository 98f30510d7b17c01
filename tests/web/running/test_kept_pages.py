"""Readers go on reading what was kept while the database is away, and see what is new when it is back."""

import urllib.request

import pytest

from tools.with_postgresql import Cluster

from .installation import Installation, get, wait_for
from .test_faults import cluster  # noqa: F401 - the fixture

PAGE = "/en/activities/"


def headers(address: str) -> dict[str, str]:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
        return dict(answer.headers)


@pytest.fixture
def one_process(office: Installation, cluster: Cluster) -> Installation:  # noqa: F811
    """An office with its own PostgreSQL and one process for pages, so that it is known what is kept."""
    office.environment |= {"DATABASE_URL": cluster.url, "FIELDPOST_WORKERS": "1"}
    return office


def test_what_was_kept_is_read_while_postgresql_is_away(one_process: Installation, cluster: Cluster) -> None:  # noqa: F811
    with one_process.serving() as (address, _):
        first, second = get(f"{address}{PAGE}"), get(f"{address}{PAGE}")
        assert first == second
        assert first[0] == 200

        cluster.stop()

        assert get(f"{address}{PAGE}") == first
        assert headers(f"{address}{PAGE}")["Cache-Status"].startswith("Fieldpost; hit; detail=")
        assert get(f"{address}/ru/activities/")[0] == 503

        assert cluster.start()

        wait_for(f"{address}/ru/activities/")
        wait_for(f"{address}/readyz")
        assert get(f"{address}{PAGE}")[0] == 200
    said = one_process.log.read_text()
    assert "Traceback" not in said
    assert said.count("readers see kept pages for an hour") == 1
