"""Write the catalogues: which words there are, and what Django reads of their translations.

Run by hand when a visible word changes: ``python tools/messages.py``. What is translated stays, what is new is left empty
for you to translate, what is gone is dropped; run it again after translating. Finding the newsroom's words needs Debian's
gettext; they include what the packages below it say in a ``messages.py``. The public site has catalogues of its own, in more
languages, since its templates are Jinja2's.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.core.management import call_command
from django.core.management.commands import makemessages

FIELDPOST = Path(__file__).parents[1] / "src" / "fieldpost"
WEB = FIELDPOST / "web"
PUBLIC = WEB / "public"
# No moment, so that the same words make the same files.
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "_lazy"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext",), ((1, "c"), 2, 3)),
}


class Extraction(makemessages.Command):
    """Django's, which also knows the names that modules with words of both sorts give to gettext, and what others say."""

    xgettext_options = [  # noqa: RUF012
        *makemessages.Command.xgettext_options,
        "--keyword=_t",
        "--keyword=_lazy",
        "--keyword=Message",
    ]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]  # noqa: RUF012

    def find_files(self, root: str) -> list[makemessages.TranslatableFile]:
        """Return the files of the newsroom, and the modules below it that hold nothing but messages."""
        modules = sorted(path for path in FIELDPOST.glob("**/messages.py") if WEB not in path.parents)
        saying = [
            makemessages.TranslatableFile(str(each.parent), each.name, self.default_locale_path) for each in modules
        ]
        return [*super().find_files(root), *saying]


def extract_newsroom(languages: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fieldpost.web.settings.dev"
    django.setup()
    with contextlib.chdir(WEB):
        call_command(
            Extraction(),
            locale=languages,
            ignore_patterns=["public/*"],
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
            verbosity=0,
        )


def words_of_public() -> Catalog:
    """Return what the modules and templates of the public site say."""
    found = Catalog()
    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    options = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
    for _file, _line, message, _comments, context in extract_from_dir(PUBLIC, methods, options, KEYWORDS):
        found.add(message, context=context)
    return found


def extract_public(paths: list[Path]) -> None:
    """Bring the catalogues of the public site up to date."""
    found = words_of_public()
    for path in paths:
        catalog = read(path)
        catalog.update(found, no_fuzzy_matching=True)
        write(catalog, path)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def write(catalog: Catalog, path: Path) -> None:
    """Write the catalogue in the order of its words, without a moment in its head."""
    catalog.creation_date = catalog.revision_date = ALWAYS
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, ignore_obsolete=True)


def main() -> None:
    newsroom, public = (sorted(folder.glob("locale/*/LC_MESSAGES/django.po")) for folder in (WEB, PUBLIC))
    extract_newsroom([path.parts[-3] for path in newsroom])
    extract_public(public)
    for path in (*newsroom, *public):
        catalog = read(path)
        write(catalog, path)
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
