"""The Aras, the indicative centreline of TRIPP, its stations and border points.

usage: route.py; reads osm/syunik.geojson, osm/borders.geojson and osm/syunik_borders.geojson

The centreline is the land north of the border river, moved OFFSET_M inland, without bends tighter than
RADIUS_M (closed, then opened, by discs), cut where it leaves Armenia. Metres are UTM zone 38N. Stations
are the points of it nearest to the villages they were named after.
"""
import json

from pyproj import Transformer
from shapely.geometry import LineString, MultiLineString, Point, shape
from shapely.ops import linemerge, nearest_points, transform, unary_union

import common
from countries import DATE, SOURCE

OFFSET_M = 200
RADIUS_M = 400
METHOD = "land north of the Aras moved 200 m inland, bends of at least 400 m radius, cut at the borders"

TO_UTM = Transformer.from_crs("OGC:CRS84", "EPSG:32638", always_xy=True).transform
TO_LONLAT = Transformer.from_crs("EPSG:32638", "OGC:CRS84", always_xy=True).transform

ARAS = common.names("Aras", "Araz", "Արաքս", "Аракс", "ارس", "Aras", "არაქსი")

# id, kind, place nearest to which it stands, precision in metres, names
STATIONS = (
    ("nrnadzor", "station", (46.47889, 38.89417), 1500,
     common.names("Nrnadzor", "Nüvədi", "Նռնաձոր", "Нрнадзор", "نرنادزور", "Nrnadzor", "ნრნაძორი")),
    ("shvanidzor", "station", (46.3643, 38.9177), 500,
     common.names("Shvanidzor", "Astazur", "Շվանիձոր", "Шванидзор", "شوانیدزور", "Şvanidzor", "შვანიძორი")),
    ("meghri", "station", (46.265, 38.893), 1000,
     common.names("Meghri", "Mehri", "Մեղրի", "Мегри", "مغری", "Megri", "მეღრი")),
    ("karchevan", "station", (46.196, 38.854), 1000,
     common.names("Karchevan / Agarak", "Karçevan", "Կարճևան", "Карчеван", "کارچوان", "Karçevan", "კარჭევანი")),
)


def load(path):
    with open(common.OUT / path, encoding="utf-8") as file:
        return [(f["properties"], shape(f["geometry"])) for f in json.load(file)["features"]]


def aras():
    """The thalweg: the border with Iran, from Nakhchivan in the west to Azerbaijan in the east."""
    lines = [g for p, g in load("osm/syunik_borders.geojson") if "IR" in (p["left"], p["right"])]
    merged = linemerge(lines)
    return max(getattr(merged, "geoms", [merged]), key=lambda g: g.length)


def aras_overview():
    """All borders that follow the Aras: with Iran and Türkiye, up to where it leaves them."""
    along = {("AM", "IR"), ("AM", "TR"), ("AZ", "IR"), ("AZ-NX", "IR"), ("AZ-NX", "TR")}
    lines = [g for p, g in load("osm/borders.geojson") if (p["left"], p["right"]) in along]
    merged = linemerge(MultiLineString([c for g in lines for c in getattr(g, "geoms", [g])]))
    line = max(getattr(merged, "geoms", [merged]), key=lambda g: g.length)
    ends = [Point(43.66, 40.10), Point(47.976, 39.721)]  # mouth of the Akhuryan; the border leaves it
    at = sorted(line.project(e) for e in ends)
    inside = [c for c in line.coords if at[0] < line.project(Point(c)) < at[1]]
    return LineString([line.interpolate(at[0]), *inside, line.interpolate(at[1])])


def bank():
    """The line OFFSET_M north of the river, in metres, from the one side of the detail to the other."""
    countries = {p["id"]: transform(TO_UTM, g) for p, g in load("osm/syunik.geojson")}
    land = unary_union([countries[c].buffer(0.5) for c in ("AM", "AZ", "AZ-NX")])
    inland = land.buffer(-OFFSET_M)
    smooth = inland.buffer(RADIUS_M).buffer(-RADIUS_M).buffer(-RADIUS_M).buffer(RADIUS_M)
    river = transform(TO_UTM, aras())
    edge = smooth.boundary.intersection(river.buffer(4 * RADIUS_M))
    merged = linemerge([g for g in getattr(edge, "geoms", [edge]) if g.geom_type == "LineString"])
    line = max(getattr(merged, "geoms", [merged]), key=lambda g: g.length).simplify(1.0)
    return line if line.coords[0][0] > line.coords[-1][0] else LineString(line.coords[::-1])


def centreline(line):
    """The part in Armenia, from east to west."""
    armenia = next(transform(TO_UTM, g) for p, g in load("osm/syunik.geojson") if p["id"] == "AM")
    inside = line.intersection(armenia)
    longest = max(getattr(inside, "geoms", [inside]), key=lambda g: g.length)
    first, last = longest.coords[0], longest.coords[-1]
    return longest if first[0] > last[0] else LineString(longest.coords[::-1])


def write_points(route):
    ends = (("east", route.coords[0], common.names("East border", "Şərq sərhədi", "Արևելյան սահման",
                                                   "Восточная граница", "مرز شرقی",
                                                   "Doğu sınırı", "აღმოსავლეთი საზღვარი")),
            ("west", route.coords[-1], common.names("West border", "Qərb sərhədi", "Արևմտյան սահման",
                                                    "Западная граница", "مرز غربی",
                                                    "Batı sınırı", "დასავლეთი საზღვარი")))
    rows = [(key, "border", Point(TO_LONLAT(*at)), 200, named) for key, at, named in ends]
    for key, kind, place, precision, named in STATIONS:
        foot = nearest_points(route, Point(TO_UTM(*place)))[0]
        rows.append((key, kind, transform(TO_LONLAT, foot), precision, named))
    features = [({"id": key, "kind": kind, "lon": round(p.x, 4), "lat": round(p.y, 4),
                  "precision_m": precision, "method": "nearest point of the centreline", **named}, p)
                for key, kind, p, precision, named in rows]
    common.write("osm/tripp_points.geojson", "Stations and border points of TRIPP", features, SOURCE,
                 DATE, 1000, 6)


def main():
    river = {"id": "aras", "method": "border as mapped, the thalweg", **ARAS}
    common.write("osm/aras.geojson", "The Aras around Meghri", [({**river, "precision_m": 20}, aras())],
                 SOURCE, DATE, 20, 6)
    common.write("osm/aras_overview.geojson", "The Aras as a border",
                 [({**river, "precision_m": 100}, aras_overview())], SOURCE, DATE, 100)
    route = centreline(bank())
    properties = {"id": "tripp", "status": "proposed", "precision_m": 500, "method": METHOD,
                  **common.names("TRIPP", "TRIPP", "TRIPP", "TRIPP", "TRIPP", "TRIPP", "TRIPP"),
                  "name_long": "Trump Route for International Peace and Prosperity"}
    common.write("osm/tripp.geojson", "TRIPP, indicative centreline",
                 [(properties, transform(TO_LONLAT, route))], SOURCE, DATE, 500, 6)
    write_points(route)


if __name__ == "__main__":
    main()
