"""What people see and the log says when the disk is full, the database is gone, or processes are killed."""

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg
import pytest
from django.test import Client

from fieldpost.web.faults import NO_DATABASE, NO_SPACE, UNKNOWN, fault_of
from tools.with_postgresql import Cluster, find_binaries

from .installation import NOT_OF_AN_OFFICE, Installation, free_port, get, wait_for


def children(process: "subprocess.Popen[str]") -> list[int]:
    """Return the processes that ``process`` started, the worker first."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return sorted(
        map(int, listed), key=lambda pid: b"work" not in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    )


def test_the_two_addresses_for_watchers_answer(db: None, client: Client) -> None:
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, alive.content) == (200, b"alive\n")
    assert (ready.status_code, ready.content) == (200, b"ready\n")


def test_a_request_is_logged_without_what_its_address_holds(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="fieldpost.requests"):
        client.get("/review/AkTokenThatNobodyMayRead/?q=Gulnara")

    [line] = [record.getMessage() for record in caplog.records if record.name == "fieldpost.requests"]
    assert re.fullmatch(r"GET /review/<[\w:]+>/ \d{3} \d+ ms -", line), line


def test_a_refused_form_is_logged_without_what_its_address_holds(db: None, caplog: pytest.LogCaptureFixture) -> None:
    Client(enforce_csrf_checks=True).post("/accounts/password/reset/key/1-AkTokenThatNobodyMayRead/")

    [line] = [record.getMessage() for record in caplog.records if record.name == "django.security.csrf"]
    assert line == (
        "Forbidden (CSRF cookie not set.): /accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
    )


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(28, "No space left on device"), NO_SPACE),
        (PermissionError(13, "Permission denied"), UNKNOWN),
        (ValueError("x"), UNKNOWN),
    ],
)
def test_a_fault_is_told_from_our_own_mistakes(error: Exception, fault: object) -> None:
    assert fault_of(error) is fault


def test_a_fault_counts_though_another_error_follows_from_it() -> None:
    error = ValueError("the upload failed")
    error.__cause__ = OSError(28, "No space left on device")

    assert fault_of(error) is NO_SPACE


def serve_web(
    office: Installation, port: int, log: Path, *, largest_file: int | None = None
) -> "subprocess.Popen[bytes]":
    """Start gunicorn alone; no file it writes can grow beyond ``largest_file`` bytes."""

    def limit() -> None:
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    kept = {name: value for name, value in os.environ.items() if name not in NOT_OF_AN_OFFICE}
    environment = {
        **kept,
        "FIELDPOST_HOME": str(office.home),
        "FIELDPOST_BIND": f"127.0.0.1:{port}",
        "FIELDPOST_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.dev",
        **office.environment,
    }
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:fieldpost.web.server", "fieldpost.web.wsgi"],
            env=environment,
            stderr=out,
            stdout=out,
            preexec_fn=limit,
        )


def test_without_a_database_the_page_and_the_log_say_what_to_do(office: Installation, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    if office.environment:
        office.environment["DATABASE_URL"] = "postgres://fieldpost@127.0.0.1:1/gone"
    else:
        (office.home / "fieldpost.sqlite3").write_bytes(b"nothing that SQLite knows" * 1_000)
    server = serve_web(office, port, log)
    try:
        wait_for(f"http://localhost:{port}/healthz")

        status, page = get(f"http://localhost:{port}/newsroom/")

        assert status == 503
        assert f"<h1>{NO_DATABASE.title}</h1>" in page
        assert get(f"http://localhost:{port}/readyz") == (503, "the database cannot be reached\n")
        said = log.read_text()
        assert "Traceback" not in said
        assert said.count("ERROR fieldpost.faults: database: ") == 1
        assert "start the database or mend DATABASE_URL, then run: fieldpost check" in said
    finally:
        server.terminate()
        server.wait(30)


def test_on_a_full_disk_the_page_and_the_log_say_what_to_do(office: Installation, tmp_path: Path) -> None:
    if office.environment:
        pytest.skip("PostgreSQL writes for us, and the limit is on our own processes")
    port, log = free_port(), tmp_path / "log"
    # The write-ahead log may hold a page or two: enough to read, too little to save.
    server = serve_web(office, port, log, largest_file=36_000)
    try:
        wait_for(f"http://localhost:{port}/healthz")
        answers = [sign_in(port) for _ in range(5)]

        assert 503 in [status for status, _ in answers], answers
        page = next(page for status, page in answers if status == 503)
        assert f"<h1>{NO_SPACE.title}</h1>" in page
        assert "Traceback" not in log.read_text()
        assert f"ERROR fieldpost.faults: disk: disk I/O error; {NO_SPACE.action}" in log.read_text()
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def cluster(office: Installation, tmp_path: Path) -> Iterator[Cluster]:
    """A PostgreSQL of its own, which may be stopped, with what is in the office's database."""
    server = office.environment.get("DATABASE_URL", "").replace("postgres://", "postgresql://")
    binaries = find_binaries()
    if not server or not binaries:
        pytest.skip("SQLite's file needs no server that could stop")
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        own = Cluster(binaries, Path(folder))
        own.make()
        assert own.start()
        try:
            copied = subprocess.run(["pg_dump", "--no-owner", server], check=True, capture_output=True).stdout
            url = own.url.replace("postgres://", "postgresql://")
            subprocess.run(["psql", "--quiet", "--output", os.devnull, url], check=True, input=copied)
            yield own
        finally:
            own.stop()


def test_when_postgresql_stops_people_are_told_and_when_it_is_back_they_go_on(
    office: Installation, cluster: Cluster
) -> None:
    office.environment["DATABASE_URL"] = cluster.url
    with office.serving() as (address, _):
        port = int(address.rpartition(":")[2])
        assert sign_in(port)[0] == 200

        cluster.stop()

        status, page = get(f"{address}/newsroom/")
        assert status == 503
        assert f"<h1>{NO_DATABASE.title}</h1>" in page
        assert get(f"{address}/readyz") == (503, "the database cannot be reached\n")
        assert eventually_says(office.log, "Trying again in")

        assert cluster.start()

        assert wait_for(f"{address}/readyz") == "ready\n"
        assert sign_in(port)[0] == 200
        forget_workers(cluster)
        assert eventually_has_worker(cluster)
    said = office.log.read_text()
    assert "Traceback" not in said
    assert said.count("start the database or mend DATABASE_URL, then run: fieldpost check") >= 2


def test_it_can_be_ended_while_postgresql_is_away(office: Installation, cluster: Cluster) -> None:
    office.environment["DATABASE_URL"] = cluster.url
    with office.serving():
        assert eventually_has_worker(cluster)
        cluster.stop()

    assert "Traceback" not in office.log.read_text()


def forget_workers(cluster: Cluster) -> None:
    """Delete the workers' signs of life."""
    with psycopg.connect(cluster.url.replace("postgres://", "postgresql://")) as database:
        database.execute("TRUNCATE missions_worker CASCADE")


def eventually_has_worker(cluster: Cluster) -> bool:
    """Whether a worker gives a sign of life."""
    until = time.monotonic() + 40
    with psycopg.connect(cluster.url.replace("postgres://", "postgresql://"), autocommit=True) as database:
        while not (found := database.execute("SELECT 1 FROM missions_worker").fetchone()) and time.monotonic() < until:
            time.sleep(0.2)
    return bool(found)


def eventually_says(log: Path, words: str) -> bool:
    """Whether ``words`` come to stand in the log."""
    until = time.monotonic() + 30
    while words not in log.read_text() and time.monotonic() < until:
        time.sleep(0.1)
    return words in log.read_text()


def sign_in(port: int) -> tuple[int, str]:
    """Sign in as the editor, as a browser does; return the last answer."""
    address = f"http://localhost:{port}/accounts/login/"
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = browser.open(address, timeout=30).read().decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert found, form
    fields = {"csrfmiddlewaretoken": found[1], "login": "editor@karasu.example", "password": "a long secret"}
    request = urllib.request.Request(address, urllib.parse.urlencode(fields).encode(), headers={"Referer": address})
    try:
        with browser.open(request, timeout=30) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def eventually_signs_in(port: int) -> bool:
    """Whether somebody can sign in as soon as what the killed server left behind has gone."""
    for _ in range(20):
        try:
            if sign_in(port)[0] == 200:
                return True
        except OSError:
            time.sleep(0.5)
    return False


def test_processes_that_are_killed_are_started_again(office: Installation) -> None:
    with office.serving() as (address, process):
        worker, server = children(process)

        os.kill(server, signal.SIGKILL)
        os.kill(worker, signal.SIGKILL)

        until = time.monotonic() + 40
        while time.monotonic() < until:
            now = children(process)
            if len(now) == 2 and not {worker, server} & set(now) and get(f"{address}/readyz")[0] == 200:
                break
            time.sleep(0.2)
        assert len(now) == 2
        assert not {worker, server} & set(now)
        assert eventually_signs_in(int(address.rpartition(":")[2]))


def test_if_the_command_itself_is_killed_it_can_be_started_again(office: Installation) -> None:
    with office.serving() as (address, process):
        port = address.rpartition(":")[2]
        process.kill()
        process.wait()
        until = time.monotonic() + 30
        while get(f"{address}/healthz")[0] and time.monotonic() < until:
            time.sleep(0.2)
        assert get(f"{address}/healthz")[0] == 0

    environment = dict(office.environment)
    with Installation(office.home, {**environment, "FIELDPOST_BIND": f"127.0.0.1:{port}"}).serving() as (again, _):
        assert get(f"{again}/readyz") == (200, "ready\n")


def test_a_second_start_on_the_same_port_says_so(office: Installation) -> None:
    with office.serving() as (address, _):
        port = address.rpartition(":")[2]

        done = office.run("serve", "--bind", f"127.0.0.1:{port}", check=False)

    assert done.returncode == 1
    assert done.stderr == (
        f"Something else listens on port {port}, perhaps a Fieldpost that runs already;"
        f" stop it, or choose another port: --bind 127.0.0.1:{int(port) + 1}\n"
    )
