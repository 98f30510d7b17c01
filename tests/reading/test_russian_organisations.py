"""Bodies in Russian text: where a name begins and ends, and its nominative."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.names import Names
from fieldpost.reading.russian_organisations import find_russian_organisations
from fieldpost.reading.words import Words


def names_in(text: str) -> list[str]:
    names = Names(Words(text), language="ru")
    return [one.name for one in find_russian_organisations(names, gazetteer=default_gazetteer())]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Курс вела Высшая школа водного права.", ["Высшая школа водного права"]),
        ("Письмо направили Министерству внутренних дел.", ["Министерство внутренних дел"]),
        ("Доклад одобрен Верховным судом Республики Таджикистан.", ["Верховный суд Республики Таджикистан"]),
        ("Встречу провёл Центр ОБСЕ в Ашхабаде.", ["Центр ОБСЕ в Ашхабаде"]),
        (
            "Пробы взяли в лаборатории Государственного агентства охраны окружающей среды и лесного хозяйства.",
            ["Государственное агентство охраны окружающей среды и лесного хозяйства"],
        ),
        ("Гостей принял Комитет по делам молодёжи и спорта.", ["Комитет по делам молодёжи и спорта"]),
        ("Семена передала мэрия города Талас.", ["мэрия города Талас"]),
        ("Деньги дало Правительство Норвегии судьям и адвокатам.", ["Правительство Норвегии"]),
        (
            "Ответил эксперт Комитета по охране природы при Правительстве Республики Таджикистан.",
            ["Комитет по охране природы при Правительстве Республики Таджикистан"],
        ),
        ("Слушания готовил Орхусский центр в Оше.", ["Орхусский центр в Оше"]),
    ],
)
def test_a_name_ends_where_its_dependents_end(sentence: str, found: list[str]) -> None:
    assert names_in(sentence) == found


def test_an_acronym_in_brackets_stands_for_the_name_from_then_on() -> None:
    text = "Встречу созвал Горный водный центр Памира (ГВЦП). Протокол вёл ГВЦП."

    assert names_in(text) == ["Горный водный центр Памира", "Горный водный центр Памира"]


def test_a_quoted_name_is_taken_without_the_sort_of_body_but_with_a_foundation() -> None:
    assert names_in("Помогли НПО «Тихая вода» и общественный фонд «Кедр».") == [
        "Тихая вода",
        "общественный фонд «Кедр»",
    ]


def test_a_body_named_by_its_quoted_name_alone_has_the_full_name() -> None:
    text = "Общественный фонд «Кедр» приглашает. Организатор - ОФ «Кедр»."

    assert names_in(text) == ["Общественный фонд «Кедр»", "Общественный фонд «Кедр»"]


def test_the_title_of_a_bulletin_in_capitals_is_read_as_a_name() -> None:
    assert names_in("МИССИЯ ОДД В БИШКЕКЕ\nОфицеров обучала ОДД.") == ["Миссия ОДД в Бишкеке", "ОДД"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Эту работу ведёт местный комитет.",
        "Каждая школа получила книги.",
        "Центр открыт по будням.",
        "НПО и СМИ обсудили закон.",
    ],
)
def test_a_common_noun_is_no_name(sentence: str) -> None:
    assert names_in(sentence) == []
