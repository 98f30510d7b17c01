"""Addresses of 8,000 bytes reach the site; what is longer is refused as the API's description says."""

import json

from .installation import Installation, get


def test_an_address_of_eight_thousand_bytes_is_read_and_a_longer_one_refused_as_described(office: Installation) -> None:
    with office.serving() as (server, _):
        asked = f"{server}/api/v1/activities?q="
        path = len(asked.removeprefix(server))

        status, answer = get(asked + "w" * (8_000 - path))
        too_long, _ = get(asked + "w" * (9_000 - path))

        described = json.loads(get(f"{server}/api/v1/openapi.json")[1])["paths"]["/activities"]["get"]["responses"]
    assert (status, [each["parameter"] for each in json.loads(answer)["errors"]]) == (400, ["q"])
    assert (too_long, list(described)) == (414, ["200", "304", "400", "414"])
