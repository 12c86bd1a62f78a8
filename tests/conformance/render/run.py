#!/usr/bin/env python3
"""MapLibre GL's render tests against ours.

  run.py PROGRAM FOLDER [OUT] [--kinds background,fill,line,circle] [--compare PROGRAM]

PROGRAM is corridor as built. FOLDER holds render/KIND-.../TEST/{style.json,expected*.png} and
assets/ (what styles call local://). Each test becomes a figure file: a sheet of the test's size,
without margin and parts, in Web Mercator. Two pictures differ in a pixel where pixelmatch with a
threshold of 0.1285 says so, and a test passes when no more than its `allowed` share of the pixels
differ: upstream's own rule. What paper has not is counted apart, with the reason.

OUT, when given, keeps the figures, the pictures and what the program said. --compare is the
program that counts pixels (by default conformance_pictures beside PROGRAM's tests)."""
import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

THRESHOLD = "0.1285"
ALLOWED = 0.00025
EQUATOR_M = 40075016.68557849
E2 = 0.0066943799901413165  # of WGS 84
# Members of a style that hold cameras and lights, which a figure file may keep, and of a test.
CAMERA = {"pitch": 0, "roll": 0, "terrain": None, "sky": None, "light": None}
WAITING = {"wait", "idle"}


def not_for_paper(style, test):
    """Why the test asks for something that paper has not; None when it does not."""
    for member, plain in CAMERA.items():
        if style.get(member, plain) != plain:
            return member
    if style.get("projection", {}).get("type", "mercator") != "mercator":
        return "globe"
    for operation in test.get("operations", []):
        if operation[0] not in WAITING:
            return f"operation {operation[0]}"
    for source in style["sources"].values():
        if source["type"] == "vector" or "tiles" in source or "://" in str(source.get("url", "")):
            return f"{source['type']} tiles by address"
        if source["type"] in ("video", "canvas"):
            return f"source {source['type']}"
    for layer in style["layers"]:
        if layer.get("type") in ("fill-extrusion", "color-relief", "custom"):
            return f"layer of type {layer['type']}"
    if test.get("crossSourceCollisions") is False:
        return "crossSourceCollisions, which is the program's and not the style's"
    for key in ("debug", "showOverdrawInspector", "collisionDebug", "addFakeCanvas", "reportWidth"):
        if test.get(key):
            return key
    return None


def localised(value, assets):
    if isinstance(value, dict):
        return {key: localised(item, assets) for key, item in value.items()}
    if isinstance(value, list):
        return [localised(item, assets) for item in value]
    if isinstance(value, str) and value.startswith("local://"):
        return f"{assets}/{value[len('local://'):]}"
    return value


def denominator(zoom, lat):
    """The true scale at which a web map of that zoom stands at that latitude."""
    m_per_px = EQUATOR_M / (512 * 2 ** zoom)
    sine, cosine = math.sin(math.radians(lat)), math.cos(math.radians(lat))
    return m_per_px * 96 / 0.0254 * cosine / math.sqrt(1 - E2 * sine * sine)


def figure_of(style, test, assets):
    lon, lat = style.get("center", [0, 0])
    px = {"width": test.get("width", 512), "height": test.get("height", 512)}
    figure = {key: value for key, value in style.items() if key not in ("metadata", "glyphs")}
    figure["sources"] = localised(style["sources"], assets)
    if isinstance(style.get("sprite"), str):
        figure["sprite"] = localised(style["sprite"], assets)
    world = {"crs": "EPSG:3857", "neat-line": "0mm", "tolerance": "0.01mm", "edges": "mercator",
             "extent": {"scale": f"1:{denominator(style.get('zoom', 0), lat):.12g}", "center": [lon, lat]}}
    if style.get("bearing"):
        world["bearing"] = style["bearing"]
    figure["corridor"] = {
        "version": 1,
        "sheet": {"width": f"{px['width']}px", "height": f"{px['height']}px", "margin": "0mm",
                  "dpi": 96 * test.get("pixelRatio", 1)},
        "theme": {"paper": "rgba(0, 0, 0, 0)"}, "map": world, "parts": []}
    return figure


def draw(program, figure, out):
    file = out / "figure.json"
    file.write_text(json.dumps(figure, indent=1))
    done = subprocess.run([program, "render", str(file), "-o", str(out), "-f", "png", "-q"],
                          capture_output=True, text=True)
    (out / "said.txt").write_text(done.stderr)
    if done.returncode:
        return None, next((line.split(": ", 1)[1] for line in done.stderr.splitlines() if ": error: " in line),
                          f"exit {done.returncode}")
    return out / "figure.png", None


def difference(compare, a, b):
    done = subprocess.run([compare, str(a), str(b), THRESHOLD], capture_output=True, text=True)
    return float(done.stdout.split()[1]) if done.returncode == 0 else None


def run_test(options, folder, out):
    """(verdict, remark): pass, FAIL or n/a."""
    style = json.loads((folder / "style.json").read_text())
    test = style.get("metadata", {}).get("test", {})
    reason = not_for_paper(style, test)
    if reason:
        return "n/a", reason
    out.mkdir(parents=True, exist_ok=True)
    assets = (options.folder / "assets").resolve()
    picture, fault = draw(options.program, figure_of(style, test, assets), out)
    if fault:
        return "FAIL", fault
    shares = [difference(options.compare, picture, expected) for expected in sorted(folder.glob("expected*.png"))]
    if not shares or None in shares:
        return "FAIL", "cannot be compared"
    share, allowed = min(shares), test.get("allowed", ALLOWED)
    return ("pass" if share <= allowed else "FAIL"), f"{share:.4%} (allowed {allowed:.4%})"


def report(kind, tests, counts):
    measured = counts["pass"] + counts["FAIL"]
    share = f" ({counts['pass'] / measured:.1%})" if measured else ""
    print(f"== {kind}: {counts['pass']} of {measured} pass{share}, {counts['n/a']} not applicable, {tests} in all")


def run(options, out):
    total, all_tests = Counter(), 0
    for kind in options.kinds.split(","):
        folders = sorted(style.parent for style in (options.folder / "render").rglob("style.json")
                         if style.relative_to(options.folder / "render").parts[0].split("-")[0] == kind)
        counts = Counter()
        for folder in folders:
            name = folder.relative_to(options.folder / "render")
            verdict, remark = run_test(options, folder, out / name)
            counts[verdict] += 1
            if verdict != "pass" or options.verbose:
                print(f"{verdict:4} {str(name):52} {remark}")
        report(kind, len(folders), counts)
        total += counts
        all_tests += len(folders)
    report("all", all_tests, total)
    return 0 if all_tests and not total["FAIL"] else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("out", nargs="?", type=pathlib.Path)
    parser.add_argument("--kinds", default="background,fill,line,circle")
    parser.add_argument("--compare")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what passes, too")
    options = parser.parse_args()
    if not (options.folder / "render").is_dir():
        sys.exit(f"{options.folder}/render is missing")
    options.compare = options.compare or str(
        pathlib.Path(options.program).resolve().parent.parent / "tests" / "conformance_pictures")
    if options.out:
        return run(options, options.out)
    with tempfile.TemporaryDirectory() as out:
        return run(options, pathlib.Path(out))


if __name__ == "__main__":
    sys.exit(main())
