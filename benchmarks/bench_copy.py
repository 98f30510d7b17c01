"""What does the static copy of a site cost? Seconds, processor seconds, memory, files and their size.

    python -m benchmarks.bench_copy [size]

A register of 10,000 shown activities, or of the size that is named, is copied as ``fieldpost export-site`` does it: by as many
processes as the machine has processors, beside the one that writes.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from .bench_public import make_mission
from .installation import set_up


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from fieldpost.web.public.copy.writing import write_copy

        mission, _host = make_mission(size)
        began = time.perf_counter()
        spent, before = _used(resource.RUSAGE_SELF)
        written = write_copy(
            mission.pk,
            Path(folder) / "copy",
            processes=os.cpu_count() or 1,
            tell=lambda _done, _known: None,
        )
        took = time.perf_counter() - began
        own, ours = _used(resource.RUSAGE_SELF)
        others, theirs = _used(resource.RUSAGE_CHILDREN)
        print(
            f"{size:,} activities: {written.files:,} files of {written.size / 1e6:,.0f} MB, {len(written.lacking)} lacking"
        )
        print(f"{took:,.0f} s; of processor {own - spent:,.0f} s here, {others:,.0f} s in the processes")
        print(f"most memory: {ours:,.0f} MB here, {before:,.0f} of it before; {theirs:,.0f} MB a process")


def _used(who: int) -> tuple[float, float]:
    """Return seconds of processor and the most memory in MB."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3


if __name__ == "__main__":
    main()
