"""An issue set by Fieldpost, without its command line; the processor seconds of each time but the first are told.

usage: fieldpost_pdf.py ISSUE.json OUT.pdf TIMES [plain]     (plain: without map and charts)
"""

import json
import sys
import time
from pathlib import Path

from fieldpost.domain import Issue
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing.drawings import Drawings
from fieldpost.publishing.pdf import render_pdf


class NoDrawings(Drawings):
    """Nothing is drawn."""

    places_on_paper = dimensions_on_paper = days_on_paper = ""


source, out, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
kind = NoDrawings if sys.argv[4:] else Drawings
seconds = []
for number in range(times):
    began = time.process_time()
    # Each time other words, for a typesetter remembers what it has set.
    text = source.read_bytes().replace(b" the ", b" the%d " % number if number else b" the ")
    issue = decode_json(text, Issue)
    out.write_bytes(render_pdf(issue, photos_root=source.parent, drawings=kind(issue)))
    seconds.append(time.process_time() - began)
print(json.dumps({"seconds": seconds[1:]}))
