"""Shows Atom feeds to feedparser, which reads what people publish and says what is wrong with it.

usage: check_feeds.py FILE...

Run by the Python in .validators; prints the problems of each file as JSON.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path


def problems(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a feed, and which entry lacks what RFC 4287 asks of it (4.1.2)."""
    import feedparser  # type: ignore[import-not-found]

    feed = feedparser.parse(data)
    if feed.bozo:
        yield str(feed.bozo_exception)
    if feed.version != "atom10":
        yield f"is no Atom feed but {feed.version or 'nothing known'}"
    yield from (f"the feed has no {name}" for name in ("id", "title", "updated") if not feed.feed.get(name))
    for entry in feed.entries:
        yield from (f"an entry has no {name}" for name in ("id", "title", "updated", "link") if not entry.get(name))
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) < len(ids):
        yield "two entries have one id"


if __name__ == "__main__":
    json.dump({file: list(problems(Path(file).read_bytes())) for file in sys.argv[1:]}, sys.stdout)
