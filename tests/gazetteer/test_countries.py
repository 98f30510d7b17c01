import pytest

from fieldpost.gazetteer.countries import (
    countries,
    country_name,
    country_named,
    country_of_adjective,
    is_abbreviation,
    is_country,
    mission_states,
    participating_states,
)
from fieldpost.gazetteer.fold import fold
from fieldpost.gazetteer.gazetteer import default_gazetteer

NAMES = """
AF Afghanistan; AL Albania; AL Republic of Albania; AM Armenia; AT Austria; AZ Azerbaijan; BA BiH; BA Bosnia
BA Bosnia and Herzegovina; BA Bosnia & Herzegovina; BA Bosnia-Herzegovina; BY Belarus; BY Byelorussia; CA Canada
CH Switzerland; CN People's Republic of China; CS Serbia and Montenegro; CZ Czech Republic; CZ the Czech Republic
CZ Czechia; DE Germany; DE Federal Republic of Germany; DK Denmark; EE Estonia; GB UK; GB U.K.; GB United Kingdom
GB Great Britain; GE Georgia; GR Greece; HR Croatia; IR Islamic Republic of Iran; IR Iran; KG Kyrgyzstan
KG Kyrgyz Republic; KG the Kyrgyz Republic; KG Kirghizia; KR Republic of Korea; KZ Kazakhstan; KZ Kazakstan
KZ Republic of Kazakhstan; MD Moldova; MD Republic of Moldova; ME Montenegro; MK FYROM; MK North Macedonia
MK the former Yugoslav Republic of Macedonia; MN Mongolia; NL Netherlands; NL the Netherlands; NL Holland; RS Serbia
RU Russia; RU Russian Federation; RU the Russian Federation; SK Slovak Republic; SU USSR; SU Soviet Union
TJ Tajikistan; TJ Tadjikistan; TM Turkmenistan; TM Turkmenia; TR Turkey; TR Türkiye; UA Ukraine; US USA; US U.S.
US United States; US the United States of America; UZ Uzbekistan; VA Holy See; XK Kosovo; YU FRY; YU Yugoslavia
KZ Казахстан; KZ Казахстана; KZ в Казахстане; KZ Республики Казахстан; KG Кыргызской Республике; KG Киргизии
TJ Таджикистаном; TM Туркменистана; UZ Узбекистану; RU Российской Федерации; RU РФ; US США
US Соединённых Штатов Америки; BY Беларуси; BY Белоруссией; BA Боснии и Герцеговине
MD Молдовы; UA Украине; AT Австрии; NL Нидерландах
KZ Қазақстан; KG Қырғызстан; UZ Өзбекстан; TJ Тәжікстан; TM Түрікменстан; RU Ресей; CN Қытай
"""
ADJECTIVES = """
AF Afghan; AL Albanian; AL Albanians; AM Armenian; AT Austrian; AZ Azerbaijani; AZ Azeri; BA Bosnian; BE Belgian
BE Flemish; BG Bulgarian; BY Belarusian; BY Belarussian; BY Byelorussian; CA Canadian; CH Swiss; CN Chinese; CY Cypriot
CZ Czech; DE German; DE Germans; DK Danish; DK Danes; EE Estonian; ES Spanish; ES Spaniards; FI Finnish; FI Finns
FR French; GB British; GB English; GB Scottish; GE Georgian; GR Greek; HR Croatian; HR Croat; HR Croats; HU Hungarian
IE Irish; IR Iranian; IS Icelandic; IT Italian; JP Japanese; KG Kyrgyz; KG Kyrgyzstani; KG Kirghiz; KR Korean
KZ Kazakh; KZ Kazakhs; KZ Kazakhstani; KZ Kazakhstanis; LT Lithuanian; LU Luxembourgish; LV Latvian; MD Moldovan
ME Montenegrin; MK Macedonian; MN Mongolian; MT Maltese; NL Dutch; NO Norwegian; PL Polish; PL Poles; PT Portuguese
RO Romanian; RS Serbian; RS Serb; RS Serbs; RU Russian; SE Swedish; SE Swedes; SI Slovene; SI Slovenian; SK Slovak
SK Slovakian; SU Soviet; TJ Tajik; TJ Tadjik; TJ Tajikistani; TM Turkmen; TM Turkmenistani; TR Turkish; TR Turks
UA Ukrainian; US American; UZ Uzbek; UZ Uzbekistani; UZ Uzbeks; XK Kosovar; YU Yugoslav
KZ казахстанский; KZ казахстанских; KZ казахская; KZ казахстанцы; KG кыргызской; TJ таджикской; TJ таджикские
UZ узбекских; RU российского; RU русский; DE немецкой; DE германского; US американский; AT австрийскими; BY белорусов
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    entries = table.replace("\n", ";").split(";")
    return [(entry.split()[0], entry.split(maxsplit=1)[1]) for entry in entries if entry]


@pytest.mark.parametrize(("code", "name"), _pairs(NAMES))
def test_a_name_of_a_country_leads_to_its_code(code: str, name: str) -> None:
    assert country_named(fold(name.removeprefix("в "))) == code


@pytest.mark.parametrize(("code", "word"), _pairs(ADJECTIVES))
def test_an_adjective_or_noun_for_people_leads_to_their_country(code: str, word: str) -> None:
    assert country_of_adjective(fold(word)) == code


@pytest.mark.parametrize("word", ["kazakh", "estonian", "german"])
def test_an_adjective_names_no_country(word: str) -> None:
    assert country_named(word) is None


@pytest.mark.parametrize("name", ["kazakhstan", "georgia", "казахстан", "osce", "centre"])
def test_a_name_is_no_adjective(name: str) -> None:
    assert country_of_adjective(name) is None


def test_an_abbreviation_is_marked_for_its_small_letters_mean_something_else() -> None:
    assert is_abbreviation("us")
    assert is_abbreviation("uk")
    assert is_abbreviation("рф")
    assert not is_abbreviation("u s")
    assert not is_abbreviation("iran")


def test_the_short_name_is_given_in_the_language_asked_for_and_otherwise_in_english() -> None:
    assert country_name("KZ") == "Kazakhstan"
    assert country_name("KZ", "ru") == "Казахстан"
    assert country_name("KZ", "kk") == "Қазақстан"
    assert country_name("MK") == "North Macedonia"
    assert country_name("TO", "kk") == "Tonga"
    assert country_name("XK", "sq") == "Kosovo"


def test_an_unknown_code_has_no_name() -> None:
    assert not is_country("ZZ")
    with pytest.raises(KeyError):
        country_name("ZZ")


def test_the_table_has_all_participating_states_and_every_code_once() -> None:
    codes = [country.code for country in countries()]

    assert len(participating_states() - {"XK"}) == 57
    assert len(mission_states()) == 18
    assert mission_states() <= participating_states()
    assert codes == sorted(set(codes))


def test_states_that_are_no_more_have_years() -> None:
    years = {country.code: (country.first_year, country.last_year) for country in countries() if country.last_year}

    assert years == {"SU": (1922, 1991), "YU": (1945, 2003), "CS": (2003, 2006)}


def test_the_longest_name_has_as_many_words_as_a_reader_must_look_ahead() -> None:
    longest = "the united kingdom of great britain and northern ireland".removeprefix("the ")

    assert country_named(longest) == "GB"
    assert default_gazetteer().longest_country == len(longest.split())
