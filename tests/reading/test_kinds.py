"""What sort of activity it is, by its nouns and verbs; docs/reference/reading/kinds.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Kind, Reading
from fieldpost.reading.kinds import choose_kind, find_kinds
from fieldpost.reading.located import Located
from fieldpost.reading.words import Words


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Head of the Centre paid a visit to Osh.", Kind.VISIT),
        ("A delegation visited Osh on 5 May.", Kind.VISIT),
        ("The working group held a meeting in Osh.", Kind.MEETING),
        ("A consultation on the draft law was held.", Kind.MEETING),
        ("A conference on water was held in Osh.", Kind.CONFERENCE),
        ("A round table on water was held in Osh.", Kind.ROUNDTABLE),
        ("A seminar on water was held in Osh.", Kind.WORKSHOP),
        ("A webinar on water was held.", Kind.WORKSHOP),
        ("A training seminar on water was held.", Kind.TRAINING),
        ("A three-day course for nurses ended.", Kind.TRAINING),
        ("A summer school for young reporters began.", Kind.TRAINING),
        ("An information campaign reached farmers.", Kind.CAMPAIGN),
        ("Experts made a needs assessment of the canals.", Kind.ASSESSMENT),
        ("Ten judges went on a study tour to Tallinn.", Kind.STUDY_TOUR),
        ("A lecture on water was given.", Kind.PRESENTATION),
        ("The film screening was followed by questions.", Kind.PRESENTATION),
        ("The Centre published a handbook for farmers.", Kind.PUBLICATION),
        ("The Centre handed over ten computers.", Kind.CEREMONY),
        ("A new library was opened in Osh.", Kind.CEREMONY),
        ("The Centre opened a regional training centre in Osh.", Kind.CEREMONY),
        ("Long-term observers came to Osh.", Kind.ELECTION_OBSERVATION),
        ("Pupils took part in an essay contest.", Kind.COMPETITION),
        ("The Head of the Centre condemned the attack in a statement.", Kind.STATEMENT),
        ("A job fair was held in Osh.", Kind.OTHER),
        ("Nothing of the sort was done.", Kind.OTHER),
    ],
)
def test_nouns_and_verbs_tell_the_kind(reading: Callable[..., Reading], sentence: str, kind: Kind) -> None:
    [activity] = reading(f"{sentence} Many came for it from the town and from the villages.").activities

    assert activity.kind.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "the training centre of the town",
        "the conference hall",
        "a workshop room",
        "the parliamentary session",
        "the refugee camp",
    ],
)
def test_a_noun_that_only_describes_another_is_none(text: str) -> None:
    assert find_kinds(Words(text), language="en") == []


def test_the_longest_wording_wins() -> None:
    [found] = find_kinds(Words("a study visit"), language="en")

    assert (found.kind, found.weight, found.is_noun, found.first, found.after) == (Kind.STUDY_TOUR, 1.0, True, 1, 3)


def test_the_sentence_that_dates_weighs_more_than_the_title_and_that_more_than_the_rest() -> None:
    words = Words("Conference | seminar | course meeting")
    kinds = Located(find_kinds(words, language="en"))

    def chosen(**regions: tuple[int, int]) -> Kind:
        found = choose_kind(
            kinds, main=regions.get("main", (6, 6)), title=regions.get("title"), rest=[regions.get("rest", (6, 6))]
        )
        return found.kind if found else Kind.OTHER

    assert chosen(main=(2, 3), title=(0, 1), rest=(4, 6)) == Kind.WORKSHOP
    assert chosen(title=(0, 1), rest=(4, 6)) == Kind.CONFERENCE
    assert chosen(rest=(4, 6)) == Kind.TRAINING
    assert chosen() == Kind.OTHER
