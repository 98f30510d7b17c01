"""The form as the templates draw it: every cell with its words, its error, and where what it shows comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from ..models.activity import KIND_LABELS, PART_LABELS, STATUS_LABELS
from ..publicity import Sensitive, is_public
from ..record import Fact, Publicity, Record
from ..told import Told, told
from ..wording import FIELD_LABELS, language_name
from .columns import Column, Rows
from .period import KNOWN, SEASONS
from .reading import languages_of, row_numbers
from .typed import ON, Typed, clean

NEW_ROW = "__n__"
"""Stands for the number of a row that a script adds."""

OWNER_COLUMNS = ("steps", "connections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One input. ``sort`` chooses its template; ``told`` is where its value comes from."""

    name: str
    label: Any
    sort: str = "text"
    value: str = ""
    choices: Sequence[tuple[str, Any]] = ()
    help: Any = ""
    error: str = ""
    suggests: str = ""
    limit: int | None = None
    is_wide: bool = False

    @property
    def is_ticked(self) -> bool:
        return self.value == ON


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list. ``hidden`` are fields that a person does not see; ``note`` is said beside it."""

    name: str
    cells: tuple[Cell, ...]
    hidden: tuple[tuple[str, str], ...] = ()
    publicity: Cell | None = None
    told: Told | None = None
    note: str = ""
    file: int | None = None
    is_filled: bool = False
    has_errors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowList:
    """A list of rows; ``blank`` is the row that a script copies."""

    name: str
    heading: Any
    add: Any
    rows: tuple[Row, ...]
    blank: Row
    help: Any = ""

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def is_open(self) -> bool:
        return any(row.is_filled or row.has_errors for row in self.rows)

    @property
    def filled(self) -> int:
        return sum(row.is_filled for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Title and text in one language."""

    language: str
    heading: str
    is_original: bool
    title: Cell
    title_publicity: Cell
    title_told: Told | None
    text: Cell
    text_publicity: Cell
    text_told: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A theme that may be ticked."""

    cell: Cell
    publicity: Cell | None
    told: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeGroup:
    heading: str
    ticks: tuple[Tick, ...]


def list_words() -> dict[str, tuple[str, str, str]]:
    """Return heading, words of the button and help of each list."""
    return {
        "places": (_("Places"), _("Add a place"), _("Internal by rule: places where people are at risk.")),
        "people": (
            _("People"),
            _("Add a person"),
            _("Internal by rule: private persons, and who is named without office and body."),
        ),
        "organisations": (_("Organisations"), _("Add an organisation"), ""),
        "reach": (_("Reach"), _("Add a number"), ""),
        "documents": (_("Documents it is about"), _("Add a document"), ""),
        "links": (_("Links"), _("Add a link"), ""),
        "photos": (
            _("Photos"),
            _("Add a photo"),
            _("JPEG or PNG, at most 15 MB. Place and device are taken out. Internal until consent is recorded."),
        ),
        "files": (
            _("Papers"),
            _("Add a paper"),
            _("Agendas, lists, reports: PDF, office documents, text; at most 15 MB. Internal by rule."),
        ),
        "steps": (_("Next steps"), _("Add a next step"), _("Always internal.")),
        "connections": (
            _("Earlier and later activities"),
            _("Add a connection"),
            _("The announcement and its report, the rounds of one series."),
        ),
    }


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is needed to draw a form: what is typed, what was shown, what is wrong, and the words of the mission."""

    typed: Typed
    base: Record | None
    errors: Mapping[str, str]
    sensitive: Sensitive
    listed: Mapping[str, Rows[Any]]
    languages: Sequence[str]
    themes: Sequence[tuple[str, Sequence[tuple[str, str, bool]]]]
    dimensions: Sequence[tuple[str, str]]
    bulletins: Mapping[int, str]
    files: Mapping[int, str]
    members: Sequence[tuple[str, str]] = ()
    private: frozenset[int] = field(default_factory=frozenset)

    def value(self, name: str) -> str:
        return self.typed.get(name, "")

    def cell(self, name: str, label: Any, **more: Any) -> Cell:
        """Return one input as it was typed."""
        return Cell(name=name, label=label, value=self.value(name), error=self.errors.get(name, ""), **more)

    def told(self, fact: Fact[Any] | None) -> Told | None:
        """Return where ``fact`` comes from, if it was read."""
        if fact is None or not (fact.origin.evidence or fact.origin.reason):
            return None
        return told(fact.origin, self.bulletins)

    def publicity(self, name: str, field_name: str, fact: Fact[Any] | None) -> Cell:
        """Return who may see the fact; the first choice says what the rule gives."""
        rule = _("as the rules say")
        if fact is not None:
            ruled = replace(fact, publicity=Publicity.BY_RULE)
            given = _("public") if is_public(field_name, ruled, self.sensitive) else _("internal")
            rule = _("by rule: %(given)s") % {"given": given}
        choices = (("by-rule", rule), ("public", _("public")), ("internal", _("internal")))
        return Cell(
            name=f"{name}-publicity",
            label=_("Who may see it"),
            sort="publicity",
            value=self.value(f"{name}-publicity") or "by-rule",
            choices=choices,
        )


def form_page(drawing: Drawing) -> dict[str, Any]:
    """Return what the form's template wants."""
    base = drawing.base
    kinds = [("", _("Choose")), *_labels(KIND_LABELS)]
    essentials = [
        (drawing.cell("kind", FIELD_LABELS["kind"], sort="choice", choices=kinds), base and base.kind),
        (
            drawing.cell("status", FIELD_LABELS["status"], sort="choice", choices=_labels(STATUS_LABELS)),
            base and base.status,
        ),
        (
            drawing.cell("part", FIELD_LABELS["part"], sort="choice", choices=_labels(PART_LABELS)),
            base and base.part,
        ),
    ]
    lists = {name: _list(drawing, name, rows) for name, rows in drawing.listed.items()}
    own = {name: _own_list(drawing, name) for name in OWNER_COLUMNS}
    return {
        "words": tuple(_words(drawing)),
        "missing_languages": _missing_languages(drawing),
        "original_language": drawing.cell(
            "original_language",
            _("Original language"),
            sort="choice",
            choices=[(code, language_name(code)) for code in languages_offered(drawing)],
        ),
        "languages_shown": " ".join(languages_of(drawing.typed)),
        "essentials": [(cell, drawing.told(fact or None)) for cell, fact in essentials],
        "period": _period(drawing),
        "period_told": drawing.told(base.period if base else None),
        "period_publicity": drawing.publicity("period", "period", base.period if base else None),
        "dimension": drawing.cell(
            "dimension",
            FIELD_LABELS["dimension"],
            sort="choice",
            choices=[("", _("None")), *drawing.dimensions],
        ),
        "dimension_told": drawing.told(base.dimension if base else None),
        "dimension_publicity": drawing.publicity("dimension", "dimension", base.dimension if base else None),
        "themes": tuple(_themes(drawing)),
        "main_lists": [lists[name] for name in ("places", "people", "organisations", "reach")],
        "more_lists": [lists[name] for name in ("photos", "files", "documents", "links")],
        "own_lists": list(own.values()),
        "notes": drawing.cell("notes", FIELD_LABELS["notes"], sort="long", help=_("Never published.")),
        "errors": error_links(drawing),
    }


def error_links(drawing: Drawing) -> list[tuple[str, str]]:
    """Return each error with the id of its field, for the list at the top of the page."""
    return [(f"id_{name}", message) for name, message in drawing.errors.items()]


def languages_offered(drawing: Drawing) -> list[str]:
    """Return the languages that one can write in: the mission's, and those that the form has."""
    return list(dict.fromkeys((*drawing.languages, *languages_of(drawing.typed))))


def _labels(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(each.value, label) for each, label in labels.items()]


def _words(drawing: Drawing) -> Iterator[Words]:
    original = clean(drawing.value("original_language"))
    titles = drawing.base.titles if drawing.base else {}
    texts = drawing.base.texts if drawing.base else {}
    for language in languages_of(drawing.typed):
        title, text = f"titles-{language}", f"texts-{language}"
        yield Words(
            language=language,
            heading=language_name(language),
            is_original=language == original,
            title=drawing.cell(title, FIELD_LABELS["titles"], limit=400),
            title_publicity=drawing.publicity(title, "titles", titles.get(language)),
            title_told=drawing.told(titles.get(language)),
            text=drawing.cell(text, FIELD_LABELS["texts"], sort="long"),
            text_publicity=drawing.publicity(text, "texts", texts.get(language)),
            text_told=drawing.told(texts.get(language)),
        )


def _missing_languages(drawing: Drawing) -> list[tuple[str, str]]:
    shown = languages_of(drawing.typed)
    return [(code, language_name(code)) for code in drawing.languages if code not in shown]


def _period(drawing: Drawing) -> dict[str, Cell]:
    cell = drawing.cell
    return {
        "known": cell("period-known", _("What is known"), sort="radio", choices=KNOWN),
        "first": cell("period-first", _("First day"), sort="date"),
        "last": cell("period-last", _("Last day, if another"), sort="date"),
        "month": cell("period-month", _("Month"), sort="month", help=_("year-month, such as 2031-05")),
        "season": cell("period-season", _("Season"), sort="choice", choices=[("", _("Choose")), *SEASONS]),
        "season_year": cell("period-season_year", _("Year"), sort="year"),
        "year": cell("period-year", _("Year"), sort="year"),
        "edtf": cell("period-edtf", _("EDTF"), limit=60, help=_("such as 2031-05/2031-07 or 2031-05-13/..")),
        "uncertain": cell("period-uncertain", _("uncertain"), sort="check"),
    }


def _themes(drawing: Drawing) -> Iterator[ThemeGroup]:
    before = {fact.value: fact for fact in drawing.base.themes} if drawing.base else {}
    for heading, themes in drawing.themes:
        ticks = []
        for key, words, is_retired in themes:
            name, fact = f"themes-{key}", before.get(key)
            cell = drawing.cell(name, words, sort="check")
            if is_retired and not (cell.is_ticked or fact):
                continue
            publicity = drawing.publicity(name, "themes", fact) if cell.is_ticked else None
            ticks.append(Tick(cell=cell, publicity=publicity, told=drawing.told(fact)))
        if ticks:
            yield ThemeGroup(heading=heading, ticks=tuple(ticks))


def _list(drawing: Drawing, name: str, rows: Rows[Any]) -> RowList:
    heading, add, help_text = list_words()[name]
    columns = rows.columns()
    facts: tuple[Fact[Any], ...] = getattr(drawing.base, name, ())
    drawn = tuple(_row(drawing, name, number, columns, facts) for number in row_numbers(drawing.typed, name))
    blank = _row(replace(drawing, typed={}, errors={}), name, NEW_ROW, columns, ())
    return RowList(name=name, heading=heading, add=add, rows=drawn, blank=blank, help=help_text)


def _row(drawing: Drawing, name: str, number: int | str, columns: Sequence[Column], facts: Sequence[Fact[Any]]) -> Row:
    prefix = f"{name}-{number}-"
    was = clean(drawing.value(f"{prefix}was"))
    fact = facts[int(was)] if was.isascii() and was.isdigit() and len(was) < 6 and int(was) < len(facts) else None
    cells = [
        drawing.cell(
            prefix + column.name,
            column.label,
            sort=column.sort,
            choices=column.choices,
            help=column.help,
            suggests=column.suggests,
            limit=column.limit if column.sort in ("text", "url") else None,
            is_wide=column.is_wide,
        )
        for column in columns
    ]
    note = ""
    if name == "people":
        if fact is not None and fact.entry is not None:
            note = _("private person") if fact.entry in drawing.private else ""
        else:
            cells.append(drawing.cell(f"{prefix}private", _("private person"), sort="check"))
    file = next((cell.value for cell in cells if cell.sort in ("photo", "paper")), "")
    return Row(
        name=f"{name}-{number}",
        cells=tuple(cells),
        hidden=((f"{prefix}was", was),),
        publicity=drawing.publicity(f"{name}-{number}", name, fact),
        told=drawing.told(fact),
        note=drawing.files.get(int(file), note) if file.isdigit() else note,
        file=int(file) if file.isdigit() else None,
        is_filled=any(cell.value for cell in cells if cell.sort not in ("choice", "check")),
        has_errors=any(cell.error for cell in cells),
    )


def _own_list(drawing: Drawing, name: str) -> RowList:
    heading, add, help_text = list_words()[name]
    make = _step_row if name == "steps" else _connection_row
    rows = tuple(make(drawing, number) for number in row_numbers(drawing.typed, name))
    blank = make(replace(drawing, typed={}, errors={}), NEW_ROW)
    return RowList(name=name, heading=heading, add=add, rows=rows, blank=blank, help=help_text)


def _step_row(drawing: Drawing, number: int | str) -> Row:
    prefix = f"steps-{number}-"
    cells = (
        drawing.cell(f"{prefix}what", _("What"), limit=500, is_wide=True),
        drawing.cell(f"{prefix}owner", _("Who"), sort="choice", choices=[("", _("Nobody yet")), *drawing.members]),
        drawing.cell(f"{prefix}due_on", _("By"), sort="date"),
        drawing.cell(f"{prefix}done", _("done"), sort="check"),
    )
    return _plain_row(drawing, f"steps-{number}", cells, ("pk", "shown"), "what")


def _connection_row(drawing: Drawing, number: int | str) -> Row:
    prefix = f"connections-{number}-"
    which = (("earlier", _("an earlier activity")), ("later", _("a later activity")))
    cells = (
        drawing.cell(f"{prefix}which", _("This continues or leads to"), sort="choice", choices=which),
        drawing.cell(
            f"{prefix}activity",
            _("Activity"),
            suggests="activities",
            is_wide=True,
            help=_("its title, number or address"),
        ),
    )
    return _plain_row(drawing, f"connections-{number}", cells, ("pk",), "activity")


def _plain_row(drawing: Drawing, name: str, cells: tuple[Cell, ...], hidden: Sequence[str], main: str) -> Row:
    return Row(
        name=name,
        cells=cells,
        hidden=tuple((f"{name}-{each}", drawing.value(f"{name}-{each}")) for each in hidden),
        is_filled=bool(drawing.value(f"{name}-{main}")),
        has_errors=any(cell.error for cell in cells),
    )
