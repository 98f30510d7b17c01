"""Activities: a page of them, or one."""

from http import HTTPStatus
from typing import Any, cast

from django.db import connection
from msgspec import UNSET

from ..forms.records import record_of
from ..forms.text import clean, moment
from ..lines import shown_of
from ..models import ShownChange, What, first_number
from ..shown import Shown, decode_shown
from ..shown import Words as ShownWords
from ..visit import Visit
from .answers import Activities, Activity, Words
from .choosing import choose, page_of
from .counting import counted
from .cursors import Cursor
from .endpoint import Refusal
from .parameters import ActivitiesAsked, Asked


def activities(visit: Visit, asked: ActivitiesAsked) -> Activities:
    """Return a page of activities."""
    chosen = choose(visit, asked)
    numbers, following = page_of(visit, asked, chosen)
    records = records_of(visit, numbers)
    if asked.fields:
        wanted = dict.fromkeys(["id", *asked.fields])
        records = [cast("Activity", {name: record[name] for name in wanted}) for record in cast("list[Any]", records)]
    return Activities(
        edition=visit.index.edition,
        count=chosen.choice.count,
        is_at_least=chosen.is_at_least,
        activities=records,
        facets=counted(visit, chosen) if asked.facets else UNSET,
        next=address_of_next(visit, cursor=following),
    )


def activity(visit: Visit, _asked: Asked, id: str) -> Activity:  # noqa: A002 - its name in the address
    """Return one activity.

    Raises:
        Refusal: there is none, or it was withdrawn.
    """
    mission = visit.site.mission
    if "\0" in id:
        # PostgreSQL would refuse to look for it.
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no activity {id[:60]!r}.")
    with connection.cursor() as cursor:
        cursor.execute(
            "select data from public_shownactivity where key = %s and number >= %s and number < %s",
            [id, first_number(mission), first_number(mission + 1)],
        )
        row = cursor.fetchone()
    if row:
        return _record(visit, decode_shown(row[0]))
    withdrawn = ShownChange.objects.filter(mission=mission, key=id, what=What.WITHDRAWN).order_by("-edition")
    at = withdrawn.values_list("at", flat=True).first()
    if at is not None:
        detail = f"The mission has withdrawn activity {id}."
        raise Refusal(HTTPStatus.GONE, detail, id=id, withdrawn_at=moment(at))
    raise Refusal(HTTPStatus.NOT_FOUND, f"There is no activity {id[:60]!r}.")


def records_of(visit: Visit, numbers: list[int]) -> list[Activity]:
    """Return the activities with these numbers, in their order."""
    return [_record(visit, shown) for shown in shown_of(numbers)]


def address_of_next(visit: Visit, *, cursor: Cursor | None = None, **more: str) -> str | None:
    """Return the address asked for, with a cursor or something else in its query; None for nothing."""
    told = {"cursor": str(cursor)} if cursor else more
    if not told:
        return None
    query = visit.request.GET.copy()
    for name, value in told.items():
        query[name] = value
    return f"{visit.site.address}{visit.path}?{query.urlencode()}"


def _record(visit: Visit, shown: Shown) -> Activity:
    record = record_of(shown, visit.site, visit.language)
    told = Words(title=record["title"], lead=record["lead"], text=record["text"])
    words = {
        language: told if language == record["language"] else _words(each) for language, each in shown.words.items()
    }
    return {**record, "words": words}


def _words(words: ShownWords) -> Words:
    return Words(title=clean(words.title), lead=clean(words.lead), text=clean(words.text))
