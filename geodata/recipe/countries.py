"""Countries, borders and coast with shared edges, from the time zones of OpenStreetMap.

usage: countries.py ZONES.ndjson

Zone borders, coast lines and the region's frame are noded together once and polygonised: every face
belongs to a country or to the sea, and every edge between two countries exists once. Edges are
simplified, not polygons, so neighbours share their border to the last vertex. Writes
osm/countries.geojson, osm/borders.geojson, osm/coast.geojson, and the same in detail around Meghri.
"""
import json
import sys
from collections import defaultdict

from shapely.geometry import LineString, MultiLineString, Point, box, shape
from shapely.ops import linemerge, polygonize, unary_union
from shapely.strtree import STRtree

import common
import water

SOURCE = ("OpenStreetMap through timezone-boundary-builder (npm geo-tz 8.1.9, published 2026-09-16); "
          "coast: GSHHG 2.3.7 cut into it")
DATE = "2026-09-16"
DETAIL = (45.4, 38.55, 47.2, 39.35)
TOLERANCE_DEG = 0.0009       # 100 m
DETAIL_TOLERANCE_DEG = 0.00004  # 4 m
SMALLEST_PART_DEG2 = 4e-5    # islands of 0.4 km2

COUNTRIES = {
    "AZ": common.names("Azerbaijan", "Azərbaycan", "Ադրբեջան", "Азербайджан", "آذربایجان",
                       "Azerbaycan", "აზერბაიჯანი"),
    "AZ-NX": common.names("Nakhchivan", "Naxçıvan", "Նախիջևան", "Нахичевань", "نخجوان", "Nahçıvan",
                          "ნახიჩევანი"),
    "AM": common.names("Armenia", "Ermənistan", "Հայաստան", "Армения", "ارمنستان", "Ermenistan",
                       "სომხეთი"),
    "GE": common.names("Georgia", "Gürcüstan", "Վրաստան", "Грузия", "گرجستان", "Gürcistan",
                       "საქართველო"),
    "IR": common.names("Iran", "İran", "Իրան", "Иран", "ایران", "İran", "ირანი"),
    "TR": common.names("Türkiye", "Türkiyə", "Թուրքիա", "Турция", "ترکیه", "Türkiye", "თურქეთი"),
    "RU": common.names("Russia", "Rusiya", "Ռուսաստան", "Россия", "روسیه", "Rusya", "რუსეთი"),
    "IQ": common.names("Iraq", "İraq", "Իրաք", "Ирак", "عراق", "Irak", "ერაყი"),
    "SY": common.names("Syria", "Suriya", "Սիրիա", "Сирия", "سوریه", "Suriye", "სირია"),
    "TM": common.names("Turkmenistan", "Türkmənistan", "Թուրքմենստան", "Туркмения", "ترکمنستان",
                       "Türkmenistan", "თურქმენეთი"),
    "KZ": common.names("Kazakhstan", "Qazaxıstan", "Ղազախստան", "Казахстан", "قزاقستان", "Kazakistan",
                       "ყაზახეთი"),
}
ZONES = {"Asia/Baku": "AZ", "Asia/Yerevan": "AM", "Asia/Tbilisi": "GE", "Asia/Tehran": "IR",
         "Europe/Istanbul": "TR", "Europe/Moscow": "RU", "Asia/Baghdad": "IQ", "Asia/Damascus": "SY",
         "Asia/Ashgabat": "TM", "Asia/Aqtau": "KZ", "Asia/Famagusta": None}


def pieces_of(path):
    """(country code, cell, polygon) for every piece of a zone."""
    for line in open(path, encoding="utf-8"):
        piece = json.loads(line)
        code = ZONES[piece["zone"]]
        if code:
            yield code, piece["cell"], shape(piece["geometry"])


def is_on_side(a, b, cell):
    """Whether an edge runs along a side of its cell: it was made by cutting."""
    w, s, e, n = cell
    return any(abs(a[i] - side) < 2e-6 and abs(b[i] - side) < 2e-6
               for i, side in ((0, w), (0, e), (1, s), (1, n)))


def rings_of(geometry):
    for polygon in getattr(geometry, "geoms", [geometry]):
        yield from (polygon.exterior, *polygon.interiors)


def border_edges(pieces):
    """Every edge of a zone that is not a cut, once: neighbours have the same edges."""
    edges = set()
    for _, cell, geometry in pieces:
        for ring in rings_of(geometry):
            for a, b in zip(ring.coords, ring.coords[1:]):
                if a != b and not is_on_side(a, b, cell):
                    edges.add((min(a, b), max(a, b)))
    return edges


def joined(edges):
    """Borders were cut at the sides of cells, and both halves rounded: loose ends meet again."""
    degree = defaultdict(int)
    for a, b in edges:
        degree[a] += 1
        degree[b] += 1
    loose = sorted(p for p, n in degree.items() if n == 1)
    meet = {}
    for i, p in enumerate(loose):
        for q in loose[i + 1:]:
            if q[0] - p[0] > 6e-6:
                break
            if abs(q[1] - p[1]) < 6e-6 and q not in meet:
                meet[q] = meet.get(p, p)
                break
    return [LineString([meet.get(a, a), meet.get(b, b)]) for a, b in edges
            if meet.get(a, a) != meet.get(b, b)]


def flat(lines):
    for line in lines:
        yield from (g for g in getattr(line, "geoms", [line]) if g.geom_type == "LineString" and g.length)


class Owners:
    """Which country a place belongs to."""

    def __init__(self, pieces):
        self.code_of = {id(g): code for code, _, g in pieces}
        self.pieces = pieces
        self.tree = STRtree([g for _, _, g in pieces])

    def of(self, at):
        near = self.tree.query(at.buffer(0.01))
        best = min(near, key=lambda g: (g.distance(at), self.code_of[id(g)]), default=None)
        return self.code_of[id(best)] if best is not None else None


def faces(pieces, owners, seas, frame):
    """(code or 'sea', polygon) for every face of the noded linework."""
    borders = linemerge(joined(border_edges(pieces))).intersection(frame)
    noded = unary_union([borders, *(s.boundary.intersection(frame) for s in seas), frame.exterior])
    sea = unary_union(seas)
    for face in polygonize(noded):
        at = face.representative_point()
        code = "sea" if sea.contains(at) else owners.of(at)
        if code:
            yield code, face


def owners_of_edges(named_faces):
    """Each edge of the linework, keyed by its two ends in order, with the countries beside it."""
    beside = defaultdict(set)
    for code, face in named_faces:
        for ring in (face.exterior, *face.interiors):
            for a, b in zip(ring.coords, ring.coords[1:]):
                beside[min(a, b), max(a, b)].add(code)
    return beside


def arcs(named_faces):
    """Owner pair to lines: what separates each two neighbours, cut where three meet."""
    pairs = defaultdict(list)
    for edge, owners in owners_of_edges(named_faces).items():
        if len(owners) == 2:
            pairs[tuple(sorted(owners))].append(LineString(edge))
    return {pair: list(flat([linemerge(MultiLineString(lines))])) for pair, lines in pairs.items()}


def outer(named_faces, frame):
    """The pieces of the frame, cut where borders meet it."""
    edges = [LineString(e) for e, owners in owners_of_edges(named_faces).items()
             if len(owners) == 1 and LineString(e).distance(frame.exterior) < 1e-9]
    return list(flat([linemerge(MultiLineString(edges))]))


def simple(line, tolerance):
    """Ends stay; a closed line is cut at the vertex farthest from its end."""
    if line.is_ring:
        far = max(range(len(line.coords)), key=lambda i: Point(line.coords[0]).distance(Point(line.coords[i])))
        halves = [LineString(line.coords[:far + 1]), LineString(line.coords[far:])]
        return linemerge([h.simplify(tolerance) for h in halves])
    return line.simplify(tolerance)


def split_exclave(named):
    """Nakhchivan is the part of Azerbaijan west of Armenia."""
    for code, face in named:
        at = face.representative_point()
        yield ("AZ-NX" if code == "AZ" and at.x < 46.4 and 38.7 < at.y < 40 else code), face


def edges_of(coords):
    return [tuple(sorted((tuple(a), tuple(b)))) for a, b in zip(coords, coords[1:])]


def is_island(face, shore):
    """Only these may be left out when they are small: others would leave a gap."""
    return all(edge in shore for edge in edges_of(face.exterior.coords))


def rebuild(named, frame, tolerance, places):
    """Simplified arcs, and the polygons that they enclose, named as the faces were."""
    lines = {pair: [common.rounded(list(simple(line, tolerance).coords), places) for line in group]
             for pair, group in arcs(named).items()}
    sides = [common.rounded(list(line.coords), places) for line in outer(named, frame)]
    every = [LineString(c) for group in lines.values() for c in group if len(c) > 1]
    every += [LineString(c) for c in sides]
    tree = STRtree([face for _, face in named])
    code_of = {id(face): code for code, face in named}
    shore = {edge for pair, group in lines.items() if "sea" in pair for c in group for edge in edges_of(c)}
    polygons = defaultdict(list)
    for face in polygonize(unary_union(every)):
        at = face.representative_point()
        near = min(tree.query(at.buffer(0.02)), key=lambda f: f.distance(at))
        if face.area >= SMALLEST_PART_DEG2 or not is_island(face, shore):
            polygons[code_of[id(near)]].append(face)
    return lines, polygons


def write(prefix, suffix, lines, polygons, precision_m, places, title):
    from shapely.geometry import MultiPolygon
    order = list(COUNTRIES)
    countries = []
    for code in order:
        parts = sorted(flat_polygons(unary_union(polygons.get(code, []))), key=lambda p: -p.area)
        if parts:
            countries.append(({"id": code, **COUNTRIES[code]},
                              parts[0] if len(parts) == 1 else MultiPolygon(parts)))
    common.write("osm/syunik.geojson" if prefix else "osm/countries.geojson",
                 f"Countries{title}", countries, SOURCE, DATE, precision_m, places)
    borders = []
    for (a, b), group in sorted(lines.items()):
        if "sea" not in (a, b) and {a, b} != {"AZ", "AZ-NX"}:
            borders += [({"left": a, "right": b, "kind": "international", "method": "edge shared by two zones",
                          "precision_m": precision_m}, LineString(c)) for c in group if len(c) > 1]
    common.write(f"osm/{prefix}borders.geojson", f"International borders{title}", borders, SOURCE, DATE,
                 precision_m, places)
    if not suffix:
        coast = [({"country": a if b == "sea" else b, "method": "edge of land and sea",
                   "precision_m": 300}, LineString(c))
                 for (a, b), group in sorted(lines.items()) if "sea" in (a, b) for c in group if len(c) > 1]
        common.write("osm/coast.geojson", "Coast", coast, SOURCE, DATE, 300, places)


def flat_polygons(geometry):
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]


def main():
    frame = box(*common.REGION)
    pieces = list(pieces_of(sys.argv[1]))
    owners = Owners(pieces)
    seas = [water.simple(p, 0.0009) for kind, p in water.waters() if kind == "sea"]
    named = list(split_exclave(faces(pieces, owners, seas, frame)))
    lines, polygons = rebuild(named, frame, TOLERANCE_DEG, 5)
    write("", "", lines, polygons, 100, 5, "")
    detail = box(*DETAIL)
    named = list(split_exclave(faces(pieces, owners, [], detail)))
    lines, polygons = rebuild(named, detail, DETAIL_TOLERANCE_DEG, 6)
    write("syunik_", "detail", lines, polygons, 20, 6, " around Meghri")


if __name__ == "__main__":
    main()
