"""A snapshot of the database as one file, a trial of such a file, and its way back: for SQLite and for PostgreSQL.

PostgreSQL's own programs do the work there; what they lack is said. Both ways back are one transaction, so that whoever is
looking sees the old data or the new, never half of each.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.crypto import get_random_string

from .errors import ArchiveError

PATIENCE = 30
"""Seconds to wait for others who are writing."""


def kind() -> str:
    """Return which database the installation has: sqlite or postgresql."""
    return connection.vendor


def version() -> str:
    """Return the version of the database."""
    if kind() == "sqlite":
        return sqlite3.sqlite_version
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


@contextmanager
def snapshot(to: Path) -> Iterator[dict[str, int]]:
    """Write the database as it is now to ``to``; yield how many rows each table has in it."""
    if kind() == "sqlite":
        _snapshot_sqlite(to)
        with closing(sqlite3.connect(to)) as database:
            yield count_sqlite(database)
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            name = cursor.fetchone()[0]
            _program(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}", f"--file={to}"
            )
            yield _count_postgresql(cursor.execute, cursor.fetchall)


def try_snapshot(path: Path, rows: dict[str, int]) -> str:
    """Restore ``path`` beside the installation and compare; return a note on what could not be tried.

    Raises:
        ArchiveError: it cannot be restored, or holds other numbers of rows than ``rows``.
    """
    if kind() == "postgresql":
        return _try_postgresql(path, rows)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            [problem] = database.execute("PRAGMA integrity_check(1)").fetchone()
            found = count_sqlite(database)
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"the database in the archive is damaged: {error}; use another backup") from error
    if problem != "ok":
        raise ArchiveError(f"the database in the archive is damaged: {problem}; use another backup")
    _compare(found, rows)
    return ""


def put_back(path: Path) -> str:
    """Make ``path`` the installation's database, and return where the old one went if it was beyond use, else nothing."""
    if kind() == "postgresql":
        _put_back_postgresql(path)
        return ""
    return _put_back_sqlite(path)


def count_sqlite(database: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608


def _compare(found: dict[str, int], wanted: dict[str, int]) -> None:
    for table, rows in wanted.items():
        if found.get(table) != rows:
            raise ArchiveError(
                f"the database in the archive has {found.get(table, 0)} rows in {table}, not {rows}; use another backup"
            )


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _snapshot_sqlite(to: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"file:{_sqlite_file()}?mode=ro", uri=True, timeout=PATIENCE)) as live,
            closing(sqlite3.connect(to)) as copy,
        ):
            live.backup(copy)
            # One file: without the write-ahead log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        words = f"{_sqlite_file()} cannot be copied to {to.parent}: {error}; make room, or see `fieldpost check`"
        raise ArchiveError(words) from error


def _put_back_sqlite(path: Path) -> str:
    live = _sqlite_file()
    connection.close()
    if _is_sound(live):
        # Written through SQLite, so that those who have the file open see it at once, and nobody sees half.
        with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(live, timeout=PATIENCE)) as database:
            try:
                new.backup(database)
            except sqlite3.Error as error:
                raise ArchiveError(
                    f"{live} cannot be written: {error}; stop what writes to it and try again"
                ) from error
        return ""
    aside = live.with_name(f"{live.name}.damaged")
    for ending in ("", "-wal", "-shm"):
        old = live.with_name(live.name + ending)
        if old.exists():
            old.replace(aside.with_name(aside.name + ending))
    shutil.copyfile(path, live.with_name(f".{live.name}.new"))
    live.with_name(f".{live.name}.new").replace(live)
    return str(aside) if aside.exists() else ""


def _is_sound(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _count_postgresql(execute: Any, fetchall: Any) -> dict[str, int]:
    execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
    counts = {}
    for (table,) in fetchall():
        execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - the name is the database's own
        counts[table] = fetchall()[0][0]
    return counts


def _try_postgresql(path: Path, rows: dict[str, int]) -> str:
    """Restore into a database of its own that is dropped afterwards; where that is not allowed, read the dump whole."""
    trial = f"fieldpost_trial_{get_random_string(8).lower()}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{trial}" TEMPLATE template0')
    except DatabaseError:
        _program("pg_restore", "--file=/dev/null", str(path), database=None)
        return "the database's user may not create a database (CREATEDB), so the dump was read through but not restored"
    try:
        _program("pg_restore", "--no-owner", "--exit-on-error", "--dbname", trial, str(path), database=trial)
        import psycopg

        parameters = {**connection.get_connection_params(), "dbname": trial}
        parameters = {
            name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if name in parameters
        }
        with psycopg.connect(**parameters) as database, database.cursor() as cursor:
            _compare(_count_postgresql(cursor.execute, cursor.fetchall), rows)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{trial}"')
    return ""


def _put_back_postgresql(path: Path) -> None:
    script = path.with_name("database.sql")
    _program("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(path), database=None)
    connection.close()
    # The old tables go and the new ones come in one transaction, also those of which the dump knows nothing.
    empty = "SET lock_timeout = '30s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    _program("psql", *options, f"--command={empty}", f"--file={script}")
    script.unlink()


def _program(name: str, *arguments: str, database: str | None = "") -> None:
    """Run one of PostgreSQL's programs; ``database`` empty is the installation's, None asks none."""
    program = shutil.which(name)
    if program is None:
        raise ArchiveError(f"PostgreSQL's program {name} is missing; install it: apt-get install postgresql-client")
    options: Sequence[str] = arguments
    environment = dict(os.environ)
    if database is not None:
        settings = connection.settings_dict
        wanted = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
        environment |= {variable: str(settings[key]) for variable, key in wanted.items() if settings.get(key)}
        environment["PGDATABASE"] = database or str(settings["NAME"])
    run = subprocess.run([program, *options], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        said = " ".join(run.stderr.split())[:500]
        raise ArchiveError(f"{name} failed: {said}; `fieldpost check` says whether the database can be reached")
