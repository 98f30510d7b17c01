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
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Cluster:
    """Databases in a folder that is PostgreSQL's own, and a server for them that can be started and stopped."""

    binaries: Path
    folder: Path

    @property
    def url(self) -> str:
        """Where its first database is."""
        return f"postgres://fieldpost@{quote(str(self.folder), safe='')}/postgres"

    def make(self) -> None:
        """Write its files."""
        if who := owner():
            shutil.chown(self.folder, who["user"])
        names = "--username=fieldpost", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
        self._run("initdb", "--pgdata", self.folder / "data", *names, "--no-sync", quiet=True).check_returncode()

    def start(self) -> bool:
        """Start the server and wait until it answers; say whether it does. ``log`` in the folder says why it does not."""
        options = " ".join(f"-c {name}={value}" for name, value in QUICK.items())
        options = f"-k {self.folder} -c listen_addresses='' {options}"
        return self._control("--log", self.folder / "log", "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop the server at once, which breaks off whoever is connected."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: str | Path) -> bool:
        return not self._run("pg_ctl", "--pgdata", self.folder / "data", "--silent", *arguments).returncode

    def _run(self, name: str, *arguments: str | Path, quiet: bool = False) -> "subprocess.CompletedProcess[bytes]":
        command = [self.binaries / name, *arguments]
        output = subprocess.DEVNULL if quiet else None
        return subprocess.run(command, check=False, stdout=output, cwd=self.folder, **owner())  # type: ignore[call-overload,no-any-return]


def main(command: list[str]) -> int:
    binaries = find_binaries()
    if binaries is None:
        print(
            "There is no PostgreSQL. On Debian: sudo apt-get install --no-install-recommends postgresql",
            file=sys.stderr,
        )
        return MISSING
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        cluster = Cluster(binaries, Path(folder))
        cluster.make()
        if not cluster.start():
            print(Path(folder, "log").read_text(encoding="utf-8"), file=sys.stderr)
            return 1
        try:
            return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": cluster.url}).returncode
        finally:
            cluster.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
