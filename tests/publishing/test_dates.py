import pytest

from fieldpost.domain import Period
from fieldpost.publishing.dates import describe_period


@pytest.mark.parametrize(
    ("period", "english"),
    [
        ("2031-05-13", "13 May 2031"),
        ("2031-05-13/2031-05-14", "13–14 May 2031"),
        ("2031-06-01/2031-07-09", "1 June – 9 July 2031"),
        ("2031-12-30/2032-01-02", "30 December 2031 – 2 January 2032"),
        ("2031-05", "May 2031"),
        ("2031-05/2031-06", "May – June 2031"),
        ("2031", "2031"),
        ("2030/2031", "2030–2031"),
        ("2031-21", "spring 2031"),
        ("2031-24", "winter 2031/32"),
        ("2031-05-19/", "from 19 May 2031"),
        ("2031-05-19/..", "from 19 May 2031"),
        ("/2031-07-18", "until 18 July 2031"),
        ("2031-05/2031-06-08", "May 2031 – 8 June 2031"),
        ("2031-05-13~", "about 13 May 2031"),
        ("2031-05-13?", "13 May 2031 (not certain)"),
        ("2031%", "about 2031 (not certain)"),
    ],
)
def test_a_period_is_told_in_english_as_precisely_as_it_is_known(period: str, english: str) -> None:
    assert describe_period(Period.parse(period), "en") == english


@pytest.mark.parametrize(
    ("period", "russian"),
    [
        ("2031-05-13/2031-05-14", "13–14 мая 2031 г."),
        ("2031-06-01/2031-07-09", "1 июня – 9 июля 2031 г."),
        ("2031-05", "май 2031 г."),
        ("2031-05/", "с мая 2031 г."),
        ("/2031-07-18", "до 18 июля 2031 г."),
        ("2031-21", "весна 2031 г."),
        ("2031-21/", "с весны 2031 г."),
        ("2030/2031", "2030–2031 гг."),
        ("2031~", "около 2031 г."),
    ],
)
def test_russian_months_and_seasons_stand_in_the_case_that_their_place_asks_for(period: str, russian: str) -> None:
    assert describe_period(Period.parse(period), "ru").replace("\u00a0", " ") == russian


@pytest.mark.parametrize(
    ("period", "kazakh"),
    [
        ("2031-05-13", "2031 жылғы 13 мамыр"),
        ("2031-05-13/2031-05-14", "2031 жылғы 13–14 мамыр"),
        ("2031-06-01/2031-07-09", "2031 жылғы 1 маусым – 9 шілде"),
        ("2031-05", "2031 жылғы мамыр"),
        ("2031", "2031 жыл"),
        ("2031-22", "2031 жылғы жаз"),
        ("2031-05-19/", "басталуы: 2031 жылғы 19 мамыр"),
    ],
)
def test_kazakh_puts_the_year_first(period: str, kazakh: str) -> None:
    assert describe_period(Period.parse(period), "kk").replace("\u00a0", " ") == kazakh


def test_a_language_without_words_of_its_own_still_has_its_own_months() -> None:
    assert describe_period(Period.parse("2031-05-13/2031-05-14"), "fr") == "13–14 mai 2031"


def test_a_language_that_nobody_knows_has_english_months() -> None:
    assert describe_period(Period.parse("2031-05-13"), "xx") == "13 May 2031"
