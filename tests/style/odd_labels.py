#!/usr/bin/env python3
"""Odd labels: symbol layers that few styles have, from odd_labels.txt.

usage: odd_labels.py CORRIDOR [--write]

A case is "=== what is odd", the members of a symbol layer, "---", and what comes of it: how many labels
stand and which are dropped with the certificate, or the messages without their excerpts. Every case
that is drawn is drawn as PNG and SVG too. FONTS in a layer stands for a cascade that has all letters; a
line `language: ...` is a member of the figure, not of the layer.
--write records the answers of today: read the difference before committing.
"""
import json
import pathlib
import re
import sys
import tempfile

import figures

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE / "odd_labels.txt"
FONTS = "[Noto Sans, Noto Sans Armenian, Noto Naskh Arabic]"

HEAD = """\
version: 8
sources:
"""
SOURCES = {
    "towns": [("Meghri", "Point", "[20, 30]"), ("İstanbul ıssız", "Point", "[50, 32]"),
              ("نخجوان", "Point", "[78, 30]"), ("می‌خواهم", "Point", "[30, 10]"),
              ("Մեղրի", "Point", "[64, 12]")],
    "lines": [("Straight", "LineString", "[[5, 5], [80, 6]]"),
              ("Closed", "LineString", "[[10, 15], [40, 15], [40, 40], [10, 40], [10, 15]]"),
              ("Zigzag", "LineString", "[[50, 15], [55, 40], [60, 15], [65, 40], [70, 15]]")],
    "still": [("Still", "LineString", "[[40, 25], [40, 25], [40, 25]]")],
    "vertex": [("One", "LineString", "[[40, 25]]")],
    "areas": [("Area", "Polygon", "[[[10, 5], [80, 5], [80, 42], [10, 42], [10, 5]]]")],
    "crossing": [("One long river of the east", "LineString", "[[5, 5], [82, 40]]"),
                 ("Another long river, of the west", "LineString", "[[82, 5], [5, 40]]")],
}
TAIL = """\
corridor:
  version: 1
  sheet: {width: 100mm, height: 60mm, margin: 5mm, dpi: 100}
  map: {crs: "EPSG:4326", extent: [0, 0, 90, 50], neat-line: 0mm}
  icons: ICONS
  parts: []
"""


def figure(layer):
    text = HEAD
    for name, features in SOURCES.items():
        if not re.search(rf"source: {name}\b", layer):
            continue
        text += (f"  {name}:\n    type: geojson\n    data:\n      type: FeatureCollection\n"
                 "      features:\n")
        for label, kind, coordinates in features:
            quoted = json.dumps(label, ensure_ascii=False)
            text += (f"        - {{type: Feature, properties: {{name: {quoted}}}, geometry: "
                     f"{{type: {kind}, coordinates: {coordinates}}}}}\n")
    text += "layers:\n  - id: odd\n    type: symbol\n"
    mine, figures_own = [], []
    for line in layer.splitlines():
        (figures_own if line.startswith("language:") else mine).append(line)
    text += "".join(f"    {line}\n" for line in mine)
    text += TAIL.replace("ICONS", str(HERE.parent / "figures/icons/symbols"))
    text += "".join(f"  {line}\n" for line in figures_own)
    return text.replace("FONTS", FONTS)


def without_excerpts(text, folder):
    return [line.replace(f"{folder}/", "") for line in text.splitlines()
            if not re.match(r"^ +(\d+)? \|", line)]


def answers(corridor, layer, folder):
    path = pathlib.Path(folder) / "odd.yaml"
    path.write_text(figure(layer))
    listed = figures.run(corridor, "dump", "--stage=labels", path)
    said = [line.strip() for line in listed.stdout.splitlines() if not line.startswith("  placed")]
    drawn = figures.run(corridor, "render", path, "-o", folder, "-f", "png,svg")
    said += without_excerpts(drawn.stderr, folder)
    if drawn.returncode != listed.returncode:
        said.append(f"exit codes {listed.returncode} and {drawn.returncode}")
    elif drawn.returncode:
        said.append(f"exit code {drawn.returncode}")
    return said


def read_cases():
    head, *pieces = TABLE.read_text().split("=== ")
    cases = []
    for piece in pieces:
        name, rest = piece.split("\n", 1)
        layer, expected = rest.split("\n---\n")
        cases.append((name, layer, expected.strip("\n").split("\n")))
    return head, cases


def main(corridor, *flags):
    head, cases = read_cases()
    failed, out = 0, head
    with tempfile.TemporaryDirectory() as folder:
        for name, layer, expected in cases:
            said = answers(corridor, layer, folder)
            out += f"=== {name}\n{layer}\n---\n" + "\n".join(said) + "\n\n"
            if said != expected and not flags:
                failed += 1
                print(f"{name}:\n  expected {expected}\n  but it says {said}")
    if flags:
        TABLE.write_text(out.rstrip("\n") + "\n")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
