#!/usr/bin/env python3
"""Holds the layers of geodata/ to what geodata/README.md says of them; then plants faults.

usage: check_layers.py GEODATA_FOLDER

Standard library only. Shared borders: every edge of a country inside the region is an edge of exactly
one neighbour, of the coast, or of the region's frame. Names: every one of a layer stands in the recipe
that makes it.
"""
import ast
import copy
import json
import pathlib
import sys
from collections import Counter

MEMBERS = ("name", "licence", "source", "attribution", "date", "precision_m")
LANGUAGES = ("en", "az", "hy", "ru", "fa", "tr", "ka")
IN_ALL_LANGUAGES = ("osm/countries.geojson", "osm/tripp_points.geojson", "schematic/terminals.geojson")
NAMED_BY_HAND = ("osm/", "gshhg/", "geonames/", "schematic/terminals.geojson")
DIGITISED = ("osm/tripp.geojson", "osm/aras.geojson", "osm/aras_overview.geojson", "osm/borders.geojson",
             "osm/syunik_borders.geojson", "osm/coast.geojson", "gshhg/rivers.geojson",
             "schematic/rail.geojson", "schematic/road.geojson", "schematic/pipelines.geojson")
SHARED = (("osm/countries.geojson", "osm/coast.geojson", (34.0, 36.0, 54.0, 43.9)),
          ("osm/syunik.geojson", None, (45.4, 38.55, 47.2, 39.35)))
MOST_BYTES = 6_000_000


def positions(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from positions(inner)


def polygons(geometry):
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def edges(ring):
    return [tuple(sorted((tuple(a), tuple(b)))) for a, b in zip(ring, ring[1:])]


def check_members(path, layer):
    for member in MEMBERS:
        if not layer.get(member):
            yield f"{path}: no '{member}'"
    for i, feature in enumerate(layer["features"]):
        for x, y in positions(feature["geometry"]["coordinates"]):
            if not (-180 <= x <= 180 and -90 <= y <= 90):
                yield f"{path}: feature {i}: {x}, {y} is off the earth"
        if path in DIGITISED and not (feature["properties"].get("method")
                                      and feature["properties"].get("precision_m")):
            yield f"{path}: feature {i} has no method or precision_m"


def check_ids(path, layer):
    ids = [f["properties"]["id"] for f in layer["features"] if f["properties"].get("id") is not None]
    if not path.startswith("natural-earth"):
        yield from (f"{path}: id {i} twice" for i, n in Counter(ids).items() if n > 1)


def check_names(path, layer):
    if path in IN_ALL_LANGUAGES:
        for feature in layer["features"]:
            for language in LANGUAGES:
                if not feature["properties"].get(f"name:{language}"):
                    yield f"{path}: {feature['properties'].get('id')} has no name in {language}"


def words_of(recipe):
    """All texts that the modules of a recipe hold."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in sorted(recipe.glob("*.py"))]
    return {n.value for tree in trees for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def check_recipe(path, layer, words):
    if path.startswith(NAMED_BY_HAND):
        for feature in layer["features"]:
            for key, name in feature["properties"].items():
                if key.startswith("name:") and name not in words:
                    yield f"{path}: {key} '{name}' is not in the recipe"


def check_rings(path, layer):
    for i, feature in enumerate(layer["features"]):
        for polygon in polygons(feature["geometry"]):
            for k, ring in enumerate(polygon):
                if len(ring) < 4 or ring[0] != ring[-1]:
                    yield f"{path}: feature {i}: a ring is not closed"
                elif (area(ring) > 0) != (k == 0):
                    yield f"{path}: feature {i}: a ring is wound the wrong way"


def on_frame(edge, frame):
    (ax, ay), (bx, by) = edge
    return (ax == bx and ax in (frame[0], frame[2])) or (ay == by and ay in (frame[1], frame[3]))


def check_shared(layers):
    for path, coast, frame in SHARED:
        count = Counter(e for f in layers[path]["features"] for p in polygons(f["geometry"])
                        for ring in p for e in edges(ring))
        shore = set()
        if coast:
            shore = {e for f in layers[coast]["features"] for e in edges(f["geometry"]["coordinates"])}
        loose = [e for e, n in count.items() if n == 1 and e not in shore and not on_frame(e, frame)]
        often = [e for e, n in count.items() if n > 2]
        if loose:
            yield f"{path}: {len(loose)} edges that no neighbour shares, as {loose[0]}"
        if often:
            yield f"{path}: {len(often)} edges of more than two countries, as {often[0]}"


def faults_of(layers, words):
    out = []
    for path, layer in layers.items():
        for check in (check_members, check_ids, check_names, check_rings):
            out += check(path, layer)
        out += check_recipe(path, layer, words)
    return out + list(check_shared(layers))


def move_a_border(layers):
    ring = polygons(layers["osm/countries.geojson"]["features"][2]["geometry"])[0][0]
    ring[5] = [ring[5][0] + 0.001, ring[5][1]]


def turn_a_ring(layers):
    polygons(layers["osm/syunik.geojson"]["features"][0]["geometry"])[0][0].reverse()


def lose_a_name(layers):
    del layers["osm/countries.geojson"]["features"][1]["properties"]["name:hy"]


def lose_a_licence(layers):
    del layers["gshhg/water.geojson"]["licence"]


def lose_a_method(layers):
    del layers["schematic/rail.geojson"]["features"][0]["properties"]["method"]


def mend_a_name_in_the_layer_alone(layers):
    layers["geonames/places.geojson"]["features"][4]["properties"]["name:tr"] = "Genje"


PLANTED = (move_a_border, turn_a_ring, lose_a_name, lose_a_licence, lose_a_method,
           mend_a_name_in_the_layer_alone)


def main():
    folder = pathlib.Path(sys.argv[1])
    paths = sorted(folder.glob("*/*.geojson"))
    layers = {f"{p.parent.name}/{p.name}": json.loads(p.read_text(encoding="utf-8")) for p in paths}
    words = words_of(folder / "recipe")
    faults = faults_of(layers, words)
    if sum(p.stat().st_size for p in paths) > MOST_BYTES:
        faults.append(f"the layers are larger than {MOST_BYTES} bytes")
    for fault in faults[:50]:
        print(fault)
    passed, failed = int(not faults), int(bool(faults))
    for plant in PLANTED:
        spoilt = copy.deepcopy(layers)
        plant(spoilt)
        found = faults_of(spoilt, words) != faults
        if not found:
            print(f"{plant.__name__}: not found")
        passed, failed = passed + found, failed + (not found)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
