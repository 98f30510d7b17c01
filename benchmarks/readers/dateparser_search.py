"""dateparser: dates alone."""

from collections.abc import Callable

from .timing import measure


def load() -> Callable[[str], object]:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    return lambda text: search_dates(text, languages=["en"])


measure(load)
