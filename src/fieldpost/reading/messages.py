"""Why the reader took words to mean what it says, and what it could not settle."""

from fieldpost.domain.message import Message

WORDS = Message("“{words}”")
"""The words alone are the reason."""

# The bulletin itself.
ITS_LANGUAGE = Message("its script and its commonest small words")
ITS_MISSION = Message("the mission whose bulletin it is")
NO_BODY = Message("no body is named")
SPEAKS_AS_WE = Message("it speaks of itself as “мы” and gives no name")
NAMED_MOST_OFTEN = Message("named most often as the one that acts")

# When it was written.
PERIOD_GIVEN = Message("given by the reader")
IN_DATELINE = Message("the dateline states it")
IN_FRONT = Message("stated in front")
IN_FIRST_HEADING = Message("stated in the first heading")
AT_THE_END = Message("stated at the end")
YEAR_OF_ITS_DATES = Message("its dates are of {year}")
YEAR_OF_WEEKDAYS = Message(
    "its days fall on the weekdays named beside them in {year}, the nearest such year to {year_named}"
)
YEAR_OF_LATEST_MONTH = Message("{date} is the latest month with a year, and its own days are in month {month}")
ONLY_YEAR = Message("{year} is the only year that it names")

# An activity: title, kind, part of the publishing body.
HEADING_ABOVE = Message("the heading above")
HEADING_IT_STANDS_UNDER = Message("the heading it stands under")
LINE_WITHOUT_DATE_AND_PLACE = Message("the line without date and place")
LINE_AS_CAPTION = Message("a line without full stop between a heading and a text")
PASSAGES_THAT_TELL_IT = Message("the passages that tell it")
NO_WORD_FOR_ITS_KIND = Message("no word says what it is")
PART_BY_WORDS = Message("the words “{words}”")
PART_BY_WORDS_BESIDE_ANOTHER = Message("the words “{words}”, and another body organises too")
ONLY_TAKES_PART = Message("another body organises, and it only takes part")
ITS_PEOPLE_TAKE_PART = Message("another body organises, and one of its own people takes part")
NAMED_BESIDE_ORGANISER = Message("another body organises, and it is named beside it")
HAS_NO_OTHER_PART = Message("a visit or statement in which it has no other part")
ANOTHER_HOSTS = Message("another body hosts")
ANOTHER_ORGANISES = Message("another body organises")
ORGANISES_TOO = Message("it goes without saying who organises together with the other body")
LINE_OF_ITS_CALENDAR = Message("a line of its own calendar with another body")
NOBODY_ELSE_ORGANISES = Message("nobody else is named as organiser")

# Its days, and whether they are still to come.
NO_DATE = Message("no date is stated for it")
DATE_BY_ITS_PLACE = Message("the date that dates it, by its place and its sentence")
UNTIL_THE_DAY = Message("its first day, and the day that it runs until")
BEGINS_OR_ENDS = Message("the day it is said to begin or end")
BEGINS_OR_ENDS_AND_LASTS = Message("the day it is said to begin or end, and its length of {count} days")
UNDER_ANNOUNCEMENT = Message("stands under a heading that announces")
ANNOUNCED_BY_WORDS = Message("the words announce it")
AFTER_WRITING = Message("its first day lies after the day of writing")
TOLD_IN_PAST = Message("told in the past")

# Where it took place.
VISITED = Message("the words say it was visited")
IN_DATED_SENTENCE = Message("named where the sentence that dates it says in which place")
WHERE_HELD = Message("named where it is said to be held")
IN_COURSE_OF_VISIT = Message("named in the course of the visit")
BESIDE_DATE = Message("stands beside the date")
TOWN_OF_DATELINE = Message("the town of the dateline; nothing else is named")
FIRST_PLACE = Message("the first place that the text says something was in")
IN_TITLE = Message("named in the title")
NOTHING_FINER = Message("nothing finer is named")
IN_TITLE_NOTHING_FINER = Message("named in the title; nothing finer is")
AS_TOLD_WITH_IT = Message("as for the activity told with it: {reason}")

# Who took part, how many, and what it was about.
OFFICE_BESIDE_NAME = Message("an office beside the name")
HONORIFIC = Message("an honorific, or what is said of them")
NAMED_AS_TAKING_PART = Message("named as taking part")
NUMBER_BEFORE_PEOPLE = Message("a number before a noun for people or groups")
SPEAKS_OF_THEME = Message("what its heading and its text speak of")
DIMENSION_OF_THEME = Message("the dimension of its theme")
SPEAKS_OF_BULLETIN = Message("it speaks of the bulletin, not of an activity")
ADDRESS_IN_TEXT = Message("an address in the text")

# What stays open.
LANGUAGE_NOT_READ = Message("its language ({language}) is not read yet; it is kept as text")
WHEN_WRITTEN_IS_OPEN = Message("when it was written is neither stated nor implied")
NO_DATE_DECIDED = Message("no date could be decided for this activity")
YEAR_IS_OPEN = Message("the year of this activity's date is not known")
