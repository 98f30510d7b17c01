"""What does a kept public page cost, beside Django's own cache middleware? Processor milliseconds a request.

    python -m benchmarks.bench_cache HOME [path]

HOME is the folder of a filled installation, such as that of the sample, which is not changed. The page (the list of activities
by default) is asked for in this process, a WSGI call each, and through gunicorn with two workers, whose processor time is read
from the system: with pages kept, with Django's cache middleware around everything (in memory) instead, and with neither.
"""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

TIMES = {"kept": 4_000, "middleware": 2_000, "neither": 100}
ROUNDS = 3
PORT = 8_199
HOST = f"localhost:{PORT}"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def application(sort: str) -> Application:
    """Return the application of that sort, as gunicorn wants it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fieldpost.web.settings.dev")
    from django.conf import settings

    if sort == "middleware":
        settings.MIDDLEWARE = [
            "django.middleware.cache.UpdateCacheMiddleware",
            *settings.MIDDLEWARE,
            "django.middleware.cache.FetchFromCacheMiddleware",
        ]
        # It stands first, so that no other middleware is asked for what is kept: at its best.
        settings.MIDDLEWARE.insert(1, settings.MIDDLEWARE.pop())
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        settings.CACHE_MIDDLEWARE_SECONDS = 3_600
    from fieldpost.web.wsgi import application as kept

    if sort == "kept":
        return kept
    made: Application = kept.application
    return _for_an_hour(made) if sort == "middleware" else made


def _for_an_hour(made: Application) -> Application:
    """Let the cache middleware keep what says that it must be asked for again, as ours does."""
    from fieldpost.web.public.front import Front

    answer = Front.__call__

    def keeping(self: Front, request: Any) -> Any:
        response = answer(self, request)
        del response.headers["Cache-Control"]
        if hasattr(response, "visit"):
            del response.visit  # it cannot be pickled
        return response

    Front.__call__ = keeping  # type: ignore[method-assign]
    return made


def main() -> None:
    home, path = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "/en/activities/"
    os.environ |= {"FIELDPOST_HOME": home, "PYTHONPATH": os.pathsep.join(sys.path)}
    print(f"{path}\n{'':12}{'in process':>12}{'gunicorn':>12}  ms of processor, the best of {ROUNDS} rounds")
    for sort, times in TIMES.items():
        inside = min(_in_a_process(sort, path, times) for _round in range(ROUNDS))
        print(f"{sort:12}{inside:>12.3f}{_through_gunicorn(sort, path, times):>12.3f}")


def _in_a_process(sort: str, path: str, times: int) -> float:
    code = f"from benchmarks.bench_cache import measure; print(measure({sort!r}, {path!r}, {times}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(sort: str, path: str, times: int) -> float:
    """Return what a WSGI call costs in this process."""
    import logging

    asked = application(sort)
    logging.disable()
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": str(PORT),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }

    def ask() -> None:
        parts = asked(dict(environ), lambda *_told: None)
        body = b"".join(parts)
        assert len(body) > 1_000
        if hasattr(parts, "close"):
            parts.close()

    ask()
    began = time.process_time()
    for _time in range(times):
        ask()
    return (time.process_time() - began) / times * 1_000


def _through_gunicorn(sort: str, path: str, times: int) -> float:
    command = [sys.executable, "-m", "gunicorn", "-c", "python:fieldpost.web.server", "--max-requests", "0"]
    environment = os.environ | {"FIELDPOST_BIND": f"127.0.0.1:{PORT}"}
    with subprocess.Popen(
        [*command, f"benchmarks.bench_cache:application({sort!r})"], env=environment, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait()
            costs = []
            for _round in range(ROUNDS):
                _ask(path, 20)
                before = _processor_seconds(server.pid)
                _ask(path, times)
                costs.append((_processor_seconds(server.pid) - before) / times * 1_000)
            return min(costs)
        finally:
            server.terminate()


def _ask(path: str, times: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    for _time in range(times):
        connection.request("GET", path, headers={"Host": HOST, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 1_000) == (200, True)
    connection.close()


def _wait() -> None:
    for _time in range(300):
        try:
            _ask("/en/activities/", 1)
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("gunicorn does not answer")


def _processor_seconds(parent: int) -> float:
    """Return what the workers of a server have used (proc(5): fields 14 and 15 of stat)."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    told = [Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children]
    return sum(int(each[11]) + int(each[12]) for each in told) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
