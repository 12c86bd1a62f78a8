"""Railways, roads and pipelines as schematic lines through places; nothing here is surveyed.

usage: schematic.py; reads osm/ for the lines that follow the Aras. Writes schematic/*.geojson

Where a railway follows the Aras around Meghri it is drawn by the recipe of the centreline (route.py),
else straight from place to place. `published_km` is what the named source says, not a measurement.
"""
from shapely.geometry import LineString, Point
from shapely.ops import substring, transform

import common
import route

DATE = "2026-02-28"
SOURCE = "digitised for this project through stations and places; published lengths as named"
BY_PLACES = "straight from place to place"
BY_RIVER = "bank of the Aras as in the centreline of TRIPP, else straight from place to place"

BAKU, ALAT, HAJIGABUL = (49.867, 40.377), (49.41, 39.94), (48.93, 40.04)
YEVLAKH, GANJA, TBILISI = (47.15, 40.617), (46.36, 40.683), (44.80, 41.72)
MARNEULI, AKHALKALAKI, KARS = (44.81, 41.476), (43.486, 41.405), (43.10, 40.60)
HORADIZ, MINJIVAN, JULFA = (47.335, 39.45), (46.72472, 39.02861), (45.62961, 38.95397)
NAKHCHIVAN, SHARUR, SADARAK = (45.41, 39.205), (44.98, 39.553), (44.885, 39.714)
YERASKH, YEREVAN, GYUMRI = (44.811, 39.757), (44.508, 40.154), (43.845, 40.789)
ERZURUM, SANGACHAL, CEYHAN = (41.27, 39.905), (49.477, 40.194), (35.906, 36.875)
TURKGOZU = (42.80, 41.56)

# id, status, name, published_km or None, publisher, places
RAIL = (
    ("baku-horadiz", "operating", "Baku–Horadiz", None, None,
     (BAKU, ALAT, HAJIGABUL, (48.47, 40.01), (48.06, 39.87), HORADIZ)),
    ("baku-tbilisi", "operating", "Baku–Tbilisi", None, None,
     (HAJIGABUL, YEVLAKH, GANJA, (45.36, 41.09), (45.05, 41.45), TBILISI)),
    ("tbilisi-kars", "operating", "Tbilisi–Kars", 826, "Baku–Tbilisi–Kars, 826 km; theasian.asia/archives/94600",
     (TBILISI, MARNEULI, (44.09, 41.595), AKHALKALAKI, (43.22, 41.19), KARS)),
    ("tbilisi-black-sea", "operating", "Tbilisi–Batumi", None, None,
     (TBILISI, (44.11, 41.98), (43.60, 41.99), (42.34, 42.16), (41.70, 41.68))),
    ("tbilisi-yerevan", "operating", "Tbilisi–Yerevan", None, None,
     (MARNEULI, (44.89, 41.19), (44.49, 40.81), GYUMRI, (44.03, 40.15), YEREVAN)),
    ("yerevan-yeraskh", "operating", "Yerevan–Yeraskh", 66.9, "de.wikipedia, Bahnstrecke Jerewan–Dscholfa",
     (YEREVAN, (44.70, 39.83), YERASKH)),
    ("yeraskh-sadarak", "disused", "Yeraskh–Sadarak", None, None, (YERASKH, SADARAK)),
    ("gyumri-kars", "disused", "Gyumri–Kars", None, None, (GYUMRI, (43.66, 40.735), KARS)),
    ("julfa-sadarak", "operating", "Julfa–Sadarak", None, None, (JULFA, NAKHCHIVAN, SHARUR, SADARAK)),
    ("julfa-tabriz", "operating", "Julfa–Tabriz", None, None, (JULFA, (45.77, 38.43), (46.25, 38.07))),
    ("kars-dilucu", "under-construction", "Kars–Iğdır–Dilucu", 223.6,
     "menafn.com/1109962733 (Trend, 2025-08-22)",
     (KARS, (43.66, 40.04), (44.04, 39.92), (44.50, 39.87), (44.80, 39.66))),
    ("dilucu-sharur", "proposed", "Dilucu–Nakhchivan", None, None, ((44.80, 39.66), SHARUR)),
    ("kars-erzurum", "operating", "Kars–Erzurum", None, None, (KARS, (42.60, 40.33), (41.98, 39.98), ERZURUM)),
    ("baku-derbent", "operating", "Baku–Derbent", None, None,
     (BAKU, (49.66, 40.58), (49.38, 40.85), (49.10, 41.08), (48.80, 41.46), (48.42, 41.85),
      (48.28, 42.06), (47.95, 42.45), (47.50, 42.98))),
)
ROAD = (
    ("yerevan-meghri", "operating", "Yerevan–Goris–Kapan–Meghri", None, None,
     (YEREVAN, (44.83, 39.75), (45.45, 39.68), (45.73, 39.70), (46.03, 39.52), (46.34, 39.51),
      (46.41, 39.207), (46.16, 39.15), (46.243, 38.901))),
    ("horadiz-aghband", "under-construction", "Horadiz–Aghband highway", 123.6,
     "en.trend.az/business/3601788.html (2022-05-28)",
     (HORADIZ, (47.03, 39.40), (46.66, 39.085), (46.567, 38.90))),
)
CORRIDOR = (SANGACHAL, (48.4, 40.35), YEVLAKH, (46.36, 40.78), (45.36, 41.19), (44.98, 41.50), (44.1, 41.62),
            (43.45, 41.68), TURKGOZU)
PIPELINES = (
    ("btc", "operating", "BTC", "oil", 1768, "azernews.az/oil_and_gas/199811.html (2022-09-23)",
     "Baku–Tbilisi–Ceyhan", (*CORRIDOR, (42.65, 41.0), (42.4, 40.4), ERZURUM, (39.5, 39.72), (37.9, 39.75),
                             (36.9, 39.2), (36.7, 38.2), (36.2, 37.4), CEYHAN)),
    ("scp", "operating", "SCP", "gas", 692, "pl.wikipedia, Gazociąg Południowokaukaski",
     "South Caucasus Pipeline", (*CORRIDOR, (42.65, 41.0), (42.4, 40.4), ERZURUM)),
    ("tanap", "operating", "TANAP", "gas", 1850, "news.az (2018-01-04)", "Trans-Anatolian Pipeline",
     (TURKGOZU, (42.5, 40.9), (41.6, 40.25), (40.3, 39.95), (38.8, 39.95), (37.0, 39.9), (35.2, 39.65), (34.0, 39.6))),
)
TERMINALS = (
    ("sangachal", SANGACHAL, common.names("Sangachal", "Səngəçal", "Սանգաչալ", "Сангачал", "سنگاچال",
                                          "Sangaçal", "სანგაჩალი")),
    ("ceyhan", CEYHAN, common.names("Ceyhan", "Ceyhan", "Ջեյհան", "Джейхан", "جیحان", "Ceyhan",
                                    "ჯეიჰანი")),
)


def line_features(rows):
    for key, status, name, km, publisher, places in rows:
        yield properties(key, status, name, km, publisher, BY_PLACES, 3000), LineString(places)


def properties(key, status, name, km, publisher, method, precision_m):
    more = {"published_km": km, "published_by": publisher} if km else {}
    if method == BY_PLACES:
        more["schematic"] = True  # its length says nothing of the real line's
    return {"id": key, "status": status, "name": name, "name:en": name, **more, "method": method,
            "precision_m": precision_m}


def along_bank(bank, start, end):
    """The part of the bank (metres) between the places nearest to two points, as lon, lat."""
    at = [bank.project(Point(route.TO_UTM(*p))) for p in (start, end)]
    return list(transform(route.TO_LONLAT, substring(bank, *at)).coords)


def rail_along_aras():
    bank = route.bank()
    ends = [Point(p).coords[0] for p in route.load("osm/tripp.geojson")[0][1].coords]
    east, west = ends[0], ends[-1]
    start = transform(route.TO_LONLAT, Point(bank.coords[0])).coords[0]
    yield (properties("horadiz-aghband", "under-construction", "Horadiz–Aghband", 110.4,
                      "trend.az/business/4087540.html (2025-09-05)", BY_RIVER, 1500),
           LineString([HORADIZ, *along_bank(bank, start, east)]).simplify(0.0005))
    yield (properties("ordubad-julfa", "operating", "Ordubad–Julfa", 57,
                      "de.wikipedia, Bahnstrecke Ələt–Culfa, km 352 to 409", BY_RIVER, 1000),
           LineString([*along_bank(bank, west, JULFA), JULFA]).simplify(0.0005))


def main():
    rail = [*line_features(RAIL), *rail_along_aras()]
    common.write("schematic/rail.geojson", "Railways, schematic", rail, SOURCE, DATE, 3000)
    common.write("schematic/road.geojson", "Roads, schematic", list(line_features(ROAD)), SOURCE, DATE, 3000)
    pipes = [({**properties(key, status, name, km, by, BY_PLACES, 10000), "carries": carries,
               "name_long": long}, LineString(places))
             for key, status, name, carries, km, by, long, places in PIPELINES]
    common.write("schematic/pipelines.geojson", "Pipelines, schematic", pipes, SOURCE, DATE, 10000)
    terminals = [({"id": key, "kind": "terminal", "method": "by hand", "precision_m": 2000,
                   **names}, Point(at)) for key, at, names in TERMINALS]
    common.write("schematic/terminals.geojson", "Terminals", terminals, SOURCE, DATE, 2000)


if __name__ == "__main__":
    main()
