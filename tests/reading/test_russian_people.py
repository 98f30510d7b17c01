"""People in Russian text: names and offices in the nominative, whatever case they stand in."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.names import Names
from fieldpost.reading.russian_organisations import find_russian_organisations
from fieldpost.reading.russian_people import find_russian_people
from fieldpost.reading.words import Words


def people_in(text: str) -> list[tuple[str, str | None]]:
    names, gazetteer = Names(Words(text), language="ru"), default_gazetteer()
    bodies = find_russian_organisations(names, gazetteer=gazetteer)
    return [(one.full, one.office) for one in find_russian_people(names, bodies, gazetteer=gazetteer)]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Гостей встретил директор Центра Улан Эсенов.", ("Улан Эсенов", "директор Центра")),
        (
            "Ключи вручили начальнику районного отдела полковнику Асанову Б.К.",
            ("Асанов Б.К.", "начальник районного отдела"),
        ),
        ("Посол встретился с министром юстиции Чолпон Исаевой.", ("Чолпон Исаева", "министр юстиции")),
        (
            "По словам заместителя председателя комитета Нодиры Каримовой, закон готов.",
            ("Нодира Каримова", "заместитель председателя комитета"),
        ),
        (
            "Выступил министр образования и науки Эрмек Кудайбергенов.",
            ("Эрмек Кудайбергенов", "министр образования и науки"),
        ),
        ("Сертификаты вручала Лариса Дунаева, эксперт Миссии.", ("Лариса Дунаева", "эксперт Миссии")),
        ("Председатель жюри - писатель Тимур Беков.", ("Тимур Беков", "Председатель жюри")),
        ("Дорогу показал глава Миссии посол Марит Хауген.", ("Марит Хауген", "глава Миссии")),
        ("Занятие провёл И. И. Лебедев.", ("И. И. Лебедев", None)),
        ("Воду очищали с мэром города Нурланом Ормоновым.", ("Нурлан Ормонов", "мэр города")),
        ("Карту читал профессор В.И. Озерский.", ("В.И. Озерский", None)),
        ("«Снег был мокрый», - рассказала Гульмира Ким.", ("Гульмира Ким", None)),
    ],
)
def test_a_person_and_the_office_are_given_in_the_nominative(sentence: str, person: tuple[str, str | None]) -> None:
    assert people_in(sentence) == [person]


def test_a_later_surname_is_joined_to_the_full_name() -> None:
    text = "Открыл встречу аким района Улан Эсенов. Г-н Эсенов пожелал удачи."

    assert people_in(text) == [("Улан Эсенов", "аким района"), ("Улан Эсенов", "аким района")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Встреча прошла на улице Токтогула Сатылганова.",
        "Участники приехали из Нарынской области.",
        "Отряд дежурит в селе Кызыл-Туу.",
        "Министерство юстиции подготовило закон.",
    ],
)
def test_streets_places_and_bodies_are_no_people(sentence: str) -> None:
    assert people_in(sentence) == []
