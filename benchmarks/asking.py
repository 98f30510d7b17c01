"""Asks a WSGI application for pages in this process: what a server would call, without a server, a line or a second process."""

import io
import time
from collections.abc import Callable
from statistics import median
from typing import Any

TIMES = 200
WARM = 20
"""Requests that are not measured: the first load templates and names."""


def ask(application: Any, address: str, *, host: str, port: int = 80, scheme: str = "http") -> tuple[int, bytes]:
    """Return the status of the answer and its body."""
    path, _mark, query = address.partition("?")
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "HTTP_HOST": host,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    status: list[str] = []
    answer = application(environment, lambda told, _headers, _error=None: status.append(told))
    body = b"".join(answer)
    answer.close()
    return int(status[0].split()[0]), body


def milliseconds(call: Callable[[], object], times: int = TIMES) -> float:
    """Return the median of the processor's milliseconds for a call, by ``time.process_time``."""
    for _time in range(WARM):
        call()
    costs = []
    for _time in range(times):
        start = time.process_time()
        call()
        costs.append(time.process_time() - start)
    return median(costs) * 1000


def cost(application: Any, address: str, *, host: str, port: int = 80, scheme: str = "http") -> dict[str, float]:
    """Return what a page costs: milliseconds, queries, and how large it is."""
    from django.db import connection

    def call() -> tuple[int, bytes]:
        status, body = ask(application, address, host=host, port=port, scheme=scheme)
        assert status == 200, (address, status)
        return status, body

    for _time in range(3):
        _status, body = call()
    queries: list[str] = []

    def count(execute: Any, *statement: Any) -> Any:
        queries.append(statement[0])
        return execute(*statement)

    with connection.execute_wrapper(count):
        call()
    return {"ms": milliseconds(call), "queries": len(queries), "kB": len(body) / 1000}
