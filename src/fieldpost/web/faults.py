"""What is answered when something breaks: a page that needs no database, and a log line that says what to do."""

import errno
import logging
import sys
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

log = logging.getLogger("fieldpost.faults")

DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_WORDS = ("disk is full", "disk i/o error", "no space left", "could not extend file")
"""How SQLite and PostgreSQL say that a file could not grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something outside our code that broke: ``title`` and ``advice`` are for who sees the page, ``action`` for the log."""

    name: str
    title: str | Promise
    advice: str | Promise
    action: str


NO_DATABASE = Fault(
    name="database",
    title=_("The register cannot be reached"),
    advice=_("Fieldpost runs, but its database does not answer. Tell whoever looks after the server."),
    action="start the database or mend DATABASE_URL, then run: fieldpost check",
)
NO_SPACE = Fault(
    name="disk",
    title=_("The server cannot write to its disk"),
    advice=_(
        "Most often the disk is full. Nothing can be saved until there is room. Tell whoever looks after the server."
    ),
    action="make room on the disk of FIELDPOST_HOME and of the database, then run: fieldpost check",
)
UNKNOWN = Fault(
    name="error",
    title=_("Something went wrong"),
    advice=_("This is our mistake, not yours. Tell whoever looks after the server when it happened and what you did."),
    action="the lines below say where; please report them",
)


def fault_of(error: BaseException | None) -> Fault:
    """Return what broke; a fault that was met while another was handled counts as the other."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            return NO_SPACE
        if isinstance(error, DatabaseError | InterfaceError):
            words = str(error).lower()
            if any(full in words for full in FULL_WORDS):
                return NO_SPACE
            if (
                isinstance(error, OperationalError | InterfaceError)
                or "not a database" in words
                or "malformed" in words
            ):
                return NO_DATABASE
        error = error.__cause__ or error.__context__
    return UNKNOWN


def server_error(request: HttpRequest) -> HttpResponse:
    """Show what is wrong and what to do; nothing here asks the database."""
    error = sys.exc_info()[1]
    fault = fault_of(error)
    if fault is not UNKNOWN:
        log.error("%s: %s; %s", fault.name, " ".join(str(error).split()), fault.action)
    # Logging needs this module before there are models.
    from .public.broken import broken, is_public

    if is_public(request):
        return broken(request, is_passing=fault is not UNKNOWN)
    with translation.override(translation.get_language_from_request(request)):
        page = render_to_string("newsroom/fault.html", {"fault": fault})
    return HttpResponse(page, status=500 if fault is UNKNOWN else 503, headers={"Cache-Control": "no-store"})


class WithoutAddresses(logging.Filter):
    """Keeps the log of failed requests short and free of what stands in addresses, such as the token of a review."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and fault_of(record.exc_info[1]) is not UNKNOWN:
            return False
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            match = request.resolver_match
            route = f"/{match.route}" if match else "an address that there is not"
            record.args = tuple(route if each == request.path else each for each in record.args)
        return True
