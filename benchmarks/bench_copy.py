"""What does the static copy of a site cost? Seconds, processor seconds, memory, files and their size.

    python -m benchmarks.bench_copy [size]

A register of 10,000 shown activities, or of the size that is named, is copied by ``write_copy`` in this process, as
``fieldpost export-site`` does it.
"""

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
        before = _memory()
        began, spent = time.perf_counter(), time.process_time()
        written = write_copy(mission.pk, Path(folder) / "copy", tell=lambda _done, _known: None)
        print(f"{size:,} activities: {written.files:,} files of {written.size / 1e6:,.0f} MB")
        print(f"{time.perf_counter() - began:,.0f} s, {time.process_time() - spent:,.0f} s of processor")
        print(f"{_memory():,.0f} MB of memory, {before:,.0f} of it before")


def _memory() -> float:
    """Return the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
