"""An activity's page: what is known of it, where each fact comes from, and what comes before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fieldpost.publishing.scripts import is_right_to_left

from ...missions.access import may, needs
from ...missions.models import Mission
from ...missions.roles import Right
from ..follow_up import Step, change_next_steps
from ..form.desk import bulletin_names
from ..form.following import connections_of
from ..leaks import leaks
from ..models import Activity, Draft
from ..models.activity import State
from ..printing import unprinted_words
from ..publicity import Sensitive, is_public, public_record
from ..record import Fact, Picture, Record
from ..sensitive import sensitive_in
from ..told import Told, told
from ..vocabulary import vocabulary
from ..wording import FIELD_LABELS, in_words, language_name
from .form import may_edit, require_edit

SHOWN = ("period", "places", "people", "organisations", "reach", "kind", "status", "part", "dimension", "themes")
AFTER = ("documents", "links", "files")


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One fact in words; ``address`` is where a link leads, ``file`` and ``alternative`` are a photograph's or a paper's."""

    text: str
    told: Told
    is_public: bool
    address: str = ""
    file: int | None = None
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class ShownField:
    """The facts of one field."""

    name: str
    label: str
    facts: tuple[ShownFact, ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    """Title and text in one language."""

    language: str
    heading: str
    direction: str
    title: ShownFact | None
    text: ShownFact | None


@needs(Right.READ_REGISTER)
@require_GET
def activity_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the activity; a reader sees what is public, and no origins, for the words around a fact may name others."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    shown = Activity.objects.shown_to(request.user, mission)  # type: ignore[arg-type]
    activity = get_object_or_404(shown.select_related("changed_by", "bulletin"), pk=pk)
    activity.mission = mission
    record = activity.record
    sensitive = sensitive_in(mission, [record])
    sees_internal = may(request.user, Right.SEE_INTERNAL, mission)  # type: ignore[arg-type]
    public = public_record(record, sensitive)
    if not sees_internal:
        record = public
    words = vocabulary(mission, get_language() or "en")
    headings = {key: each.words for key, each in (*words.dimensions.items(), *words.themes.items())}
    shower = _Shower(record, sensitive, headings, bulletin_names(mission, record))
    context = {
        "activity": activity,
        "heading": record.heading or _("Untitled"),
        "texts": tuple(shower.texts()),
        "fields": tuple(shower.fields(SHOWN)),
        "more": tuple(shower.fields(AFTER)),
        "photos": tuple(shower.field("photos")),
        "notes": next(shower.field("notes"), None),
        "sees_internal": sees_internal,
        "leaks": leaks(record, public) if sees_internal else (),
        "unprinted": unprinted_words(public) if sees_internal else (),
        **_beside(request, activity, sees_internal=sees_internal),
    }
    return render(request, "activities/activity.html", context)


@needs(Right.EDIT_ACTIVITY)
@require_POST
def step_done(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Say that a next step is done, or that it is not."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    activity = get_object_or_404(Activity.objects.of(mission), pk=pk)
    found = get_object_or_404(activity.next_steps, pk=step)
    if found.owner_id != request.user.pk:
        require_edit(request, activity)
    now = timezone.now()
    changed = Step(
        pk=found.pk,
        what=found.what,
        owner=found.owner_id,
        due_on=found.due_on,
        done_on=None if found.done_on else timezone.localdate(now),
    )
    change_next_steps(activity, [changed], by=request.user, now=now)  # type: ignore[arg-type]
    messages.success(request, _("Done: %(what)s") % {"what": found.what} if changed.done_on else _("It is open again."))
    return redirect("activities:activity", pk)


class _Shower:
    """Turns the facts of one record into words."""

    def __init__(
        self, record: Record, sensitive: Sensitive, headings: dict[str, str], bulletins: dict[int, str]
    ) -> None:
        self.record, self.sensitive, self.headings, self.bulletins = record, sensitive, headings, bulletins

    def texts(self) -> Iterator[ShownText]:
        for language in self.record.languages:
            title, text = self.record.titles.get(language), self.record.texts.get(language)
            yield ShownText(
                language=language,
                heading=language_name(language),
                direction="rtl" if is_right_to_left(language) else "ltr",
                title=self._fact("titles", title) if title else None,
                text=self._fact("texts", text) if text else None,
            )

    def fields(self, names: tuple[str, ...]) -> Iterator[ShownField]:
        for name in names:
            facts = tuple(self.field(name))
            if facts:
                yield ShownField(name, str(FIELD_LABELS[name]), facts)

    def field(self, name: str) -> Iterator[ShownFact]:
        held = getattr(self.record, name)
        for fact in held if isinstance(held, tuple) else [held] if held else []:
            yield self._fact(name, fact)

    def _fact(self, name: str, fact: Fact[Any]) -> ShownFact:
        return ShownFact(
            text=fact.value if name in ("titles", "texts") else in_words(name, fact.value, self.headings),
            told=told(fact.origin, self.bulletins),
            is_public=is_public(name, fact, self.sensitive),
            address=fact.value if name == "links" and fact.value.startswith(("http://", "https://")) else "",
            file=getattr(fact.value, "file", None),
            alternative=_alternative(fact.value) if name == "photos" else "",
        )


def _alternative(photo: Picture) -> str:
    """Return what is to be seen, in the reader's language or in any."""
    words = photo.alternatives
    return words.get(get_language() or "en") or next(iter(words.values()), "")


def _beside(request: HttpRequest, activity: Activity, *, sees_internal: bool) -> dict[str, Any]:
    """Return what stands beside the facts: connections, next steps, a draft, and what the person may do."""
    connections = [
        each
        for each in connections_of(activity)
        if sees_internal
        or all(other.state == State.CLEARED and other.is_public for other in (each.earlier, each.later))
    ]
    is_editable = may_edit(request, activity)
    draft = Draft.objects.filter(user=request.user, activity=activity).first() if is_editable else None  # type: ignore[misc]
    return {
        "earlier": [each.earlier for each in connections if each.later_id == activity.pk],
        "later": [each.later for each in connections if each.earlier_id == activity.pk],
        "steps": list(activity.next_steps.select_related("owner")) if sees_internal else [],
        "is_editable": is_editable,
        "draft": draft,
        "clearance_template": _clearance_template() if sees_internal else "",
    }


def _clearance_template() -> str:
    """Return the name of the block about the activity's clearance, empty where there is none."""
    try:
        get_template("clearance/_state.html")
    except TemplateDoesNotExist:
        return ""
    return "clearance/_state.html"
