import pytest

from fieldpost.publishing.scripts import is_right_to_left, language_of


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("A workshop in Almaty", "en", ""),
        ("Un atelier à Almaty", "fr", ""),
        ("Круглый стол в Таразе", "en", "ru"),
        ("Қызылорда облысының шаруалары", "en", "kk"),
        ("Қызылорда облысының шаруалары", "ru", "kk"),
        ("Кыргыз Республикасынын өкмөтү", "ru", "ky"),
        ("Робоча зустріч у Києві", "en", "uk"),
        ("Встреча в клубе «Қазақстан» города Тараза, Жамбылская область", "ru", ""),
        ("Участники круглого стола обсудили проект закона о доступе к информации", "kk", "ru"),
        ("Қызылорда облысының шаруалары", "kk", ""),
        ("ورشة عمل حول حرية الصحافة", "en", "ar"),
        ("ورشة عمل حول حرية الصحافة", "ar", ""),
        ("Handbook «Лес»", "en", ""),
        ("2031", "ru", ""),
    ],
)
def test_a_text_in_letters_of_another_language_says_which(text: str, expected: str, language: str) -> None:
    assert language_of(text, expected) == language


@pytest.mark.parametrize(("language", "answer"), [("ar", True), ("he", True), ("kk", False), ("en", False)])
def test_arabic_and_hebrew_run_from_right_to_left(language: str, answer: bool) -> None:
    assert is_right_to_left(language) is answer
