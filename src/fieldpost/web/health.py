"""Two addresses for whoever watches over the installation: does it live, can it serve?

They stand before everything else, for they are asked over plain HTTP, by address instead of name, and while the database is away.
"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase

PLAIN = "text/plain; charset=utf-8"


class Health:
    """Answers ``/healthz`` (the process answers) and ``/readyz`` (the database does, and its tables are up to date)."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return HttpResponse("alive\n", content_type=PLAIN)
        if request.path == "/readyz":
            problem = readiness()
            answer = HttpResponse(f"{problem or 'ready'}\n", content_type=PLAIN, status=503 if problem else 200)
            # Whoever asks knows it now; Django need not write it down as an error.
            answer._has_been_logged = True  # type: ignore[attr-defined]
            return answer
        return self.answer(request)


def readiness() -> str:
    """Return why no page can be served now, empty if pages can."""
    try:
        lacking = missing_migrations()
    except DatabaseError:
        return "the database cannot be reached"
    return f"the database lacks {len(lacking)} migrations; run: fieldpost manage migrate" if lacking else ""


def missing_migrations() -> list[str]:
    """Return the migrations that this version has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
