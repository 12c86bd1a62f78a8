#!/usr/bin/env python3
"""Inputs that are small to write and hard to swallow, through the real command, each on a clock.

usage: run.py CORRIDOR [NAME...]

A case is a figure or a layer, the exit code and words it has to end with, and the seconds of
processor time it may take (on a debug build with sanitizers; the clock is the process's own, so
that a busy machine does not fail it).
"""
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

FIGURE = """version: 8
sources: {{d: {{type: geojson, data: {data}}}}}
layers:
  - {{id: areas, type: fill, source: d, paint: {{fill-color: "#dfe6d6"}}}}
  - {{id: lines, type: line, source: d, paint: {{line-width: 1}}}}
  - {{id: points, type: circle, source: d, filter: ["==", [geometry-type], Point]}}
{more}corridor: {{sheet: {{width: 60mm, height: 60mm, dpi: 72}}, parts: []}}
"""
LABELS = ("  - {id: names, type: symbol, source: d, "
          "layout: {text-field: [get, n], text-font: [Noto Sans]}}\n")


def feature(geometry, properties="{}"):
    return f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}'


def collection(features):
    return '{"type":"FeatureCollection","features":[' + ",\n".join(features) + "]}"


def shape(kind, coordinates):
    return f'{{"type":"{kind}","coordinates":{coordinates}}}'


def walk(count, step):
    """A line that turns at random and stays in the frame."""
    at = random.Random(7)
    x, y, points = 0.0, 0.0, []
    for _ in range(count):
        x = max(-50, min(50, x + at.uniform(-step, step)))
        y = max(-50, min(50, y + at.uniform(-step, step)))
        points.append(f"[{x:.5f},{y:.5f}]")
    return "[" + ",".join(points) + "]"


def places(count):
    at = random.Random(11)
    spots = ((at.uniform(-50, 50), at.uniform(-50, 50)) for _ in range(count))
    return collection(feature(shape("Point", f"[{x:.4f},{y:.4f}]"), f'{{"n":"Place {i}"}}')
                      for i, (x, y) in enumerate(spots))


def rings(count):
    return "[" + ",".join(f"[[{x},{y}],[{x}.4,{y}],[{x}.4,{y}.4],[{x},{y}]]" for x, y in
                          ((i % 300 - 150, i // 300 % 80) for i in range(count))) + "]"


def bomb(levels):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "version: 8\n" + "\n".join(lines) + "\n"


def tenfold(operator, first, levels=14):
    """Each variable is made of ten of the one before."""
    text = f'["var", "a{levels}"]'
    for i in range(levels, 0, -1):
        ten = ", ".join([f'["var", "a{i - 1}"]'] * 10)
        ten = f"[{ten}]" if operator == "semiliteral" else ten
        text = f'["let", "a{i}", ["{operator}", {ten}], {text}]'
    return f'["let", "a0", {first}, {text}]'


def layer_with(kind, members):
    return f"  - {{id: more, type: {kind}, source: d, {members}}}\n"


def sought(count, old):
    names = ", ".join(f'"Place {7 * i}"' for i in range(count))
    found = f'"in", "n", {names}' if old else f'"in", ["get", "n"], ["literal", [{names}]]'
    return layer_with("circle", f"filter: [{found}]")


ONE_POINT = lambda: feature(shape("Point", "[0,0]"), '{"n":"abc","k":3}')
TOO_LONG = "texts and lists of more than 1048576 bytes"
GROUP = '{"type":"GeometryCollection","geometries":['
DASHES = ("  - {id: dashes, type: line, source: d, "
          "paint: {line-width: 0.1, line-dasharray: [0.001, 0.001]}}\n")

# name: (layer or None, what stands in the figure, exit code, words of the message, seconds)
CASES = {
    "arrays in arrays": (lambda: "[" * 100_000, "", 1, "1:33: error: nesting deeper", 2),
    "arrays in coordinates": (lambda: '{"type":"Point","coordinates":' + "[" * 100_000, "", 1,
                              "1:62: error: nesting deeper", 2),
    "objects in properties": (lambda: feature("null", '{"a":' * 100_000), "", 1, "deep|nest", 2),
    "collections in collections": (lambda: GROUP * 20_000, "", 1, "deep|nest", 2),
    "a number past all numbers": (lambda: shape("Point", "[1e400,2]"), "", 1,
                                  "1:32: error: number out of range", 2),
    "a million digits": (lambda: shape("Point", "[0." + "1" * 1_000_000 + ",2]"), "", 0, "", 3),
    "a text of 20 MB": (lambda: feature("null", '{"t":"' + "x" * 20_000_000 + '"}'), "", 1,
                        "more than 65536 bytes", 3),
    "a line of a million vertices": (
        lambda: shape("LineString", walk(1_000_000, 0.01)), "", 0, "", 20),
    "a tangle of 30,000 segments": (lambda: shape("LineString", walk(30_000, 40)), "", 0, "", 15),
    "dashes by the million": (lambda: shape("LineString", walk(2000, 40)), DASHES, 0, "", 20),
    "a polygon of 20,000 rings": (lambda: shape("Polygon", rings(20_000)), "", 0, "", 20),
    "a hundred thousand labels": (lambda: places(100_000), LABELS, 0, "dropped", 100),
    "a label of a hundred thousand marks": (
        lambda: feature(shape("Point", "[0,0]"), '{"n":"a' + "\u0301" * 30_000 + '"}'), LABELS,
        None, "", 10),
    "twenty thousand names": (lambda: collection(
        feature("null", f'{{"n{i}":1}}') for i in range(20_000)), "", 1,
        "1024 different properties", 3),
    "sums of sums of a property": (
        None, FIGURE.format(data="d.geojson", more=layer_with(
            "circle", "paint: {circle-radius: " + tenfold("+", '["length", ["get", "n"]]') + "}"))
        .replace("parts: []", "parts: [legend: {}]"), 0, "", 3),
    "texts joined of texts": (ONE_POINT, LABELS.replace("[get, n]", tenfold("concat", '"abc"')), 1,
                              TOO_LONG, 3),
    "texts joined of a property": (
        ONE_POINT, LABELS.replace("[get, n]", tenfold("concat", '["get", "n"]')), 0,
        TOO_LONG, 3),
    "lists of lists of a property": (
        ONE_POINT, LABELS.replace("[get, n]", f"[to-string, {tenfold('semiliteral', '1')}]"), 1,
        TOO_LONG, 3),
    "ten thousand names to look for": (lambda: places(20_000), sought(10_000, False), 0, "", 30),
    "ten thousand names in an old filter": (lambda: places(20_000), sought(10_000, True), 0, "", 30),
    "an alias bomb": (None, bomb(9), 1, "aliases|anchors", 2),
    "flow sequences in flow sequences": (
        None, "version: " + "[" * 100_000, 1, "deep|nest|level", 2),
    "a flow sequence of 20,000 items": (None, "version: 8\nlayers: [" + "{}, " * 20_000 + "]\n", 1,
                                         "error", 10),
    "maps in maps": (None, "".join(" " * i + "a:\n" for i in range(1000)), 1, "deep|nest|level", 2),
    "a figure of 2 MB": (
        None, "version: 8\nname: " + "x" * 2_000_000 + "\n", 1, "large|bytes|MiB", 2),
    "a number in a figure past all numbers": (
        None, FIGURE.format(data="d.geojson", more="").replace("line-width: 1", "line-width: 1e400"),
        1, ":5:.*1e400", 2),
}


def run(corridor, folder, case):
    layer, text, code, words, seconds = case
    data = folder / "d.geojson"
    figure = folder / "figure.yaml"
    data.write_text(layer() if layer else '{"type":"Point","coordinates":[1,2]}')
    figure.write_text(FIGURE.format(data="d.geojson", more=text) if layer else text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        command = [corridor, "render", "figure.yaml", "-o", "out", "-f", "png,svg", "-q"]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=6 * seconds + 30)
    except subprocess.TimeoutExpired:
        return [f"still running after {6 * seconds + 30} s"], 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    message = done.stderr.decode(errors="replace")
    return list(faults(done.returncode, message, took, case, folder)), took


def faults(got, message, took, case, folder):
    _, _, code, words, seconds = case
    if got not in ((0, 1) if code is None else (code,)):
        yield f"exit code {got}, not {code}: {message[-500:]}"
    if words and not re.search(words, message):
        yield f"nothing says '{words}': {message[:300]}"
    if took > seconds:
        yield f"{took:.1f} s, more than {seconds}"
    if len(message) > 500_000:
        yield f"{len(message)} bytes of messages"
    left = sorted(p.name for p in (folder / "out").iterdir()) if (folder / "out").exists() else []
    if left != ([] if got else ["figure.audit.json", "figure.png", "figure.svg"]):
        yield f"left {left} behind"


def main():
    corridor = os.path.abspath(sys.argv[1])
    chosen = sys.argv[2:] or list(CASES)
    failed = 0
    for name in chosen:
        with tempfile.TemporaryDirectory() as scratch:
            found, took = run(corridor, pathlib.Path(scratch), CASES[name])
        failed += bool(found)
        print(f"{'FAILED' if found else 'passed'} {name}: {took:.1f} s", flush=True)
        for fault in found:
            print(f"  {fault}")
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
