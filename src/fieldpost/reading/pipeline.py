"""From a bulletin to its activities: the stages in their order, none of which knows another's rules.

    language       in which language is it written?
    words          its words, cut once
    periods        which dates does it name?
    outline        which passages are headings, captions, notices, stories? (looks says how each looks)
    names          which words are written as names, which name countries?
    organisations  which bodies does it name?
    people         who acts or is quoted, in which office?
    datelines      which passages open with town and day?
    own_date       when was it written?
    places         which places does it name?
    bodies         which mentions are the same body, and which one publishes?
    reach          how many took part or were reached?
    kinds          which words say what sort of activity it is?
    activities     which activities do its stories tell? (dating, venue and parts answer for one)
    themes         which words speak of which theme?
    documents      which handbooks, plans and laws does it name?

``read_bulletin`` runs them and turns what they found into domain values with evidence. A stage that fails on one bulletin is a
problem of that bulletin, and the rest of it is read all the same.
"""

from bisect import bisect_right
from collections.abc import Sequence

from fieldpost.domain import Bulletin, Caption, Mention, Mission, Passage, Period, Problem, Reading, Span
from fieldpost.gazetteer import default_gazetteer

from . import messages
from .activities import Told, find_activities
from .bodies import find_bodies
from .datelines import find_datelines
from .evidence import Recorder
from .facts import Facts
from .kinds import find_kinds
from .language import find_language
from .located import Located
from .named_documents import find_documents
from .names import Names
from .organisations import find_organisations
from .outline import Story, outline
from .own_date import OwnDate, own_date
from .people import find_people
from .periods import find_periods
from .places import find_places
from .reach import find_reach
from .themes import find_themes
from .words import Words

LANGUAGES = frozenset({"en", "ru"})


def read_bulletin(bulletin: Bulletin, *, mission: Mission | None = None, period: Period | None = None) -> Reading:
    """Return the activities of ``bulletin`` with evidence, and what stays open.

    ``mission`` tells whose bulletin it is and adds its own places; ``period`` is the bulletin's day or month where the caller
    knows better than its text.
    """
    language, score = find_language(bulletin.text)
    spoken = Mention(value=language, score=score, reason=messages.ITS_LANGUAGE)
    problems = list(bulletin.problems)
    if language not in LANGUAGES:
        problems.append(Problem(message=messages.LANGUAGE_NOT_READ.format(language=language)))
        return Reading(bulletin=bulletin, language=spoken, activities=(), problems=tuple(problems))
    facts, own = _facts(bulletin, language, mission, period)
    recorder = Recorder(bulletin, facts, mission)
    told = find_activities(facts)
    activities = tuple(recorder.activity(one, number) for number, one in enumerate(told, 1))
    problems.extend(_open_questions(recorder, told, own))
    publisher = facts.bodies.publisher
    return Reading(
        bulletin=bulletin,
        language=spoken,
        activities=activities,
        body=recorder.body(publisher) if publisher is not None else None,
        period=recorder.own_period(own),
        captions=_captions(recorder, facts, told),
        notices=tuple(recorder.passage(passage, messages.SPEAKS_OF_BULLETIN) for passage in facts.outline.notices),
        links=recorder.links([Span(0, len(bulletin.text))]),
        problems=tuple(problems),
    )


def _facts(bulletin: Bulletin, language: str, mission: Mission | None, period: Period | None) -> tuple[Facts, OwnDate]:
    gazetteer = default_gazetteer()
    if mission is not None and mission.places:
        gazetteer = gazetteer.with_mission_places([place.as_entry() for place in mission.places])
    words = Words(bulletin.text)
    periods = find_periods(words, language=language)
    shape = outline(bulletin, words, periods, language=language)
    names = Names(words, language=language)
    organisations = find_organisations(names, gazetteer=gazetteer, language=language)
    people = find_people(names, organisations, gazetteer=gazetteer, language=language)
    datelines = find_datelines(
        names, Located(periods), [words.range_of(passage.span) for passage in _prose(shape.stories)]
    )
    own = own_date(words, periods, datelines, shape, given=period, language=language)
    places = find_places(
        names, organisations, people, datelines, periods, gazetteer=gazetteer, language=language, year=own.frame.year
    )
    sentences = words.sentences()
    known = mission.bodies if mission is not None else ()
    return Facts(
        names=names,
        outline=shape,
        sentences=sentences,
        periods=Located(periods),
        bodies=find_bodies(names, organisations, shape, known=known, language=language),
        people=Located(people),
        places=Located(places),
        reach=Located(find_reach(names, sentences, periods, language=language)),
        kinds=Located(find_kinds(words, language=language)),
        themes=Located(find_themes(words, language=language)),
        documents=Located(find_documents(names, language=language)),
        datelines=Located(datelines),
        brackets=_brackets(words),
        frame=own.frame,
        language=language,
    ), own


def _prose(stories: Sequence[Story]) -> list[Passage]:
    return [passage for story in stories for passage in story.told]


def _brackets(words: Words) -> list[bool]:
    """Return for each word whether it stands in brackets."""
    inside, result = False, []
    for token in words.tokens:
        inside = (inside or token == "(") and token not in (")", "\n")
        result.append(inside)
    return result


def _open_questions(recorder: Recorder, told: list[Told], own: OwnDate) -> list[Problem]:
    problems = []
    if own.period is None:
        problems.append(Problem(message=own.reason))
    for one in told:
        span = recorder.story_span(one)
        problems.extend(
            Problem(message=message, span=recorder.span(found.first, found.after)) for found, message in one.wrong
        )
        if one.period is None:
            first, after = one.sentences[0].first, one.sentences[-1].after
            undecided = recorder.facts.periods.between(first, after)
            message = messages.NO_DATE_DECIDED
            if undecided and own.frame.year is None:
                message = messages.YEAR_IS_OPEN
            problems.append(Problem(message=message, span=span))
    return problems


def _captions(recorder: Recorder, facts: Facts, told: list[Told]) -> tuple[Caption, ...]:
    """Return the captions, each with the first activity of the story it stands in, else the next one of the text."""
    by_story: dict[int, int] = {}
    for number, one in enumerate(told, 1):
        by_story.setdefault(id(one.story), number)
    starts = [recorder.story_span(one).start for one in told]
    found = []
    for passage, story in facts.outline.captions:
        number = by_story.get(id(story)) or bisect_right(starts, passage.span.start) + 1
        mention = recorder.passage(passage, messages.LINE_AS_CAPTION)
        activity = recorder.activity_id(number) if number <= len(told) else None
        found.append(Caption(text=mention, activity=activity))
    return tuple(found)
