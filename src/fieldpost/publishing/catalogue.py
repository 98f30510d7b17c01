"""The visible words of every published form, by language: gettext catalogues in ``locale``, whose English is the key.

The .po files are read as they are, so that nothing has to be built when one changes. A language without a file, and a
text that a file lacks, come out in English.
"""

import io
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"


def languages() -> tuple[str, ...]:
    """The languages with words of their own, the source language first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in FOLDER.glob("*.po")))


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """Return the words of ``language``."""
    path = FOLDER / f"{language}.po"
    if language == SOURCE_LANGUAGE or not path.exists():
        return NullTranslations()
    # Imported here, for English needs neither.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
