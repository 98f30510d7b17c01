"""What every reader here does: get ready, read documents, tell on stdout what that cost.

usage of each: python -m benchmarks.readers.READER DOCUMENTS.json     (a list of texts)

Runs under either Python, and so imports nothing of Fieldpost.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

FIRST = "On 14 and 15 May 2031, the Mission held a workshop on river gauges in Bishkek. Eighteen engineers took part."


def measure(load: Callable[[], Callable[[str], object]]) -> None:
    """Tell the processor seconds until the reader that ``load`` returns has read a first line, and its speed after that."""
    texts: list[str] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    read = load()
    read(FIRST)
    ready = time.process_time()
    for text in texts:
        read(text)
    seconds = time.process_time() - ready
    words = sum(len(text.split()) for text in texts)
    json.dump({"ready": ready, "seconds": seconds, "words": words}, sys.stdout)
