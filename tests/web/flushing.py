"""Emptying the tables after a test that commits, though triggers keep some rows from being deleted (``web.unchanging``).

pytest-django empties the tables after each transactional test. PostgreSQL does so with TRUNCATE, which fires no trigger for
rows; SQLite with DELETE, so the triggers are taken away for that moment and put back as they were.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

# SQLite's operations cannot be imported before its base, which PostgreSQL does not import.
DatabaseOperations = DatabaseWrapper.ops_class


@contextmanager
def triggers_let_flush_through() -> Iterator[None]:
    """While this lasts, Django's flush empties tables whose rows are unchanging, too."""
    flush: Callable[..., None] = DatabaseOperations.execute_sql_flush

    def flush_all(operations: Any, statements: Any) -> None:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            flush(operations, statements)
        finally:
            with operations.connection.cursor() as cursor:
                for _name, sql in triggers:
                    cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_all)
        yield
