"""Seas, lakes and rivers from GSHHG, through `gmt coast` and `gmt select`.

usage: water.py; writes gshhg/water.geojson and gshhg/rivers.geojson
"""
import subprocess
import tempfile
from functools import lru_cache

from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.ops import linemerge, polygonize, unary_union

import common

SOURCE = "GSHHG 2.3.7, full resolution (Debian package gmt-gshhg-full 2.3.7-6)"
DATE = "2017-06-15"
TOLERANCE_DEG = 0.0018  # 200 m
SMALLEST_LAKE_KM2 = 25
KM2_PER_DEG2 = 111.32 * 111.0 * 0.766  # at 40 N

# A point inside, and the names; waters without a name here stay without.
NAMES = {
    (51.0, 40.0): ("sea", common.names("Caspian Sea", "Xəzər dənizi", "Կասպից ծով", "Каспийское море",
                                       "دریای خزر", "Hazar Denizi", "კასპიის ზღვა")),
    (37.0, 42.8): ("sea", common.names("Black Sea", "Qara dəniz", "Սև ծով", "Чёрное море",
                                       "دریای سیاه", "Karadeniz", "შავი ზღვა")),
    (35.0, 36.1): ("sea", common.names("Mediterranean Sea", "Aralıq dənizi", "Միջերկրական ծով",
                                       "Средиземное море", "دریای مدیترانه", "Akdeniz",
                                       "ხმელთაშუა ზღვა")),
    (45.35, 40.35): ("lake", common.names("Sevan", "Sevan", "Սևան", "Севан", "سوان", "Sevan", "სევანი")),
    (43.0, 38.6): ("lake", common.names("Lake Van", "Van gölü", "Վանա լիճ", "оз. Ван", "دریاچه وان",
                                        "Van Gölü", "ვანის ტბა")),
    (45.4, 37.7): ("lake", common.names("Lake Urmia", "Urmiya gölü", "Ուրմիա լիճ", "оз. Урмия",
                                        "دریاچه ارومیه", "Urmiye Gölü", "ურმიის ტბა")),
    (46.75, 40.9): ("lake", common.names("Mingachevir", "Mingəçevir", "Մինգեչաուր", "Мингечевир",
                                         "مینگه‌چویر", "Mingeçevir", "მინგეჩაური")),
}

KURA = common.names("Kura", "Kür", "Կուր", "Кура", "کورا", "Kura", "მტკვარი")
ARAS = common.names("Aras", "Araz", "Արաքս", "Аракс", "ارس", "Aras", "არაქსი")

# The source's rivers carry no names: key, names, level, both ends of the line. The Aras between
# Armenia, Nakhchivan and their neighbours is in osm/, from the border.
RIVERS = (
    ("kura-upper", KURA, 3, (42.857, 40.894), (46.338, 40.901)),
    ("kura-lower", KURA, 3, (47.021, 40.774), (49.368, 39.351)),
    ("aras-upper", ARAS, 2, (41.35, 39.33), (43.65, 40.13)),
    ("aras-lower", ARAS, 2, (47.976, 39.721), (49.236, 39.252)),
)


def gmt(*arguments, text=None):
    # gmt leaves its history in the current folder
    done = subprocess.run(["gmt", *arguments], input=text, capture_output=True, text=True, check=True,
                          cwd=tempfile.gettempdir())
    return done.stdout


def segments(flag):
    """Lines of `gmt coast -M`, a piece a bin."""
    w, s, e, n = common.REGION
    dump = gmt("coast", f"-R{w - .5}/{e + .5}/{s - .5}/{n + .5}", "-Df", flag, "-A0", "-M")
    line = []
    for row in dump.splitlines():
        if row.startswith((">", "#")):
            if len(line) > 1:
                yield LineString(line)
            line = []
        else:
            x, y = map(float, row.split()[:2])
            line.append((round(x, 6), round(y, 6)))
    if len(line) > 1:
        yield LineString(line)


def kinds_of(points):
    """'sea', 'land', 'lake' or 'island' for each point."""
    rows = "".join(f"{p.x:.7f} {p.y:.7f} {i}\n" for i, p in enumerate(points))
    out = ["land"] * len(points)
    # The mask: ocean / land / lake / island / pond
    for kind, mask in (("sea", "k/s/s/s/s"), ("lake", "s/s/k/s/k")):
        for row in gmt("select", "-Df", f"-N{mask}", "-A0", text=rows).splitlines():
            out[int(row.split()[2])] = kind
    return out


@lru_cache(maxsize=None)
def faces():
    """(kind, polygon) for everything in the region."""
    w, s, e, n = common.REGION
    frame = box(w - .5, s - .5, e + .5, n + .5)
    lines = unary_union([*segments("-W"), frame.exterior])
    polygons = list(polygonize(lines))
    return list(zip(kinds_of([p.representative_point() for p in polygons]), polygons))


@lru_cache(maxsize=None)
def waters():
    """(kind, polygon): neighbouring wet faces joined. The Caspian is a sea, whatever its level."""
    wet = unary_union([p.buffer(1e-7) for kind, p in faces() if kind != "land"])
    frame = box(*common.REGION)
    out = []
    for p in getattr(wet, "geoms", [wet]):
        p = p.intersection(frame)
        for q in getattr(p, "geoms", [p]):
            if q.geom_type == "Polygon" and q.area * KM2_PER_DEG2 >= SMALLEST_LAKE_KM2:
                out.append(("sea" if is_sea(q) else "lake", q))
    return out


def is_sea(polygon):
    return any(kind == "sea" and polygon.contains(Point(at)) for at, (kind, _) in NAMES.items())


def properties_of(kind, polygon):
    for at, (_, named) in NAMES.items():
        if polygon.contains(Point(at)):
            return {"kind": kind, **named}
    return {"kind": kind}


def simple(polygon, tolerance):
    out = polygon.simplify(tolerance)
    return out if out.is_valid else out.buffer(0)


def main():
    features = [(properties_of(kind, p), simple(p, TOLERANCE_DEG)) for kind, p in waters()]
    features.sort(key=lambda f: -f[1].area)
    common.write("gshhg/water.geojson", "Seas, lakes and reservoirs", features, SOURCE, DATE, 300)
    write_rivers()


def line_between(level, start, end):
    """The line of a level that has these two ends, in either order; it is drawn from `start`."""
    lines = linemerge(MultiLineString(list(segments(f"-I{level}"))))

    def away(line):
        a, b = Point(line.coords[0]), Point(line.coords[-1])
        return min(a.distance(Point(start)) + b.distance(Point(end)),
                   b.distance(Point(start)) + a.distance(Point(end)))
    line = min(lines.geoms, key=away)
    if away(line) > 0.05:
        raise SystemExit(f"no river of level {level} from {start} to {end}")
    forward = Point(line.coords[0]).distance(Point(start)) < Point(line.coords[-1]).distance(Point(start))
    return line if forward else LineString(line.coords[::-1])


def write_rivers():
    features = [({"id": key, "method": "line of the source", "precision_m": 500, **named},
                 line_between(level, start, end).simplify(TOLERANCE_DEG))
                for key, named, level, start, end in RIVERS]
    common.write("gshhg/rivers.geojson", "Rivers", features, SOURCE, DATE, 500)


if __name__ == "__main__":
    main()
