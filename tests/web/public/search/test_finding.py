"""What is found by which words, in which order, and what is not."""

from collections.abc import Callable

import pytest

from fieldpost.web.public.models import id_in, number_of
from fieldpost.web.public.search import finding, index
from fieldpost.web.public.search.query import Query
from fieldpost.web.public.shown import ShownDocument, ShownOrganisation, ShownPerson, ShownPlace

from .conftest import DAY, MISSION, a_shown, found

Show = Callable[..., int]

NUMBER = number_of(MISSION, DAY, 7)


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "Workshops on court reporting", "workshop"),
        ("en", "Workshop on court reporting", "WORKSHOPS"),
        ("en", "The Judges' training", "judge trained"),
        ("en", "Organisation of elections", "organization"),
        ("en", "Programme on labour", "program labor"),
        ("en", "Regional co-operation", "cooperation"),
        ("en", "Cooperation over rivers", "co-operation river"),
        ("en", "Uzbekistan's rivers", "uzbekistan"),
        ("ru", "Семинар для журналистов", "семинары журналист"),
        ("ru", "Встреча с фермерами в Бишкеке", "встречи фермер Бишкек"),
        ("ru", "Ещё один приём", "еще прием"),
        ("ru", "Еще один прием", "Ещё приём"),
        ("ru", "Российская делегация", "российский"),
        ("kk", "Қаланың кеңесі", "қала кеңес"),
        ("kk", "Қалалардағы жиналыс", "қаласында жиналысы"),
        ("kk", "Қала қауіпсіздігі", "кала кауипсиздик"),
        ("kk", "Кала журналистери", "қала журналист"),
        ("kk", "Ауыл мектептері", "мектеп"),
        ("ky", "Өзгөн шаары", "озгон шаары"),
        ("ru", "Озгон", "Өзгөн"),
        ("de", "Wälder und Flüsse", "walder flusse"),
        ("en", "Teslić and Čačak", "teslic cacak"),
        ("hy", "Երեւանի դպրոցներ", "դպրոցներ"),
        ("ka", "თბილისის სკოლა", "სკოლა"),
        ("hi", "किसानों की बैठक", "किसानों"),
        ("en", "OSCE and UNDP", "osce undp"),
        ("en", "The U.N. in Osh", "un"),
        ("en", "The UN in Osh", "U.N."),
        ("en", "MEETING OF FARMERS", "meetings farmer"),
    ],
)
def test_a_word_is_found_in_its_other_forms(shown: Show, language: str, title: str, words: str) -> None:
    number = shown(title, language=language)
    shown("Nothing of the kind", language="en")

    assert found(words) == [number]


def test_all_words_have_to_occur_in_whatever_language(shown: Show) -> None:
    both = shown("Workshop on water", "Held with farmers.")
    shown("Workshop on media")

    assert found("water farmer workshop") == [both]
    assert found("water media") == []


def test_the_newest_comes_first_and_pages_go_on_below(shown: Show) -> None:
    first, second, third = (shown(f"Workshop {n}") for n in range(3))
    query = Query.read("workshop")

    assert finding.newest(query, MISSION, below=None, limit=2) == [third, second]
    assert finding.newest(query, MISSION, below=second, limit=2) == [first]


def test_relevance_prefers_titles_then_names_then_texts(shown: Show) -> None:
    title = shown("Water")
    text = shown("Workshop", "On water and on what else there was to be said.")
    named = shown(
        "Workshop",
        "On what there was to be said.",
        organisations=[ShownOrganisation(name="Water Users", role="hosted")],
    )
    query = Query.read("water")

    assert finding.ranked(query, MISSION, limit=10, offset=0) == [title, named, text]
    assert finding.ranked(query, MISSION, limit=1, offset=1) == [named]


def test_of_equal_relevance_the_newest_comes_first(shown: Show) -> None:
    first, second = shown("Water"), shown("Water")

    assert finding.ranked(Query.read("water"), MISSION, limit=10, offset=0) == [second, first]


def test_hits_are_counted_up_to_a_bound(shown: Show) -> None:
    for _time in range(4):
        shown("Workshop")
    query = Query.read("workshop")

    assert (finding.count(query, MISSION), finding.count(query, MISSION, 3)) == (4, 3)
    assert finding.count(Query.read("zeppelin"), MISSION) == 0


def test_the_ids_of_the_newest_hits_are_given_up_to_a_bound(shown: Show) -> None:
    hits = [id_in(shown("Workshop")) for _time in range(4)]
    query = Query.read("workshop")

    found, there_are_more = finding.ids(query, MISSION)
    newest, there_is_one_more = finding.ids(query, MISSION, 3)

    assert (sorted(found), there_are_more) == (sorted(hits), False)
    assert (sorted(newest), there_is_one_more) == (sorted(hits[1:]), True)
    assert finding.ids(Query.read("zeppelin"), MISSION) == ([], False)
    assert finding.ids(Query.read(""), MISSION) == ([], False)


def test_another_mission_finds_nothing_of_it(shown: Show) -> None:
    shown("Workshop")
    other = shown("Workshop", mission=MISSION + 1)
    query = Query.read("workshop")

    assert found("workshop", MISSION + 1) == [other]
    assert found("workshop", MISSION - 1) == []
    assert finding.ranked(query, MISSION + 1, limit=5, offset=0) == [other]
    assert finding.count(query, MISSION + 1) == 1
    assert finding.ids(query, MISSION + 1) == ([id_in(other)], False)


def test_a_phrase_is_found_where_its_words_stand_together(shown: Show) -> None:
    together = shown("Training on border management")
    shown("Management of a training at the border")

    assert found('"border management"') == [together]
    assert found("«border managements»") == [together]
    assert found("“management border”") == []


@pytest.mark.parametrize(
    ("language", "title", "phrase"),
    [("ru", "Права человека", '"прав человека"'), ("kk", "Адам құқықтары", '"адам кукыктары"')],
)
def test_a_phrase_has_inflections_too(shown: Show, language: str, title: str, phrase: str) -> None:
    number = shown(title, language=language)

    assert found(phrase) == [number]


def test_no_phrase_begins_in_the_title_and_ends_in_the_text(shown: Show) -> None:
    shown("Training on border", "Management of rivers")

    assert found('"border management"') == []


def test_what_has_an_excluded_word_or_phrase_is_left_out(shown: Show) -> None:
    kept = shown("Workshop on rivers")
    media = shown("Workshop on media law")

    assert found("workshop -media") == [kept]
    assert found('workshop -"media law"') == [kept]
    assert found('workshop -"law media"') == [media, kept]
    assert found("workshop −laws -rivers") == []
    assert found("-media") == []


def test_a_star_stands_for_any_ending(shown: Show) -> None:
    water, waterway = shown("Water"), shown("Waterways")
    shown("Wat")

    assert found("wate*") == [waterway, water]
    assert found("waterw*") == [waterway]
    assert found("organisation*") == []


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Organisations"), ("en", "Cities"), ("ru", "Журналистами"), ("kk", "Кеңесінің")]
)
def test_any_beginning_of_a_word_finds_it(shown: Show, language: str, word: str) -> None:
    number = shown(word, language=language)

    assert [found(f"{word[:length]}*") for length in range(2, len(word) + 1)] == [[number]] * (len(word) - 1)


def test_a_hyphenated_name_is_sought_as_it_stands(shown: Show) -> None:
    number = shown("Visit to Alma-Ata")
    shown("Ata visits Alma")

    assert found("alma-ata") == [number]


def test_people_bodies_places_and_papers_are_found_by_name(shown: Show) -> None:
    number = shown(
        "Workshop",
        people=[ShownPerson(name="Айгуль Сыдыкова", office="Head", body="Press Council")],
        organisations=[
            ShownOrganisation(name="Water Union", acronym="UWU", names={"ru": "Союз водопользователей"}, role="hosted")
        ],
        places=[ShownPlace(name="Karasuu", names={"ru": "Карасуу"})],
        documents=[ShownDocument(title="Draft Law on Local Budgets", sort="draft")],
    )

    words = ("Сыдыкова", "head press council", "uwu", "водопользователь", "карасуу", "budget law")
    assert [found(each) for each in words] == [[number]] * 6


def test_names_that_are_given_beside_are_found(shown: Show) -> None:
    number = shown("Visit", names="Бишкек\nФрунзе\nfrunze\nalma ata\nalmaata")

    assert [found(each) for each in ("Frunze", "во Фрунзе", "Almaata", "Alma-Ata")] == [[number]] * 4


def test_words_of_all_languages_lead_to_the_same_activity(db: None) -> None:
    index.write([(NUMBER, a_shown({"en": "Seminar", "ru": "Семинары", "kk": "Семинарлар"}), "")])

    assert [found(each) for each in ("seminars", "семинар", "семинарларда")] == [[NUMBER]] * 3


def test_what_is_written_again_is_found_by_its_new_words_alone(db: None) -> None:
    index.write([(NUMBER, a_shown({"en": "Workshop"}), "")])
    index.write([(NUMBER, a_shown({"en": "Training"}), "")])

    assert (found("workshop"), found("training")) == ([], [NUMBER])


def test_what_is_removed_is_not_found(shown: Show) -> None:
    first, second = shown("Workshop"), shown("Workshop")
    index.remove([second])

    assert found("workshop") == [first]


def test_empty_words_do_not_keep_anything_from_being_found(shown: Show) -> None:
    number = shown("Training, judges, Osh")

    assert found("the training of judges in Osh") == [number]
    assert found("the") == []
    assert found("для") == []
