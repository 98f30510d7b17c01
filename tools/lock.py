"""Write requirements.lock and requirements-dev.lock: every version with the hashes of all its files, no index address.

Run by hand when pyproject.toml changes: ``python tools/lock.py``, or with ``--upgrade`` to take newer versions. One
file serves CPython 3.11 and later on every platform, since markers stand beside what only some of them need. uv solves
it, in a folder of its own that is thrown away afterwards.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS: dict[str, tuple[str, list[str]]] = {
    "requirements.lock": ("# What the fieldpost command needs, and what builds it.", []),
    "requirements-dev.lock": ("# The same, and what tests and checks it.", ["--group", "dev"]),
}


def write_lock(uv: Path, name: str) -> None:
    """Write the lock file ``name``; versions that it already names stay unless ``--upgrade`` is given."""
    purpose, options = LOCKS[name]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # The project itself is installed without build isolation, so that its build backend comes from the lock, too;
    # hatchling wants editables for an editable installation.
    backend = "\n".join([*project["build-system"]["requires"], "editables"])
    command = [str(uv), "pip", "compile", "pyproject.toml", "-", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--output-file", name]
    subprocess.run([*command, *options, *sys.argv[1:]], input=backend, text=True, check=True, cwd=ROOT)
    path = ROOT / name
    path.write_text(f"{purpose} Written by tools/lock.py.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        binaries = Path(folder, "bin")
        subprocess.run([binaries / "pip", "install", "--quiet", "uv"], check=True)
        for name in LOCKS:
            write_lock(binaries / "uv", name)


if __name__ == "__main__":
    main()
