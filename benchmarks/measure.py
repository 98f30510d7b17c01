"""Runs a program in a process of its own, and tells what that cost: processor seconds, since others share the machine."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
OURS = sys.executable
THEIRS = str(ROOT / ".bench" / "venv" / "bin" / "python")
"""The Pythons with Fieldpost and with what it is measured beside."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: processor seconds of the whole process, the most memory it held, and what it printed as JSON, if it did."""

    seconds: float
    megabytes: float
    told: dict[str, Any]


def run(command: Sequence[object]) -> Run:
    """Run ``command``, which must end well."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0"}
    # Ours may keep its compiled modules, as what pip installed does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(part) for part in command], stdout=output, env=environment, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
        output.seek(0)
        text = output.read().decode()
    # Linux counts memory in kilobytes, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    told = json.loads(text) if text.startswith("{") else {}
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / unit, told)


def in_turn(commands: dict[str, Sequence[object]], times: int) -> dict[str, list[Run]]:
    """Run each of ``commands`` so many ``times``, in turn, so that a busy spell of the machine hits them all."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    is_watched = sys.stderr.isatty()
    for number in range(times):
        for name, command in commands.items():
            if is_watched:
                print(f"\r\x1b[K{number + 1} of {times}: {name} ...", end="", file=sys.stderr, flush=True)
            runs[name].append(run(command))
    if is_watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return runs


def middle(runs: Sequence[Run], value: Callable[[Run], float]) -> float:
    """Return the median of ``value`` over ``runs``."""
    return median(map(value, runs))
