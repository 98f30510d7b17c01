"""Write the JSON Schemas of what Fieldpost writes as JSON into docs/reference/schema.

usage: python tools/write_schemas.py
"""

import json
from pathlib import Path

from fieldpost.domain import Issue, Reading
from fieldpost.domain.interchange import json_schema

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "schema"


def main() -> None:
    """Write one file a kind."""
    for kind in (Issue, Reading):
        path = FOLDER / f"{kind.__name__.lower()}.schema.json"
        path.write_text(json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(path.relative_to(FOLDER.parents[2]))


if __name__ == "__main__":
    main()
