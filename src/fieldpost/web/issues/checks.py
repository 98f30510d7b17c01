"""Is an issue fit to be published? What is missing or wrong in it, and where that is mended.

Which findings are errors, warnings or off is the mission's choice (``mission.settings["checks"]``, by the values of
``Check``); an error keeps the issue from being published unless a publisher gives a reason. ``FIXED`` findings cannot be
overridden: what is not cleared is never published, and without a letter there is no PDF.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fieldpost.domain import Period, values
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.month import bounds
from fieldpost.publishing.same import is_same
from fieldpost.publishing.unprinted import Field, find_unprinted

from ..activities.as_domain import as_activity
from ..activities.clearance.models import Clearance, ClearanceState
from ..activities.leaks import internal_names, names_in
from ..activities.models import Activity
from ..activities.printing import told_in_issue
from ..activities.record import Status
from ..activities.wording import language_name
from ..missions.models import Mission
from .as_domain import Shown, issue_value, shown_items
from .models import IssueItem, IssuePage


class Check(StrEnum):
    """What is looked at."""

    CLEARED = "cleared"
    ALTERNATIVE = "alternative"
    CONSENT = "consent"
    INTERNAL_NAME = "internal-name"
    UNREPORTED = "unreported"
    PLACE = "place"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    EMPTY_SECTION = "empty-section"
    LINK = "link"
    TRANSLATION = "translation"
    WORDING = "wording"
    LETTER = "letter"
    SYMBOL = "symbol"


class Severity(StrEnum):
    """What a finding means."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


SEVERITY_LABELS = {
    Severity.ERROR: _lazy("Error: it cannot be published so"),
    Severity.WARNING: _lazy("Warning"),
    Severity.OFF: _lazy("Off"),
}
CHECK_LABELS = {
    Check.CLEARED: _lazy("Items that are not cleared, or changed since"),
    Check.ALTERNATIVE: _lazy("Photos without alternative text"),
    Check.CONSENT: _lazy("Photos without consent"),
    Check.INTERNAL_NAME: _lazy("Internal names that stand in a public text"),
    Check.UNREPORTED: _lazy("Announced for the month and never reported"),
    Check.PLACE: _lazy("Items without a place"),
    Check.DATE: _lazy("Items without a date"),
    Check.CAPTION: _lazy("Photos without caption"),
    Check.CREDIT: _lazy("Photos without credit"),
    Check.EMPTY_SECTION: _lazy("Sections without items"),
    Check.LINK: _lazy("Links that are not https"),
    Check.TRANSLATION: _lazy("Items missing in another language’s issue"),
    Check.WORDING: _lazy("The issue’s own wording of a text that changed since"),
    Check.LETTER: _lazy("Letters that the PDF cannot print"),
    Check.SYMBOL: _lazy("Symbols that are left out of the PDF"),
}
FIXED = {Check.CLEARED: Severity.ERROR, Check.LETTER: Severity.ERROR}
"""Checks that no mission can change."""
DEFAULTS = {
    Check.ALTERNATIVE: Severity.ERROR,
    Check.CONSENT: Severity.ERROR,
    Check.INTERNAL_NAME: Severity.ERROR,
}
"""What a mission has that chose nothing; whatever is not named is a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: ``text`` in words, ``address`` of the page where it is mended."""

    check: Check
    severity: Severity
    text: str
    address: str


def severity_of(mission: Mission, check: Check) -> Severity:
    """Return what ``mission`` makes of a finding of ``check``."""
    if check in FIXED:
        return FIXED[check]
    chosen = mission.settings.get("checks", {}).get(check.value)
    known = {each.value for each in Severity}
    return Severity(chosen) if chosen in known else DEFAULTS.get(check, Severity.WARNING)


def check_issue(issue: IssuePage, shown: Sequence[Shown] | None = None) -> list[Finding]:
    """Return what is wrong with ``issue``, errors first."""
    told = [each for each in (shown_items(issue) if shown is None else shown) if not each.item.is_left_out]
    findings = list(_unprinted(issue, told))
    for check, look in _LOOKS.items():
        severity = severity_of(issue.mission, check)
        if severity is not Severity.OFF:
            findings += [
                Finding(check=check, severity=severity, text=text, address=address)
                for text, address in look(issue, told)
            ]
    return sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)


Found = Iterator[tuple[str, str]]


def _not_cleared(issue: IssuePage, told: Sequence[Shown]) -> Found:
    items = list(issue.items.shown().select_related("activity"))
    clearances = Clearance.objects.filter(activity__in=[item.activity_id for item in items], language=issue.language)
    known = {clearance.activity_id: clearance for clearance in clearances}
    shown = {each.item.pk for each in told}
    for item in items:
        clearance = known.get(item.activity_id)
        if clearance is None or clearance.state != ClearanceState.CLEARED:
            yield _("“%(item)s” is not cleared any more") % {"item": item}, activity_address(item.activity)
        elif clearance.cleared_version_id != item.version_id:
            yield (
                _("“%(item)s” was cleared anew since the issue was compiled; compile it again") % {"item": item},
                issue_address(issue),
            )
        elif item.pk not in shown:
            yield _("“%(item)s” has no public text") % {"item": item}, activity_address(item.activity)


def _without_place(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        if not each.value.places:
            yield _("“%(item)s” has no place") % {"item": each.item}, activity_address(each.item.activity)


def _without_date(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        if each.value.period is None:
            yield _("“%(item)s” has no date") % {"item": each.item}, activity_address(each.item.activity)


def _without_alternative(issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        for file, picture in each.pictures:
            if not picture.alternatives.get(issue.language, "").strip():
                yield (
                    _("The photo %(file)s of “%(item)s” has no alternative text in %(language)s")
                    % {"file": file, "item": each.item, "language": language_name(issue.language)},
                    activity_address(each.item.activity),
                )


def _without_caption(issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        for file, picture in each.pictures:
            if not picture.captions.get(issue.language, "").strip():
                yield (
                    _("The photo %(file)s of “%(item)s” has no caption in %(language)s")
                    % {"file": file, "item": each.item, "language": language_name(issue.language)},
                    activity_address(each.item.activity),
                )


def _without_credit(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        for file, picture in each.pictures:
            if not picture.credit.strip():
                yield (
                    _("The photo %(file)s of “%(item)s” does not say who took it") % {"file": file, "item": each.item},
                    activity_address(each.item.activity),
                )


def _without_consent(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        for file, picture in each.pictures:
            if not picture.consent.strip():
                yield (
                    _("The photo %(file)s of “%(item)s” does not say who agreed to be shown")
                    % {"file": file, "item": each.item},
                    activity_address(each.item.activity),
                )


def _empty_sections(issue: IssuePage, told: Sequence[Shown]) -> Found:
    filled = {each.item.section for each in told}
    for dimension in issue.mission.dimensions.all():
        if dimension.key not in filled:
            heading = dimension.said_in(issue.language)
            yield _("Nothing stands in the section “%(section)s”") % {"section": heading}, issue_address(issue)


def _internal_names(issue: IssuePage, told: Sequence[Shown]) -> Found:
    names = withheld_names(told)
    texts = [(f"{issue.lead}\n" + "\n".join(issue.notices), _("the editor’s note or a notice"), edit_address(issue))]
    for each in told:
        said = [each.value.title.value if each.value.title else "", each.value.text]
        for _file, picture in each.pictures:
            said += [
                picture.captions.get(issue.language, ""),
                picture.alternatives.get(issue.language, ""),
                picture.credit,
            ]
        texts.append(("\n".join(said), f"“{each.item}”", item_address(each.item)))
    for text, where, address in texts:
        for name in names_in(text, names):
            yield _("%(name)s is internal, but stands in %(where)s") % {"name": name, "where": where}, address


def withheld_names(told: Iterable[Shown]) -> list[str]:
    """Return the people and places that the items' records name and that may not leave the mission."""
    return list(dict.fromkeys(name for each in told for name in internal_names(each.record, each.public)))


def _links(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        for link in values(each.value.links):
            if not link.startswith("https://"):
                yield (
                    _("The link %(link)s of “%(item)s” is not https") % {"link": link, "item": each.item},
                    activity_address(each.item.activity),
                )


def _old_wording(_issue: IssuePage, told: Sequence[Shown]) -> Found:
    for each in told:
        if each.item.is_worded and each.item.worded_from_id != each.item.version_id:
            yield (
                _("“%(item)s” has the issue’s own wording, but its text changed since; look at the difference")
                % {"item": each.item},
                item_address(each.item),
            )


def _translations(issue: IssuePage, told: Sequence[Shown]) -> Found:
    for language in issue.mission.languages:
        if language == issue.language:
            continue
        name = language_name(language)
        other = IssuePage.objects.filter(mission=issue.mission, month=issue.month, language=language).first()
        if other is None:
            yield _("There is no issue in %(language)s for this month") % {"language": name}, reverse("issues:list")
            continue
        there = set(other.items.shown().values_list("activity", flat=True))
        for each in told:
            if each.item.activity_id not in there:
                yield (
                    _("“%(item)s” does not stand in the issue in %(language)s") % {"item": each.item, "language": name},
                    issue_address(other),
                )


def _unreported(issue: IssuePage, told: Sequence[Shown]) -> Found:
    for activity in unreported(issue):
        text = _(
            "“%(activity)s” was announced for the month (%(period)s) and nobody reports it: say whether it took place"
        ) % {"activity": activity, "period": _when(activity)}
        announced = as_activity(activity.record, id=activity.key, language=activity.original_language)
        report = next((each.item for each in told if announced and is_same(announced, each.value)), None)
        if report:
            text = _(
                "“%(activity)s” was announced for the month (%(period)s); if “%(report)s” reports it, connect the two"
            ) % {"activity": activity, "period": _when(activity), "report": report}
        yield text, activity_address(activity)


def _when(activity: Activity) -> str:
    return describe_period(Period.parse(activity.period), get_language() or "en")


def unreported(issue: IssuePage) -> list[Activity]:
    """Return what was announced for the month and neither held nor followed by a later activity."""
    first, last = bounds(issue.period)
    starts_in = Q(first_day__range=(first, last)) & (Q(last_day=None) | Q(last_day__lte=last))
    ends_in = Q(first_day=None, last_day__range=(first, last))
    announced = Activity.objects.of(issue.mission).filter(status=Status.ANNOUNCED.value, connections_to_later=None)
    return list(announced.filter(starts_in | ends_in).order_by("sort_day", "pk"))


def _unprinted(issue: IssuePage, told: Sequence[Shown]) -> Iterator[Finding]:
    """Find what the PDF cannot print in the issue as it would be frozen; letters and symbols are two checks."""
    items = {each.item.anchor: each.item for each in told}
    for each in find_unprinted(issue_value(issue, told)):
        check = Check.SYMBOL if each.is_left_out else Check.LETTER
        severity = severity_of(issue.mission, check)
        if severity is Severity.OFF:
            continue
        item = items.get(each.activity.id) if each.activity else None
        address = _where_written(item, each.field) if item else _where_own_is_written(issue, each.field)
        yield Finding(check=check, severity=severity, text=told_in_issue(each, issue.language), address=address)


def _where_written(item: IssueItem, field: Field) -> str:
    """Return the page on which a text of ``item`` is written: its own wording in the issue, or the activity."""
    own = {Field.TITLE: item.title, Field.TEXT: item.text}.get(field)
    return item_address(item) if own else activity_address(item.activity)


def _where_own_is_written(issue: IssuePage, field: Field) -> str:
    """Return the page on which a text of the issue itself is written; what the mission says is written in its profile."""
    return reverse("mission:home") if field in (Field.MISSION, Field.LOGO, Field.MAP) else edit_address(issue)


_LOOKS: dict[Check, Callable[[IssuePage, Sequence[Shown]], Found]] = {
    Check.CLEARED: _not_cleared,
    Check.INTERNAL_NAME: _internal_names,
    Check.ALTERNATIVE: _without_alternative,
    Check.CONSENT: _without_consent,
    Check.UNREPORTED: _unreported,
    Check.PLACE: _without_place,
    Check.DATE: _without_date,
    Check.CAPTION: _without_caption,
    Check.CREDIT: _without_credit,
    Check.LINK: _links,
    Check.WORDING: _old_wording,
    Check.EMPTY_SECTION: _empty_sections,
    Check.TRANSLATION: _translations,
}


def activity_address(activity: Activity) -> str:
    """Return where the activity is looked at and edited."""
    return reverse("activities:activity", args=[activity.pk])


def issue_address(issue: IssuePage) -> str:
    """Return the issue's board."""
    return reverse("issues:issue", args=[issue.pk])


def edit_address(issue: IssuePage) -> str:
    """Return where the issue's own parts are written."""
    return reverse("issues:edit", args=[issue.pk])


def item_address(item: IssueItem) -> str:
    """Return where an item is worded."""
    return reverse("issues:item", args=[item.issue_id, item.pk])
