"""World layers from Natural Earth 1:50m, for locators and tests.

usage: natural_earth.py COUNTRIES-50m.json LAND-50m.json (TopoJSON of npm world-atlas)

TopoJSON is decoded here: arcs are delta-coded integers on a grid.
"""
import json
import sys

from shapely.geometry import MultiPolygon, Polygon

import common

SOURCE = "Natural Earth 4.1.0, 1:50m (npm world-atlas 2.0.2)"
DATE = "2018-05-21"


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
    return [(max(-180.0, min(180.0, x)), max(-90.0, min(90.0, y))) for x, y in out]


def area(geometry, arcs):
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = [[ring(r, arcs) for r in polygon] for polygon in polygons]
    parts = [Polygon(r[0], r[1:]) for r in rings if len(r[0]) > 3]
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
                 for m, g in read(sys.argv[1], "countries")]
    common.write("natural-earth/world_countries.geojson", "Countries of the world", countries, SOURCE,
                 DATE, 5000, 3)
    # One feature a land mass, so that a map of a corner of the world reads only what it shows.
    land = [({}, p) for _, g in read(sys.argv[2], "land") for p in getattr(g, "geoms", [g])]
    common.write("natural-earth/world_land.geojson", "Land of the world", land, SOURCE, DATE, 5000, 3)


if __name__ == "__main__":
    main()
