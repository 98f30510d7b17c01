"""Run a command with a PostgreSQL of its own: ``python tools/with_postgresql.py COMMAND...``.

The server lives in a folder that is thrown away, listens on a socket in it alone, and does not wait for the disk. The command
finds it by DATABASE_URL. Exit code 3 means that there is no PostgreSQL to start.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

MISSING = 3
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "50"}


def find_binaries() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest that Debian installed, else those in the path."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).parent if found else None


def owner() -> dict[str, str]:
    """Return who must run the server: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name for entry in pwd.getpwall()}
    return {"user": "postgres" if "postgres" in known else "nobody"}


def main(command: list[str]) -> int:
    binaries = find_binaries()
    if binaries is None:
        print(
            "There is no PostgreSQL. On Debian: sudo apt-get install --no-install-recommends postgresql",
            file=sys.stderr,
        )
        return MISSING
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        data, log = Path(folder, "data"), Path(folder, "log")
        who = owner()
        if who:
            shutil.chown(folder, who["user"])
        initdb = [binaries / "initdb", "--pgdata", data, "--username=fieldpost", "--auth=trust", "--encoding=UTF8"]
        subprocess.run(
            [*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **who
        )  # type: ignore[call-overload]
        options = " ".join(f"-c {name}={value}" for name, value in QUICK.items())
        control = [binaries / "pg_ctl", "--pgdata", data, "--log", log, "--silent"]
        start = ["-w", "-o", f"-k {folder} -c listen_addresses='' {options}", "start"]
        started = subprocess.run([*control, *start], check=False, cwd=folder, **who)  # type: ignore[call-overload]
        if started.returncode:
            print(log.read_text(encoding="utf-8"), file=sys.stderr)
            return 1
        try:
            url = f"postgres://fieldpost@{quote(folder, safe='')}/postgres"
            return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder, **who)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
