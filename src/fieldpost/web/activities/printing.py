"""What the PDF cannot print, told to those who can write it otherwise."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fieldpost import domain
from fieldpost.publishing.dates import locale_for
from fieldpost.publishing.unprinted import Field, Unprinted, unprinted_in

from .as_domain import REGISTER, as_activity
from .record import Record

FIELD_LABELS = {
    Field.TITLE: _lazy("title"),
    Field.TEXT: _lazy("text"),
    Field.PLACE: _lazy("place"),
    Field.PERSON: _lazy("person"),
    Field.PARTNER: _lazy("partner"),
    Field.REACH: _lazy("who took part"),
    Field.LINK: _lazy("link"),
    Field.CAPTION: _lazy("caption of a photo"),
    Field.CREDIT: _lazy("credit of a photo"),
    Field.CORRECTION: _lazy("correction"),
    Field.ISSUE_TITLE: _lazy("title of the issue"),
    Field.NOTE: _lazy("editor’s note"),
    Field.NOTICE: _lazy("notice"),
    Field.CAMPAIGN: _lazy("campaign"),
    Field.HEADING: _lazy("heading"),
    Field.MISSION: _lazy("mission’s name, disclaimer or contact"),
    Field.LOGO: _lazy("logo"),
    Field.MAP: _lazy("map"),
}

BY_LANGUAGE = (Field.TITLE, Field.TEXT, Field.CAPTION)
"""What an activity says in each language in other words."""


def unprinted_words(public: Record) -> list[str]:
    """Return in words what of ``public``, which is published of a record, the PDF cannot print, language by language."""
    found: dict[str, None] = {}
    for language in public.languages:
        activity = as_activity(public, id=REGISTER, language=language)
        if activity:
            for each in unprinted_in(activity, _photos(public, language)):
                # Facts are the same in every language.
                found[_in_words(each, language if each.field in BY_LANGUAGE else "")] = None
    return list(found)


def told_in_issue(unprinted: Unprinted, language: str) -> str:
    """Return in words what an issue in ``language`` holds, beginning with the activity where it is one's."""
    told = _in_words(unprinted, language)
    if unprinted.activity is None:
        return told
    return _("“%(activity)s”, %(told)s") % {"activity": unprinted.activity.heading, "told": told}


def _in_words(unprinted: Unprinted, language: str) -> str:
    """Return where the characters stand, which they are, and what to do."""
    field = str(FIELD_LABELS[unprinted.field])
    # As it stands within a sentence: small in Russian.
    name = locale_for(get_language() or "en").languages.get(language, language)
    values = {"where": f"{field} ({name})" if language else field, "characters": unprinted.names}
    if unprinted.is_left_out:
        return _("%(where)s: left out of the PDF, which has no such symbol: %(characters)s") % values
    words = _("%(where)s: the PDF has no letter for %(characters)s; write it in other letters or leave it out")
    return words % values


def _photos(public: Record, language: str) -> list[domain.Photo]:
    return [
        domain.Photo(
            file="",
            sha256="",
            alternative="",
            caption=photo.value.captions.get(language, ""),
            credit=photo.value.credit,
        )
        for photo in public.photos
    ]
