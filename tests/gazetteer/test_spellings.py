"""Old, variant and Cyrillic spellings lead to the town that they mean."""

import pytest

from fieldpost.gazetteer.fold import fold
from fieldpost.gazetteer.gazetteer import default_gazetteer

# Country, usual name: spellings that bulletins of the last thirty years have.
SPELLINGS = """
KZ Almaty: Alma-Ata, Alma Ata, ALMATY, Алматы, Алма-Ата
KZ Astana: Akmola, Aqmola, Tselinograd, Nur-Sultan, Nursultan, Астана, Акмола, Нур-Султан, Нұр-Сұлтан, Целиноград
KZ Aktobe: Aktyubinsk, Aqtobe, Aqtöbe, Актобе, Актюбинск, Ақтөбе
KZ Aktau: Aqtau, Shevchenko, Актау, Ақтау
KZ Atyrau: Guryev, Gur'yev, Атырау, Гурьев
KZ Karaganda: Qaraghandy, Karagandy, Qaragandy, Караганда, Қарағанды
KZ Kokshetau: Kokchetav, Kökşetau, Кокшетау, Кокчетав, Көкшетау
KZ Kostanay: Kustanai, Kostanai, Qostanay, Qostanai, Костанай, Кустанай, Қостанай
KZ Kyzylorda: Kzyl-Orda, Qyzylorda, Kyzyl-Orda, Кызылорда, Қызылорда
KZ Oral: Uralsk, Ural'sk, Ural’sk, Уральск, Орал
KZ Ust-Kamenogorsk: Oskemen, Öskemen, Усть-Каменогорск, Өскемен
KZ Petropavlovsk: Petropavl, Петропавловск
KZ Semey: Semipalatinsk, Семей, Семипалатинск
KZ Shymkent: Chimkent, Шымкент, Чимкент
KZ Taldykorgan: Taldy-Kurgan, Taldyqorghan, Талдыкорган, Талды-Курган
KZ Taraz: Dzhambul, Djambul, Zhambyl, Тараз, Джамбул
KZ Turkistan: Turkestan, Туркестан, Түркістан
KZ Konaev: Kapchagay, Kapshagay, Konayev, Капчагай, Капшагай, Конаев
KZ Zhezkazgan: Dzhezkazgan, Zhezqazghan, Жезказган
KZ Pavlodar: Павлодар
KZ Temirtau: Темиртау
KG Bishkek: Frunze, Bichkek, Бишкек, Фрунзе
KG Osh: Ош
KG Karakol: Przhevalsk, Prjevalsk, Каракол, Пржевальск
KG Manas: Jalal-Abad, Jalalabad, Djalal-Abad, Dzhalal-Abad, Джалал-Абад, Жалал-Абад
KG Naryn: Нарын
KG Talas: Талас
KG Batken: Баткен
KG Balykchy: Rybachye, Балыкчи
KG Tash-Kumyr: Tashkumyr, Tash-Kömür, Таш-Кумыр
KG Uzgen: Ozgon, Özgön, Узген
KG Tokmok: Tokmak, Токмок, Токмак
KG Cholpon-Ata: Cholpon Ata, Чолпон-Ата
TJ Dushanbe: Stalinabad, Душанбе
TJ Khujand: Khudjand, Leninabad, Khodjent, Khojand, Худжанд, Хужанд, Ленинабад
TJ Bokhtar: Kurgan-Tyube, Kurghonteppa, Qurghonteppa, Qurghon-Teppa, Бохтар, Курган-Тюбе, Қӯрғонтеппа
TJ Kulob: Kulyab, Куляб, Кулоб
TJ Khorugh: Khorog, Хорог
TJ Istaravshan: Ura-Tyube, Истаравшан
TJ Panjakent: Penjikent, Pendjikent, Пенджикент
TJ Tursunzoda: Tursunzade, Regar, Турсунзаде
TJ Vahdat: Kofarnihon, Вахдат
TJ Shahritus: Shaartuz, Shahrtuz, Шаартуз
TJ Rasht: Garm, Gharm, Гарм
TJ Isfara: Исфара
TM Ashgabat: Ashkhabad, Ashgabad, Aşgabat, Ашхабад, Ашгабат
TM Turkmenbashi: Krasnovodsk, Turkmenbashy, Türkmenbaşy, Туркменбаши, Красноводск
TM Turkmenabat: Chardzhou, Charjew, Türkmenabat, Туркменабат, Чарджоу
TM Dashoguz: Tashauz, Dashhowuz, Daşoguz, Дашогуз
TM Balkanabat: Nebit-Dag, Nebitdag, Балканабад
TM Mary: Merv, Мары
TM Konye-Urgench: Kunya-Urgench, Köneürgenç, Куня-Ургенч
TM Tejen: Tedzhen, Теджен
UZ Tashkent: Toshkent, Taschkent, Ташкент
UZ Samarkand: Samarqand, Самарканд
UZ Bukhara: Buxoro, Bokhara, Bukhoro, Бухара
UZ Andijan: Andizhan, Andijon, Андижан
UZ Fergana: Ferghana, Farghona, Фергана
UZ Kokand: Qo‘qon, Qoqand, Коканд
UZ Karshi: Qarshi, Карши
UZ Jizzakh: Djizak, Dzhizak, Jizzax, Джизак
UZ Termez: Termiz, Термез
UZ Urgench: Urganch, Ургенч
UZ Navoi: Navoiy, Навои
UZ Nukus: Нукус
UZ Namangan: Наманган
AM Yerevan: Erevan, Ереван
AM Gyumri: Leninakan, Гюмри
AM Vanadzor: Kirovakan, Ванадзор
AZ Baku: Bakı, Баку
AZ Ganja: Gandja, Gyandzha, Gəncə, Kirovabad, Гянджа
AZ Sumgayit: Sumgait, Sumqayıt, Сумгаит
AZ Naxçıvan: Nakhchivan, Nakhichevan, Нахичевань
AZ Khankendi: Stepanakert, Xankəndi, Степанакерт
GE Tbilisi: Tiflis, Тбилиси
GE Sokhumi: Sukhumi, Sukhum, Сухуми
GE Tskhinvali: Ts’khinvali, Tskhinval, Цхинвали
GE Batumi: Батуми
UA Kyiv: Kiev, Kyjiv, Киев, Київ
UA Lviv: Lvov, L'viv, Львов, Львів
UA Kharkiv: Kharkov, Харьков, Харків
UA Odesa: Odessa, Одесса
UA Dnipro: Dnipropetrovsk, Dnepropetrovsk, Днепропетровск
UA Chernivtsi: Chernovtsy, Черновцы
UA Mykolaiv: Nikolaev, Николаев
UA Zaporizhzhia: Zaporozhye, Zaporizhzhya, Запорожье
UA Uzhhorod: Uzhgorod, Ужгород
UA Luhansk: Lugansk, Луганск
UA Bakhmut: Artemivsk, Артемовск
BY Minsk: Минск
BY Gomel: Homel, Homyel’, Гомель
BY Grodno: Hrodna, Гродно
BY Mogilev: Mahilyow, Могилёв
BY Vitebsk: Vitsebsk, Витебск
MD Chisinau: Kishinev, Chişinău, Chișinău, Кишинев, Кишинёв
MD Tiraspol: Тирасполь
MD Bender: Bendery, Tighina, Бендеры
MD Bălţi: Balti, Beltsy, Bălți, Бельцы
RS Belgrade: Beograd, Београд, Белград
RS Niš: Nis, Ниш
RS Bujanovac: Bujanoc, Буяновац
RS Preševo: Presevo, Presheva, Прешево
RS Medveđa: Medvedja
ME Podgorica: Titograd, Подгорица
XK Pristina: Priština, Prishtina, Prishtinë, Приштина
XK Mitrovicë: Mitrovica, Kosovska Mitrovica, Митровица
XK Pejë: Peć, Peja
XK Gjakovë: Đakovica, Djakovica, Gjakova
MK Skopje: Skoplje, Скопье, Скопје
MK Bitola: Битола
MK Ohrid: Охрид
AL Tirana: Tiranë, Тирана
AL Shkodër: Shkodra, Scutari
AL Durrës: Durres
AL Vlorë: Vlora
BA Sarajevo: Сараево, Сарајево
BA Banja Luka: Banjaluka, Баня-Лука
BA Brčko: Brcko
BA Teslić: Teslic
HR Zagreb: Загреб
HR Knin: Книн
HR Vukovar: Вуковар
AT Vienna: Wien, Вена
CH Geneva: Genève, Женева
NL The Hague: Hague, Den Haag, Гаага
DE Garmisch-Partenkirchen: Garmisch, Garmisch Partenkirchen
FR Strasbourg: Strassburg, Страсбург
BE Bruges: Brugge
IT Venice: Venezia, Венеция
PL Warsaw: Warszawa, Варшава
RU Moscow: Moskva, Москва
RU Saint Petersburg: St. Petersburg, St Petersburg, Санкт-Петербург, Leningrad
MN Ulaanbaatar: Ulan Bator, Улан-Батор
AF Fayzabad: Faizabad, Файзабад
US Washington: Washington D.C., Washington, Вашингтон
US New York: New York, Нью-Йорк
"""


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for line in SPELLINGS.strip().splitlines():
        place, spellings = line.split(": ")
        country, name = place.split(" ", 1)
        cases += [(country, name, spelling) for spelling in spellings.split(", ")]
    return cases


CASES = _cases()


@pytest.mark.parametrize(("country", "name", "spelling"), CASES)
def test_a_spelling_leads_to_the_place_when_its_country_is_the_host(country: str, name: str, spelling: str) -> None:
    gazetteer = default_gazetteer()
    place = gazetteer.choose_place(fold(name), near=[country], year=None)

    found = gazetteer.choose_place(fold(spelling), near=[country], year=None)

    assert place is not None
    assert found is not None
    assert (found.country, found.id) == (country, place.id)


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert len(CASES) >= 200
