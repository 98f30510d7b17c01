"""In which encoding is a file written?"""

import codecs

import pytest

from fieldpost.reading.documents.decoding import decode

RUSSIAN = "В Бишкеке прошёл семинар об охране рек; участники из Оша обсудили план.\nПРЕСС-РЕЛИЗ"
UKRAINIAN = "У Києві відбувся семінар з питань охорони довкілля, учасники зустрілися з їхніми громадами."
KAZAKH = "Қазақстанда өткен семинарға қатысушылар су мәселелерін талқылады. Үкімет өкілдері келді."
MACEDONIAN = "Во Скопје се одржа семинар за животната средина, учесниците ќе се сретнат со новинари."
WESTERN = "Roundtable at the café “Zürich” – with guests from Curaçao, São Tomé and Malmø"
BALKAN = "The visit to Teslić, Goražde and Brčko – “a success”, said Mr. Đukić"
GREEK = "Σεμινάριο για την προστασία του περιβάλλοντος στην Αθήνα και τη Θεσσαλονίκη"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-8-sig", "utf-16"])
def test_russian_is_told_from_its_letters(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (KAZAKH, "kz1048"),
        (MACEDONIAN, "cp1251"),
        (WESTERN, "cp1252"),
        (BALKAN, "cp1250"),
        (RUSSIAN.upper(), "cp1251"),
        (RUSSIAN.upper(), "koi8-r"),
        ("Visit to Бишкек and Ош", "cp1251"),
        ("Ош", "cp1251"),
        ("a “good” month – so to say", "cp1252"),
    ],
)
def test_other_languages_and_short_texts_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, WESTERN])
def test_two_byte_text_needs_no_mark_at_its_start(text: str, order: str) -> None:
    assert decode(text.encode(order)).text == text


def test_a_mark_at_the_start_decides_and_is_no_part_of_the_text() -> None:
    decoded = decode(codecs.BOM_UTF16_BE + "Osh".encode("utf-16-be"))

    assert (decoded.text, decoded.encoding) == ("Osh", "utf-16-be")


def test_a_stray_byte_does_not_make_the_rest_of_a_utf8_text_wrong() -> None:
    decoded = decode("Zürich, Malmö, ".encode() + b"D\x92Hooge")

    assert (decoded.text, decoded.encoding) == ("Zürich, Malmö, D\udc92Hooge", "utf-8")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1254", "cp1254"), ("iso-8859-1", "cp1252"), ("no-such-thing", "cp1252"), ("base64", "cp1252")],
)
def test_a_declared_encoding_is_believed_if_it_is_one(declared: str, encoding: str) -> None:
    assert decode(b"caf\xe9", declared=declared).encoding == encoding


def test_a_latin_declaration_is_not_believed_of_cyrillic_bytes() -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared="iso-8859-1").text == RUSSIAN


def test_what_our_own_rules_do_not_know_is_left_to_the_library() -> None:
    assert decode(GREEK.encode("cp1253")).text == GREEK
