import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from fieldpost.domain import Activity, Issue, Kind, Mission, Period, Photo, Reading, Themes
from fieldpost.publishing import PublishingError, compile_issue
from fieldpost.publishing.compile import Compilation

Teller = Callable[..., Activity]
Reader = Callable[..., Reading]
Compiler = Callable[..., Compilation]


@pytest.fixture
def compiled(mission: Mission, themes: Themes) -> Compiler:
    """Return a compiler of readings into the issue of May 2031."""

    def make(*readings: Reading, language: str = "en", photos: Sequence[Photo] = ()) -> Compilation:
        month = Period.parse("2031-05")
        return compile_issue(readings, mission=mission, themes=themes, month=month, language=language, photos=photos)

    return make


def headings(issue: Issue) -> list[str]:
    return [activity.heading for activity in issue.reported]


def test_sections_follow_visits_then_the_missions_dimensions_then_the_rest(issue: Issue) -> None:
    assert [(section.heading, section.dimension) for section in issue.sections] == [
        ("Visits", None),
        ("Politico-military dimension", "politico-military"),
        ("Economic and environmental dimension", "economic-environmental"),
        ("Human dimension", "human"),
        ("Other activities", None),
    ]


def test_themes_follow_the_order_of_the_themes_and_activities_their_dates(issue: Issue) -> None:
    order = [
        (theme.heading, [activity.id[8:24] for activity in theme.activities]) for theme in issue.sections[2].themes
    ]

    assert order == [
        ("Land and farming", ["land-campaign-pa"]),
        ("Water", ["working-group-ag", "eyteke-bi-auylyn"]),
    ] or order == [
        ("Land and farming", ["land-campaign-pa"]),
        ("Water", ["working-group-ag", "ayteke-bi-auylyn"]),
    ]


def test_what_has_no_theme_comes_first_in_its_dimension(issue: Issue) -> None:
    assert [theme.heading for theme in issue.sections[3].themes] == ["", "Freedom of the media"]


def test_the_missions_own_headings_go_before_the_built_in_ones(may: Reading, mission: Mission, themes: Themes) -> None:
    own = replace(mission, headings={"en": {"visits": "Guests", "human": "People", "other": "And also"}})

    issue = compile_issue([may], mission=own, themes=themes, month=Period.parse("2031-05")).issue

    assert [section.heading for section in issue.sections] == [
        "Guests",
        "Politico-military dimension",
        "Economic and environmental dimension",
        "People",
        "And also",
    ]


def test_an_activity_that_only_overlaps_the_month_is_reported(compiled: Compiler, tell: Teller, read: Reader) -> None:
    april = read(
        "april.txt",
        [
            tell("A campaign", "It runs.", when="2031-04-20/2031-05-02"),
            tell("An april course", "It was held.", when="2031-04-20"),
        ],
        month="2031-04",
    )

    assert headings(compiled(april).issue) == ["A campaign"]


@pytest.mark.parametrize("when", [None, "2031", "2029/..", "2031-21"])
def test_what_has_no_month_belongs_to_the_month_of_its_bulletin(
    compiled: Compiler, tell: Teller, read: Reader, when: str | None
) -> None:
    april = read("april.txt", [tell("Of April", "It came out.", when=when)], month="2031-04")
    may = read("may.txt", [tell("Of May", "It came out.", when=when)], month="2031-05-31")

    assert headings(compiled(april, may).issue) == ["Of May"]


def test_upcoming_is_what_begins_in_the_two_months_after_by_date(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    announced = [
        tell("In June", "x", when="2031-06", upcoming=True),
        tell("In August", "x", when="2031-08-01", upcoming=True),
        tell("Late in July", "x", when="2031-07-31", upcoming=True),
        tell("On 3 June", "x", when="2031-06-03", upcoming=True),
        tell("In May", "x", when="2031-05-28", upcoming=True),
        tell("Some day", "x", upcoming=True),
    ]

    issue, notes = compiled(read("may.txt", announced))

    assert [activity.heading for activity in issue.upcoming] == ["On 3 June", "In June", "Late in July"]
    assert notes == (
        "left out: “In May” (may.txt) was announced for the month and nobody reports it",
        "left out: “Some day” (may.txt) is announced without a date",
    )


def test_an_activity_of_two_bulletins_is_told_once_in_the_fuller_words(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    short = tell("Roundtable on parties", "It met.", when="2031-05-25", bulletin="press.txt")
    full = tell("Roundtable on political parties", "It met in Almaty.", when="2031-05-25", where=("Almaty",))

    issue, notes = compiled(read("press.txt", [short]), read("may.txt", [full]))

    assert headings(issue) == ["Roundtable on political parties"]
    assert notes == (
        "merged: “Roundtable on political parties” (may.txt) stands for “Roundtable on parties” (press.txt)",
    )


def test_the_telling_in_the_language_of_the_issue_goes_before_a_fuller_one(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    said = {"when": "2031-05-25", "where": ("Almaty",), "kind": Kind.ROUNDTABLE}
    english = tell("Roundtable on political parties", "It met in Almaty and was long.", **said)
    russian = tell("Круглый стол о партиях", "Он прошёл.", bulletin="май.txt", **said)
    readings = (read("may.txt", [english]), read("май.txt", [russian], language="ru"))

    assert headings(compiled(*readings, language="ru").issue) == ["Круглый стол о партиях"]
    assert headings(compiled(*readings, language="en").issue) == ["Roundtable on political parties"]


def test_two_activities_of_one_kind_place_and_day_stay_two_within_one_bulletin(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    said = {"when": "2031-05-25", "where": ("Almaty",), "kind": Kind.WORKSHOP}

    issue = compiled(read("may.txt", [tell("Wells", "It met.", **said), tell("Judges", "They met.", **said)])).issue

    assert headings(issue) == ["Wells", "Judges"]


def test_a_course_that_is_held_in_two_towns_on_one_day_stays_two(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    told = [
        tell("Course for judges", "It met.", when="2031-05-25", where=(town,), bulletin=f"{town}.txt")
        for town in ("Almaty", "Taraz")
    ]

    assert len(compiled(*(read(each.bulletin, [each]) for each in told)).issue.reported) == 2


def test_what_is_reported_is_not_announced_as_well(compiled: Compiler, tell: Teller, read: Reader) -> None:
    announced = tell("Campaign for herders", "x", when="2031-06-01", upcoming=True, bulletin="may.txt")
    reported = tell("Campaign for herders", "x", when="2031-06-01", bulletin="june.txt")
    issue, notes = compiled(read("may.txt", [announced]), read("june.txt", [reported], month="2031-06"))

    assert [activity.heading for activity in issue.upcoming] == ["Campaign for herders"]
    assert notes == ()


def test_ids_are_the_month_of_the_activity_and_its_heading_and_never_twice_the_same(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    told = [
        tell("Course", "One.", when="2031-05-02", where=("Taraz",)),
        tell("Course", "Two.", when="2031-05-09"),
        tell("Campaign", "Three.", when="2031-04/2031-06"),
        tell(None, "A guide came out. It is long."),
    ]

    assert [activity.id for activity in compiled(read("may.txt", told)).issue.reported] == [
        "2031-04-campaign",
        "2031-05-course",
        "2031-05-course-2",
        "2031-05-a-guide-came-out",
    ]


def test_number_date_language_and_title_have_defaults(compiled: Compiler, tell: Teller, read: Reader) -> None:
    january = read("january.txt", [tell("A course", "It was held.", when="2031-01-02")], month="2031-01")

    issue = compiled(january).issue

    assert (issue.id, issue.number, issue.date) == ("odn-almaty-2031-05-en", 5, datetime.date(2031, 5, 31))
    assert (issue.language, issue.title) == ("en", "Monthly bulletin")


def test_the_issue_holds_the_themes_it_was_compiled_with(issue: Issue, themes: Themes) -> None:
    assert issue.mission.themes == themes


def test_notices_of_the_month_are_taken_once(compiled: Compiler, tell: Teller, read: Reader) -> None:
    activity = tell("A course", "It was held.", when="2031-05-02")
    issue = compiled(
        read("april.txt", [activity], month="2031-04", notices=["Old."]),
        read("may.txt", [activity], notices=["Closed.", "Moved."]),
        read("may2.txt", [activity], notices=["Closed."]),
    ).issue

    assert issue.notices == ("Closed.", "Moved.")


def test_a_bulletin_of_unknown_month_gives_its_dated_activities_and_a_note(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    told = [tell("Dated", "x", when="2031-05-02"), tell("Undated", "x")]

    issue, notes = compiled(read("old.txt", told, month=None))

    assert headings(issue) == ["Dated"]
    assert notes == ("old.txt: its month is not known, so that only its dated activities are taken",)


def photo(**said: str | None) -> Photo:
    return Photo(**{"file": "a.jpg", "sha256": "0", "alternative": "A room", **said})  # type: ignore[arg-type]


@pytest.mark.parametrize("reference", ["a1", "may.txt#a1", "2031-05-a-course", "A course"])
def test_a_photo_finds_its_activity_by_any_of_its_names(
    compiled: Compiler, tell: Teller, read: Reader, reference: str
) -> None:
    reading = read("may.txt", [tell("A course", "It was held.", id="a1", when="2031-05-02")])

    [found] = compiled(reading, photos=[photo(activity=reference)]).issue.photos

    assert found.activity == "2031-05-a-course"


def test_a_photo_whose_activity_is_not_in_the_issue_stands_by_itself(
    compiled: Compiler, tell: Teller, read: Reader
) -> None:
    reading = read("may.txt", [tell("A course", "It was held.", id="a1", when="2031-05-02")])

    issue, notes = compiled(reading, photos=[photo(activity="a9")])

    assert issue.photos[0].activity is None
    assert notes == ("photo a.jpg: no activity of the issue has the id or heading 'a9'; it stands with none",)


def test_a_photo_without_alternative_text_is_told_by_its_caption(compiled: Compiler) -> None:
    issue, notes = compiled(photos=[photo(alternative="", caption="A room in Taraz")])

    assert issue.photos[0].alternative == "A room in Taraz"
    assert notes == ("photo a.jpg: without an alternative text its caption is read out twice",)


def test_a_photo_that_nobody_describes_is_refused(compiled: Compiler) -> None:
    with pytest.raises(PublishingError, match=r"photo a\.jpg: it needs an alternative text"):
        compiled(photos=[photo(alternative=" ")])


@pytest.mark.parametrize("period", ["2031", "2031-05-01", "2031-05/2031-06", "2031-21"])
def test_an_issue_is_of_one_calendar_month(mission: Mission, themes: Themes, period: str) -> None:
    with pytest.raises(PublishingError, match="an issue reports one calendar month"):
        compile_issue([], mission=mission, themes=themes, month=Period.parse(period))
