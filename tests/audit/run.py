#!/usr/bin/env python3
"""Draws figure.yaml and holds its audit against the files, the command's other answers and the SVG.

usage: run.py CORRIDOR
"""
import hashlib
import html
import json
import math
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parent
SCHEMA = json.loads((FOLDER.parents[1] / "styles/audit.schema.json").read_text())
KINDS = {"length", "claim", "published", "difference", "stated", "km-post", "station", "scale-bar", "scale"}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def render(corridor, project, folder, *, cwd):
    command = [str(pathlib.Path(corridor).resolve()), "render", str(project / "figure.yaml"), "-o", str(folder), "-q"]
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return (cwd / folder / "figure.audit.json").read_bytes()


def answer(corridor, *words):
    """check says 3 when a claim does not hold; the answer is there all the same."""
    done = subprocess.run([corridor, *map(str, words)], capture_output=True, text=True)
    return json.loads(done.stdout)


def plain(svg):
    """The SVG's texts without marks of direction, all spaces alike."""
    text = " ".join(html.unescape(re.sub(r"<[^>]*>?", "", t)) for t in re.findall(r"<(?:text|desc|title)[ >].*?</", svg, re.S))
    return re.sub(r"\s", " ", re.sub("[\u2066-\u2069]", "", text))


def check_files(audit, project, folder):
    for entry in audit["inputs"]:
        assert sha256(project / entry["path"]) == entry["sha256"], entry
    assert [e["path"] for e in audit["inputs"]] == [
        "figure.yaml", "data/route.geojson", "data/halves.geojson", "data/stops.geojson"]
    assert [e["path"] for e in audit["outputs"]] == ["figure.png", "figure.svg"]
    for entry in audit["outputs"]:
        assert sha256(folder / entry["path"]) == entry["sha256"], entry


def check_measures(audit, corridor, project, folder):
    measures = audit["measures"]
    assert {m["kind"] for m in measures} == KINDS, {m["kind"] for m in measures} ^ KINDS
    route = answer(corridor, "measure", project / "data/route.geojson", "--json")["routes"][0]
    of = {(m["kind"], m.get("claim")): m for m in measures}
    length = of["length", None]
    assert abs(length["value_m"] - route["length_m"]) < 6e-4, (length, route)
    assert length["features"] == [0] and length["sha256"] == sha256(project / "data/route.geojson")
    claims = answer(corridor, "check", project / "figure.yaml", "--json")["claims"]
    assert claims == audit["claims"]
    west = of["claim", "west.half"]
    assert abs(west["value_m"] - claims[1]["measured_m"]) < 6e-4
    assert of["published", "west.half"]["printed"] == "43\u00a0mi"
    assert math.isclose(of["published", "west.half"]["value_m"], 43 * 1609.344)
    assert of["difference", "west.half"]["value_m"] == round(west["value_m"] - 43 * 1609.344, 6)
    table = next(i for i, line in enumerate((project / "figure.yaml").read_text().splitlines(), 1) if "claims-table" in line)
    cells = [(m["kind"], m["claim"]) for m in measures if m["at"].startswith(f"figure.yaml:{table}:")]
    assert cells == [(kind, claim) for claim in ("west.half", "whole") for kind in ("published", "claim", "difference")], cells
    assert of["stated", None]["value_m"] == 200 and "method" not in of["stated", None]
    posts = [m["value_m"] for m in measures if m["kind"] == "km-post"]
    assert posts == [50000, 100000], posts
    station = of["station", None]
    assert station["along"]["path"] == "data/route.geojson"
    texts = plain((folder / "figure.svg").read_text())
    for measure in measures:
        assert re.sub(r"\s", " ", measure["printed"]) in texts, (measure["printed"], texts)
        name, line, column = measure["at"].rsplit(":", 2)
        assert name == "figure.yaml" and int(line) and int(column), measure


def check_scale(audit):
    bar = audit["scale_bar"]
    (lon0, lat0), (lon1, lat1) = (map(math.radians, end) for end in bar["ends_lonlat"])
    # A sphere of the ellipsoid's radius across the meridian there is good to metres over 20 km.
    radius = 6378137 / math.sqrt(1 - 0.00669438 * math.sin(lat0) ** 2)
    across = math.hypot((lon1 - lon0) * math.cos((lat0 + lat1) / 2), lat1 - lat0) * radius
    assert abs(across - bar["length_m"]) < 5, across
    (x0, y0), (x1, y1) = bar["ends_pt"]
    on_paper_m = (x1 - x0) * 0.0254 / 72
    assert y0 == y1 and abs(on_paper_m * audit["scale"] / bar["length_m"] - 1) < 1e-3
    printed = next(m for m in audit["measures"] if m["kind"] == "scale")["denominator"]
    assert abs(printed / audit["scale"] - 1) < 1e-3, printed


def check_labels(audit):
    x0, y0, x1, y1 = audit["frame_pt"]
    placed, dropped = audit["labels"]["placed"], audit["labels"]["dropped"]
    for label in placed:
        a, b, c, d = label["box_pt"]
        assert x0 <= a < c <= x1 and y0 <= b < d <= y1, label
    names = {label["text"].rsplit(" ", 1)[0] for label in placed if label["layer"] == "stops"}
    assert len(dropped) == 1 and dropped[0]["blocked_by"].startswith("label "), dropped
    assert names | {dropped[0]["text"].rsplit(" ", 1)[0]} == {"First", "Hidden behind the first", "Second"}


def main():
    corridor = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        home = pathlib.Path(scratch)
        first, second = home / "one", home / "far/away/two"
        for project in (first, second):
            shutil.copytree(FOLDER, project, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        text = render(corridor, first, home / "out", cwd=home)
        audit = json.loads(text)
        jsonschema.Draft202012Validator(SCHEMA).validate(audit)
        check_files(audit, first, home / "out")
        check_measures(audit, corridor, first, home / "out")
        check_scale(audit)
        check_labels(audit)
        # The same bytes from another folder, under another name, into a folder beside the figure.
        again = render(corridor, pathlib.Path("two"), pathlib.Path("two/out"), cwd=second.parent)
        assert again == text, "the audit depends on where it was made"
        data = second / "data/route.geojson"
        data.write_text(data.read_text().replace("46.2,", "46.3,"))
        moved = json.loads(render(corridor, second, second / "out", cwd=home))
        assert moved["inputs"][1]["sha256"] != audit["inputs"][1]["sha256"]
        assert moved["measures"][0]["value_m"] > audit["measures"][0]["value_m"] + 1000
    print("the audit holds")


main()
