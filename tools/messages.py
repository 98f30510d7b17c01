"""Write the newsroom's catalogues: which words there are, and what Django reads of their translations.

Run by hand when a visible word changes: ``python tools/messages.py``. What is translated stays, what is new is left empty
for you to translate, what is gone is dropped; run it again after translating. Finding the words needs Debian's gettext.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.core.management import call_command
from django.core.management.commands import makemessages

WEB = Path(__file__).parents[1] / "src" / "fieldpost" / "web"
# No moment, so that the same words make the same files.
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


class Extraction(makemessages.Command):
    """Django's, which also knows the names that modules with words of both sorts give to gettext."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_t", "--keyword=_lazy"]  # noqa: RUF012
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]  # noqa: RUF012


def extract(languages: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fieldpost.web.settings.dev"
    django.setup()
    with contextlib.chdir(WEB):
        call_command(Extraction(), locale=languages, no_location=True, no_wrap=True, no_obsolete=True, verbosity=0)


def tidy(path: Path) -> Catalog:
    """Write the catalogue in the order of its words, without a moment in its head; return it."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.creation_date = catalog.revision_date = ALWAYS
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, ignore_obsolete=True)
    return catalog


def main() -> None:
    paths = sorted(WEB.glob("locale/*/LC_MESSAGES/django.po"))
    extract([path.parts[-3] for path in paths])
    for path in paths:
        catalog = tidy(path)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
        waiting = [message.id for message in catalog if message.id and (not _is_whole(message.string) or message.fuzzy)]
        print(f"{path.relative_to(WEB)}: {len(catalog)} messages, {len(waiting)} to be translated")
        for each in waiting:
            print(f"  {each!r}")


def _is_whole(words: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(words) and all(words or ())


if __name__ == "__main__":
    main()
