"""Rows that are written once: triggers of the database refuse to change them, whoever asks.

A migration uses it as ``operations = [unchanging("activities_activityversion")]``.
"""

from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

_ON_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END
"""
_ON_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_no_{verb}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of {table} are never changed' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_no_{verb}()
"""


def unchanging(table: str, *, verbs: tuple[str, ...] = ("update", "delete")) -> RunPython:
    """Return the operation that forbids ``verbs`` on the rows of ``table``."""

    def forbid(_apps: StateApps, editor: object) -> None:
        template = _ON_POSTGRESQL if _vendor(editor) == "postgresql" else _ON_SQLITE
        for verb in verbs:
            editor.execute(template.format(table=table, verb=verb))  # type: ignore[attr-defined]

    def allow(_apps: StateApps, editor: object) -> None:
        for verb in verbs:
            if _vendor(editor) == "postgresql":
                editor.execute(f"DROP FUNCTION {table}_no_{verb}() CASCADE")  # type: ignore[attr-defined]
            else:
                editor.execute(f"DROP TRIGGER {table}_no_{verb}")  # type: ignore[attr-defined]

    return RunPython(forbid, allow)


def _vendor(editor: object) -> str:
    return str(editor.connection.vendor)  # type: ignore[attr-defined]
