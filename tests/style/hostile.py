#!/usr/bin/env python3
"""Every member of `corridor` with values that it cannot mean: wrong types, null, negative, huge and
empty ones, names that nothing has.

usage: hostile.py CORRIDOR CORRIDOR_TABLES [--all]

Each figure has one such value, and either is drawn whole (exit code 0, a well-formed SVG) or ends
with exit code 1, an error that says file, line and column, and nothing written. The suite takes one
value for each member in turn, --all takes all of them.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import figures

SQUARE = [[[45, 38.5], [46.4, 38.5], [46.4, 40], [45, 40], [45, 38.5]]]
FEATURES = [("Polygon", SQUARE, "West"), ("LineString", [[45.5, 39], [46, 39.2, 700], [46.8, 39]], "Road"),
            ("Point", [46, 39.2], "Town")]
DATA = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": name, "rank": 3},
     "geometry": {"type": kind, "coordinates": place}} for kind, place, name in FEATURES]}
LAYERS = [{"id": "land", "type": "fill", "source": "data", "filter": ["==", ["geometry-type"], "Polygon"]},
          {"id": "road", "type": "line", "source": "data", "filter": ["==", ["geometry-type"], "LineString"]},
          {"id": "towns", "type": "circle", "source": "data", "filter": ["==", ["geometry-type"], "Point"]}]

CHUNK = 20  # figures a process

# What a part needs to be drawn at all.
NEEDED = {
    "callout": {"lonlat": [46, 39.2], "text": "Town"},
    "dimension": {"from": [45.5, 39], "to": [46.8, 39]},
    "note": {"text": "A note"},
    "inset": {"size": "20mm x 15mm", "layers": ["land"], "extent": [40, 30, 50, 45], "at": "top-right"},
    "km-posts": {"layer": "road", "every": "20km"},
    "strip": {"layer": "road"},
    "lengths": {"layer": "road", "split": {"source": "data", "where": ["==", ["geometry-type"], "Polygon"]}},
    "profile": {"layer": "road"},
}
CLAIM = {"id": "a", "layer": "road", "measure": "length", "expect": "113km", "source": "somebody"}

VALUES = [None, True, -1, 0, 1e308, 3, "", "nothing of this name", "x" * 3000, [], {}, [None], [[]], [1, 2],
          ["nothing", "at all"], [1e308, -1e308], [400, 91], {"a": {"b": []}}, {"en": 5}, "0mm", "-5mm", "1e9mm",
          "0.0001mm", "nan", "1e400km", "-3km", "1km", "1:0", "1:99999999999", "0 x 0", "1e9mm x 1mm", "50%",
          "900%", ["global-state", "none"], ["get", "name"], [[[[[[[[1]]]]]]]], "{road.length", "{claims.none}",
          "{km:.900f}", "#12", "\u202e\u0301\ufffe"]

PLACES = {  # of a block: the path to it
    "corridor": [], "sheet": ["sheet"], "map": ["map"], "extent": ["map", "extent"],
    "graticule": ["map", "graticule"], "grid": ["map", "grid"], "theme": ["theme"],
    "type": ["theme", "type"], "role": ["theme", "type", "title"], "sources": ["sources", "data"],
    "language": ["language"], "viewpoint": ["viewpoint"], "claims": ["claims", 0],
    "place": ["claims", 0, "within"], "split": ["parts", 1, "lengths", "split"],
}


def base(parts):
    return {"version": 8, "name": "Hostile", "sources": {"data": {"type": "geojson", "data": DATA}},
            "layers": copy.deepcopy(LAYERS),
            "corridor": {"version": 1, "sheet": {"width": "120mm", "height": "110mm"},
                         "map": {"crs": "EPSG:32638", "extent": [45, 38.5, 47, 40]},
                         "theme": {}, "sources": {"data": {}}, "language": {"order": ["en"]},
                         "claims": [dict(CLAIM)], "parts": parts}}


def at(node, path):
    for step in path:
        if isinstance(node, dict):
            node = node.setdefault(step, {})
        else:
            node = node[step]
    return node


def members(tables):
    """(name, a figure, where in it the value goes)"""
    for block, rows in tables["blocks"].items():
        for row in rows:
            parts = [{"title": None}, {"lengths": copy.deepcopy(NEEDED["lengths"])}]
            figure = base(parts)
            if block in ("metadata", "corridor:legend"):
                path = ["layers", 1, "metadata"] + ([block] if block != "metadata" else [])
                figure["corridor"]["parts"].append({"legend": {}})
            else:
                path = ["corridor", *PLACES[block]]
                if block == "extent":
                    figure["corridor"]["map"]["extent"] = {}
            yield f"{block}.{row['key']}", figure, path, row["key"]
    for part, rows in tables["parts"].items():
        for row in rows:
            figure = base([{part: copy.deepcopy(NEEDED.get(part, {}))}])
            yield f"{part}.{row['key']}", figure, ["corridor", "parts", 0, part], row["key"]


def cases(tables, all_of_them):
    few = 1
    for i, (name, figure, path, key) in enumerate(members(tables)):
        for k, value in enumerate(VALUES):
            if name == "corridor.abstract" and value is True:
                continue  # means something: such a figure is not to be named, exit code 2
            if all_of_them or (k - few * i) % len(VALUES) < few:
                hostile = copy.deepcopy(figure)
                at(hostile, path)[key] = value
                yield f"{name}: {json.dumps(value)[:60]}", hostile


def answers(corridor, figures_of_chunk, folder):
    """Draws them all; its exit code and, for each, its messages and the files that were written."""
    out = folder / "out"
    paths = [folder / f"figure{i}.json" for i in range(len(figures_of_chunk))]
    for path, figure in zip(paths, figures_of_chunk):
        path.write_text(json.dumps(figure, indent=1))
    done = subprocess.run([corridor, "render", *paths, "-o", out, "-f", "svg"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)
    said = done.stderr.decode(errors="backslashreplace")
    written = [sorted(out.glob(f"{path.stem}.*")) for path in paths]
    for file in sum(written, []):
        if file.suffix == ".svg":
            xml.parse(file)
        file.unlink()
    places = [re.search(rf"{path.name}:\d+:\d+: error: ", said) for path in paths]
    return done.returncode, said, list(zip(written, places))


def fault_of(corridor, figure, folder):
    try:
        code, said, [(written, place)] = answers(corridor, [figure], folder)
    except subprocess.TimeoutExpired:
        return "no end after a minute"
    if code == 0:
        return None if written else "exit code 0, and nothing is written"
    if code != 1:
        return f"exit code {code}: {said[:300]}"
    if written:
        return f"exit code 1, and {[file.name for file in written]} are written"
    return None if place else f"exit code 1 without a place: {said[:300]}"


def are_well(corridor, chunk, folder):
    """In one process, as starting it takes longer than drawing. False: something is amiss."""
    try:
        code, _, each = answers(corridor, [figure for _, figure in chunk], folder)
    except subprocess.TimeoutExpired:
        return False
    return code in (0, 1) and all(bool(written) != bool(place) for written, place in each)


def main():
    corridor, program = sys.argv[1:3]
    tables = json.loads(subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout)
    hostile, faults = list(cases(tables, "--all" in sys.argv)), []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for first in range(0, len(hostile), CHUNK):
            chunk = hostile[first:first + CHUNK]
            if are_well(corridor, chunk, folder):
                continue
            found = [(name, fault_of(corridor, figure, folder)) for name, figure in chunk]
            faults += [f"{name}: {fault}" for name, fault in found if fault]
    figures.finish(faults, len(hostile), "hostile figures")


main()
