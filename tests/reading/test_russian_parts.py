"""What bodies do in Russian sentences, by cues and cases."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.found import BodyMention
from fieldpost.reading.names import Names
from fieldpost.reading.russian_organisations import find_russian_organisations
from fieldpost.reading.russian_parts import find_russian_roles
from fieldpost.reading.words import Words


def roles_in(text: str) -> dict[str, str]:
    names = Names(Words(text), language="ru")
    found = find_russian_organisations(names, gazetteer=default_gazetteer())
    bodies = [
        BodyMention(first=one.first, after=one.after, key=one.name, is_publisher=False, organisation=one)
        for one in found
    ]
    return {role.mention.key: role.verb for role in find_russian_roles(names, bodies, (0, len(names.words)))}


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "Центр ОБСЕ в Бишкеке совместно с Министерством юстиции провёл семинар.",
            {"Центр ОБСЕ в Бишкеке": "organised", "Министерство юстиции": "co_organised"},
        ),
        (
            "Курс организовали Горный институт и Лесная служба Таджикистана.",
            {"Горный институт": "organised", "Лесная служба Таджикистана": "organised"},
        ),
        (
            "Семинар организован Орхусским центром в Оше при поддержке Правительства Норвегии.",
            {"Орхусский центр в Оше": "organised", "Правительство Норвегии": "supported"},
        ),
        (
            "При финансовой поддержке Европейского союза ПРООН обучила спасателей.",
            {"Европейский союз": "funded", "ПРООН": "organised"},
        ),
        ("Организаторы - ОФ «Кедр» и Ассоциация «Река».", {"Кедр": "organised", "Ассоциация «Река»": "organised"}),
        ("Гости осмотрели музей в Верховном суде Казахстана.", {"Верховный суд Казахстана": ""}),
        ("Миссия ОБСЕ в Молдове провела вчера встречу с судьями.", {"Миссия ОБСЕ в Молдове": "met"}),
    ],
)
def test_a_body_plays_the_part_that_cue_and_case_show(sentence: str, roles: dict[str, str]) -> None:
    assert roles_in(sentence) == roles
