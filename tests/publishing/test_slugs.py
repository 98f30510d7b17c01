import pytest

from fieldpost.publishing.slugs import slug, unique


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five ambassadors visit Kazakhstan", "five-ambassadors-visit-kazakhstan"),
        ("Nikola Šarčević’s lecture", "nikola-sarcevics-lecture"),
        ("Круглый стол в Щучинске", "kruglyy-stol-v-shchuchinske"),
        ("Қызылорда: судың үнемі", "kyzylorda-sudyn-unemi"),
        ('<script>alert("x")</script>', "script-alert-x-script"),
        ("Łucja Øverhaug", "lucja-overhaug"),
    ],
)
def test_a_slug_is_small_latin_letters_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("The second annual review of the Action Plan on Forest Communities in the mountains") == (
        "the-second-annual-review-of-the-action-plan-on-forest"
    )


def test_a_text_without_letters_that_can_be_written_in_latin_has_a_slug_of_its_own() -> None:
    assert slug("ورشة عمل") == slug("ورشة عمل")
    assert slug("ورشة عمل") != slug("ورشة")


def test_the_second_of_two_equal_slugs_is_numbered() -> None:
    taken: set[str] = set()

    assert [unique("course", taken) for _ in range(3)] == ["course", "course-2", "course-3"]
