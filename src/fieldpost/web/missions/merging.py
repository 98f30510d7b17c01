"""Merging two entries of the directory into one, and undoing it.

Every reference moves to the entry that stays. The other is kept with ``merged_into``: the versions of activities that name
it are never changed, and it leads where they are looked up. Undoing gives back what the merge moved, by what it noted and by
what the activities' versions name.
"""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from ..accounts.models import User
from . import audit, outlets
from .errors import MissionsError
from .models import Entry, KeptApart, Merge, Organisation, Person, Place
from .names import folded_names, write_variants

_FILLED = {
    Person: ("office", "organisation_id"),
    Organisation: ("acronym", "website"),
    Place: ("latitude", "longitude", "countries"),
}
"""Columns that the entry that stays takes from the other where it has nothing."""
_EITHER = {Person: ("is_private",), Organisation: ("is_publisher",), Place: ("at_risk", "cue")}
"""Marks that hold for what is merged if they held for one of the two: nothing becomes public by a merge."""


@transaction.atomic
def merge_entries(source: Entry, target: Entry, *, kind: str, by: User, now: datetime) -> Merge:
    """Merge ``source`` into ``target``, two entries of ``kind``.

    Raises:
        MissionsError: they are one and the same, of two missions, or one of them was merged already.
    """
    model: Any = type(source)
    locked = {each.pk: each for each in model.objects.select_for_update().filter(pk__in=[source.pk, target.pk])}
    source, target = locked[source.pk], locked[target.pk]
    if source.pk == target.pk or source.mission_id != target.mission_id:
        raise MissionsError(_("Choose two entries of this mission."))
    for each in (source, target):
        if each.merged_into:
            raise MissionsError(_("“%(name)s” was merged already; reload the page.") % {"name": each.name})
    before: dict[str, Any] = {"columns": _take_over(source, target), "variants": _take_names(source, target)}
    before["rows"] = _move_rows(source, target)
    if isinstance(source, Organisation) and isinstance(target, Organisation):
        before["predecessors"] = _move_predecessors(source, target)
    before["merged"] = list(model.objects.filter(merged_into=source).values_list("pk", flat=True))
    model.objects.filter(merged_into=source).update(merged_into=target)
    source.merged_into = target
    source.save(update_fields=["merged_into"])
    target.uses.judge_again(by=by, now=now)  # type: ignore[attr-defined]
    outlets.tell(target.mission, activities=target.uses.touched(), names=True, now=now)  # type: ignore[attr-defined]
    audit.record("entries-merged", mission=target.mission, by=by, now=now, subject=target, merged=source.name)
    return Merge.objects.create(
        mission=target.mission,
        kind=kind,
        source_id=source.pk,
        target_id=target.pk,
        merged_at=now,
        merged_by=str(by)[:300],
        before=before,
    )


@transaction.atomic
def undo_merge(merge: Merge, model: type[Entry], *, by: User, now: datetime) -> Entry:
    """Make two entries of one again and return the one that comes back.

    What was written to the entry that stayed since then is left with it.

    Raises:
        MissionsError: it is undone already, or the entry that stayed was itself merged since.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    rows: Any = model.objects.select_for_update()
    source, target = rows.get(pk=merge.source_id), rows.get(pk=merge.target_id)
    if merge.undone_at:
        raise MissionsError(_("This merge is undone already."))
    if target.merged_into_id:
        raise MissionsError(
            _("“%(name)s” was itself merged into “%(other)s” since; undo that merge first.")
            % {"name": target.name, "other": target.merged_into.name}
        )
    before = merge.before
    for name, (old, new) in before["columns"].items():
        if getattr(target, name) == new:
            setattr(target, name, old)
    target.folded = folded_names(target.name, target.names)
    target.save()
    target.variants.filter(text__in=before["variants"]).delete()
    for label, ids in before["rows"].items():
        field = _references(source)[label]
        field.model._base_manager.filter(pk__in=ids, **{field.name: target}).update(**{field.name: source})
    if "predecessors" in before:
        _move_predecessors_back(before["predecessors"])
    target.uses.give_back([source.pk, *before["merged"]], source)
    rows.filter(pk__in=before["merged"]).update(merged_into=source)
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    for each in (source, target):
        each.uses.judge_again(by=by, now=now)
        outlets.tell(each.mission, activities=each.uses.touched(), names=True, now=now)
    merge.undone_at = now
    merge.save(update_fields=["undone_at"])
    audit.record("merge-undone", mission=merge.mission, by=by, now=now, subject=target, returned=source.name)
    return source  # type: ignore[no-any-return]


@transaction.atomic
def keep_entries_apart(first: Entry, second: Entry, *, kind: str, by: User, now: datetime) -> None:
    """Note that two entries that look like one are two, so that they are not suggested again."""
    ids = sorted((first.pk, second.pk))
    KeptApart.objects.get_or_create(mission=first.mission, kind=kind, first_id=ids[0], second_id=ids[1])
    audit.record("entries-kept-apart", mission=first.mission, by=by, now=now, subject=first, other=second.name)


def _take_over(source: Entry, target: Entry) -> dict[str, list[Any]]:
    """Fill what ``target`` lacks from ``source``; return the columns that changed with the old and the new value."""
    wanted: dict[str, Any] = {"names": {**source.names, **target.names}}
    for name in _FILLED[type(target)]:
        old = getattr(target, name)
        wanted[name] = getattr(source, name) if old in (None, "", []) else old
    for name in _EITHER[type(target)]:
        wanted[name] = getattr(source, name) or getattr(target, name)
    if source.note:
        wanted["note"] = "\n\n".join(note for note in (target.note, source.note) if note)
    if isinstance(source, Organisation) and isinstance(target, Organisation):
        wanted["identifiers"] = {**source.identifiers, **target.identifiers}
    if isinstance(target, Place) and not target.key:
        # Its names are more than the gazetteer's from now on, and the reader is to know them.
        wanted["key"] = target.gazetteer_id
    changed = {name: [getattr(target, name), new] for name, new in wanted.items() if getattr(target, name) != new}
    for name, (_old, new) in changed.items():
        setattr(target, name, new)
    target.folded = folded_names(target.name, target.names)
    target.save()
    return changed


def _take_names(source: Entry, target: Entry) -> list[str]:
    """Let the names of ``source`` be variants of ``target``; return those that were added."""
    old = [each.text for each in target.variants.all()]  # type: ignore[attr-defined]
    others = [each.text for each in source.variants.all()]  # type: ignore[attr-defined]
    write_variants(target, [*old, source.name, *source.names.values(), *others])
    new = target.variants.exclude(text__in=old)  # type: ignore[attr-defined]
    return list(new.values_list("text", flat=True))


def _references(entry: Entry) -> dict[str, models.ForeignObject[Any, Any]]:
    """Return the columns of all apps that refer to entries of this kind, but for its own names and merges."""
    fields = (relation.field for relation in entry._meta.related_objects if relation.one_to_many)
    return {
        f"{field.model._meta.label_lower}.{field.name}": field
        for field in fields
        if field.name not in ("merged_into", "entry")
    }


def _move_rows(source: Entry, target: Entry) -> dict[str, list[int]]:
    """Let every row that refers to ``source`` refer to ``target``; return their ids by column."""
    moved = {}
    for label, field in _references(source).items():
        rows = field.model._base_manager.filter(**{field.name: source})
        # The rows of activities are written anew with each version: their ids tell nothing later.
        moved[label] = [] if field.remote_field.related_name == "uses" else list(rows.values_list("pk", flat=True))
        rows.update(**{field.name: target})
    return moved


def _move_predecessors(source: Organisation, target: Organisation) -> dict[str, list[list[int]]]:
    """Let ``target`` follow what ``source`` followed and be followed alike; return the links before and those added."""
    links = Organisation.predecessors.through.objects
    old = links.filter(models.Q(from_organisation=source) | models.Q(to_organisation=source))
    pairs = [list(pair) for pair in old.values_list("from_organisation", "to_organisation")]
    added = []
    for pair in pairs:
        moved = [target.pk if each == source.pk else each for each in pair]
        if moved[0] != moved[1]:
            _link, is_new = links.get_or_create(from_organisation_id=moved[0], to_organisation_id=moved[1])
            added += [moved] if is_new else []
    old.delete()
    return {"links": pairs, "added": added}


def _move_predecessors_back(before: dict[str, list[list[int]]]) -> None:
    links = Organisation.predecessors.through.objects
    for later, earlier in before["added"]:
        links.filter(from_organisation_id=later, to_organisation_id=earlier).delete()
    for later, earlier in before["links"]:
        links.get_or_create(from_organisation_id=later, to_organisation_id=earlier)
