"""The published JSON Schemas are those of the values, and what is published keeps to them."""

import json
from pathlib import Path

import jsonschema
import pytest

from fieldpost.domain import Issue, Reading
from fieldpost.domain.interchange import encode_json, json_schema
from fieldpost.publishing.json import render_json

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "schema"


def written(name: str) -> object:
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", [Issue, Reading])
def test_a_schema_is_up_to_date(kind: type) -> None:
    """If not: python tools/write_schemas.py."""
    assert written(kind.__name__.lower()) == json.loads(json.dumps(json_schema(kind)))


def test_a_published_issue_keeps_to_its_schema(issue: Issue) -> None:
    jsonschema.Draft202012Validator(written("issue")).validate(json.loads(render_json(issue)))  # type: ignore[arg-type]


def test_a_reading_keeps_to_its_schema(may: Reading) -> None:
    jsonschema.Draft202012Validator(written("reading")).validate(json.loads(encode_json(may)))  # type: ignore[arg-type]
