"""A sentence that Fieldpost says of its own accord, in English, and that the newsroom says in the language of its user."""

from typing import NewType

Message = NewType("Message", str)
"""The English words, with ``{name}`` where a value stands; ``tools/messages.py`` finds them for the catalogues by this name.

``str.format`` fills in the values, as text. What is kept is the English sentence, and no more; from it ``web.translation``
finds the message again, so the fixed words of no two may be alike. The name of a value says what it is:

    count, most, parts   a whole number, with commas between thousands
    year, month          their numbers
    date                 a day, month or period in EDTF
    language             an ISO 639-1 code
    sort, reason         another message
    anything else        words as they were found

What follows a ``_`` tells two values of a kind apart.
"""
