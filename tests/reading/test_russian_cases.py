"""From oblique cases of Russian names and adjectives to the nominative."""

import pytest

from fieldpost.reading.russian_cases import Case, adjective_in_nominative, name_in_nominative

GENITIVE, DATIVE, ACCUSATIVE = Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE
INSTRUMENTAL, PREPOSITIONAL = Case.INSTRUMENTAL, Case.PREPOSITIONAL


@pytest.mark.parametrize(
    ("written", "case", "name"),
    [
        ("Сардора Юлдашева", GENITIVE, "Сардор Юлдашев"),
        ("Андрея Костина", GENITIVE, "Андрей Костин"),
        ("Игоря Литвиненко", GENITIVE, "Игорь Литвиненко"),
        ("Павла Озерского", GENITIVE, "Павел Озерский"),
        ("Нодиры Каримовой", GENITIVE, "Нодира Каримова"),
        ("Марии Ланской", GENITIVE, "Мария Ланская"),
        ("Ольги Сухининой", GENITIVE, "Ольга Сухинина"),
        ("Бермет Токтосуновой", GENITIVE, "Бермет Токтосунова"),
        ("Айгуль Мамытову", GENITIVE, "Айгуль Мамытова"),
        ("Тимура Асановича Бекова", GENITIVE, "Тимур Асанович Беков"),
        ("Талантбеку Асылбекову", DATIVE, "Талантбек Асылбеков"),
        ("Сергею Мирному", DATIVE, "Сергей Мирный"),
        ("Игорю Лебедеву", DATIVE, "Игорь Лебедев"),
        ("Виктору Яблонскому", DATIVE, "Виктор Яблонский"),
        ("Ларисе Дунаевой", DATIVE, "Лариса Дунаева"),
        ("Гулнозе Рахимовой", DATIVE, "Гулноза Рахимова"),
        ("Наталии Белой", DATIVE, "Наталия Белая"),
        ("Эрмеку Кудайбергенову", DATIVE, "Эрмек Кудайбергенов"),
        ("Асанову Б.К.", DATIVE, "Асанов Б.К."),
        ("Анне Петровне Зиминой", DATIVE, "Анна Петровна Зимина"),
        ("Наргизу Алиеву", ACCUSATIVE, "Наргиза Алиева"),
        ("Юлию Снежинскую", ACCUSATIVE, "Юлия Снежинская"),
        ("Маркуса Линдера", ACCUSATIVE, "Маркус Линдер"),
        ("Бакытом Ормоновым", INSTRUMENTAL, "Бакыт Ормонов"),
        ("Андреем Дроздовым", INSTRUMENTAL, "Андрей Дроздов"),
        ("Игорем Паниным", INSTRUMENTAL, "Игорь Панин"),
        ("Чолпон Исаевой", INSTRUMENTAL, "Чолпон Исаева"),
        ("Зариной Холматовой", INSTRUMENTAL, "Зарина Холматова"),
        ("Асель Жолдошевной", INSTRUMENTAL, "Асель Жолдошевна"),
        ("Кириллом Донецким", INSTRUMENTAL, "Кирилл Донецкий"),
        ("Дарьей Ким", INSTRUMENTAL, "Дарья Ким"),
        ("Томасом Вайсом", INSTRUMENTAL, "Томас Вайс"),
        ("Руслане Ахметове", PREPOSITIONAL, "Руслан Ахметов"),
        ("Динаре Ахметовой", PREPOSITIONAL, "Динара Ахметова"),
        ("Талантбеку Асылбекову", None, "Талантбек Асылбеков"),
        ("Бакытом Ормоновым", None, "Бакыт Ормонов"),
        ("Гулноры Сатторовой", None, "Гулнора Сатторова"),
        ("Людмила Чернова", None, "Людмила Чернова"),
        ("Улан Эсенов", None, "Улан Эсенов"),
        ("Санжар Кубан уулу", GENITIVE, "Санжар Кубан уулу"),
        ("Гога Беридзе", INSTRUMENTAL, "Гога Беридзе"),
    ],
)
def test_a_name_is_given_in_the_nominative(written: str, case: Case | None, name: str) -> None:
    assert name_in_nominative(written.split(), case) == name


@pytest.mark.parametrize(
    ("written", "gender", "nominative"),
    [
        ("Государственной", "f", "Государственная"),
        ("Исполнительным", "m", "Исполнительный"),
        ("Орхусского", "m", "Орхусский"),
        ("Полевым", "n", "Полевое"),
        ("рабочей", "f", "рабочая"),
        ("Детскому", "m", "Детский"),
        ("верхнего", "m", "верхний"),
    ],
)
def test_an_adjective_is_given_in_the_nominative(written: str, gender: str, nominative: str) -> None:
    assert adjective_in_nominative(written, gender) == nominative


def test_an_adjective_of_another_gender_does_not_agree() -> None:
    assert adjective_in_nominative("Государственную", "m") is None
