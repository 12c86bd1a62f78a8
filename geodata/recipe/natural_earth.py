"""World layers from Natural Earth 1:50m, for locators and tests.

usage: natural_earth.py COUNTRIES-50m.json LAND-50m.json (TopoJSON of npm world-atlas)

TopoJSON is decoded here: arcs are delta-coded integers on a grid. Countries that are too small for a
polygon are left out.
"""
import json
import sys

from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union

import common

SOURCE = "Natural Earth 4.1.0, 1:50m (npm world-atlas 2.0.2)"
DATE = "2018-05-21"
SMALLEST_DEG2 = 1e-5  # islets that rounding would make flat


def arcs_of(topology):
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield line


def ring(indices, arcs):
    out = []
    for i in indices:
        line = arcs[i] if i >= 0 else arcs[~i][::-1]
        out += line[1:] if out else line
    return [(x, max(-90.0, min(90.0, y))) for x, y in out]


def unwrapped(points):
    """Longitudes without jumps. A ring that goes round a pole is closed over it."""
    out = [points[0]]
    for x, y in points[1:]:
        before = out[-1][0]
        out.append((x + 360 * round((before - x) / 360), y))
    turn = out[-1][0] - out[0][0]
    if abs(turn) > 180:
        pole = -90.0 if out[0][1] < 0 else 90.0
        out += [(out[-1][0], pole), (out[0][0], pole), out[0]]
    return out


def cut(points):
    """A ring's inside between 180 W and 180 E: the source joins areas across the antimeridian and over
    the pole, RFC 7946 does not."""
    whole = Polygon(points)
    whole = whole if whole.is_valid else whole.buffer(0)
    turns = [whole.intersection(box(-180 + t, -90, 180 + t, 90)) for t in (-360, 0, 360)]
    return unary_union([translate(part, -t) for part, t in zip(turns, (-360, 0, 360)) if not part.is_empty])


def is_at_pole(points):
    """The source has a ring at 89.999 S, the hem of its flat Antarctica: on the globe it is a pinhole."""
    return all(abs(y) > 89.9 for _, y in points)


def inside(rings):
    """By the even-odd rule."""
    out = cut(unwrapped(rings[0]))
    for ring_of in rings[1:]:
        out = out.symmetric_difference(cut(unwrapped(ring_of)))
    return [p for p in getattr(out, "geoms", [out]) if p.geom_type == "Polygon" and p.area > SMALLEST_DEG2]


def area(geometry, arcs):
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = [[r for r in (ring(i, arcs) for i in polygon) if not is_at_pole(r)] for polygon in polygons]
    parts = [p for polygon in rings if polygon for p in inside(polygon)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def members(topology, name):
    """The geometries of an object: countries, or land."""
    stack, out = [topology["objects"][name]], []
    while stack:
        item = stack.pop(0)
        if item["type"] == "GeometryCollection":
            stack = item["geometries"] + stack
        elif item.get("arcs"):
            out.append(item)
    return out


def read(path, name):
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = list(arcs_of(topology))
    return [(m, area(m, arcs)) for m in members(topology, name)]


def main():
    countries = [({"id": m.get("id"), "name": m["properties"]["name"]}, g)
                 for m, g in read(sys.argv[1], "countries") if not g.is_empty]
    common.write("natural-earth/world_countries.geojson", "Countries of the world", countries, SOURCE,
                 DATE, 5000, 3)
    # One feature a land mass, so that a map of a corner of the world reads only what it shows.
    land = [({}, p) for _, g in read(sys.argv[2], "land") for p in getattr(g, "geoms", [g])]
    common.write("natural-earth/world_land.geojson", "Land of the world", land, SOURCE, DATE, 5000, 3)


if __name__ == "__main__":
    main()
