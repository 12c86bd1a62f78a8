#!/usr/bin/env python3
"""Measures random polylines with the command, and the same with GeographicLib's tools.

usage: polylines.py CORRIDOR [--count N] [--seed S]

Each polyline is measured by `corridor measure --json`, as the sum of `GeodSolve -i` over its edges,
and by `Planimeter -l`. The command prints millimetres, so half of one is the best there is; more is a
failure. The seed is printed.
"""
import argparse
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

BAR_M = 0.5e-3 + 1e-6


def polyline(r):
    """From a street to half the earth, anywhere, across the antimeridian too."""
    reach = 10 ** r.uniform(-4, 1.3)
    lon, lat = r.uniform(-180, 180), math.degrees(math.asin(r.uniform(-0.9999, 0.9999)))
    line = []
    for _ in range(r.randint(2, 150)):
        line.append((round(lon, 9), round(lat, 9)))
        lon = math.remainder(lon + r.gauss(0, reach), 360)
        lat = max(-90, min(90, lat + r.gauss(0, reach / 2)))
    return line


def measured(corridor, lines):
    features = [{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
                for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lines.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        done = subprocess.run([corridor, "measure", path, "--json"], check=True, capture_output=True, text=True)
    return [route["length_m"] for route in json.loads(done.stdout)["routes"]]


def by_geodsolve(lines):
    edges = [(a, b) for line in lines for a, b in zip(line, line[1:])]
    text = "".join(f"{a[1]:.9f} {a[0]:.9f} {b[1]:.9f} {b[0]:.9f}\n" for a, b in edges)
    done = subprocess.run(["GeodSolve", "-i", "-p", "6"], input=text, check=True, capture_output=True, text=True)
    lengths = iter(float(row.split()[2]) for row in done.stdout.splitlines())
    return [math.fsum(next(lengths) for _ in line[1:]) for line in lines]


def by_planimeter(lines):
    text = "".join("".join(f"{lat:.9f} {lon:.9f}\n" for lon, lat in line) + "end\n" for line in lines)
    done = subprocess.run(["Planimeter", "-l", "-p", "6"], input=text, check=True, capture_output=True, text=True)
    return [float(row.split()[1]) for row in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corridor")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261126)
    options = parser.parse_args()
    for tool in ("GeodSolve", "Planimeter"):
        if not shutil.which(tool):
            sys.exit(f"missing: {tool} (Debian's geographiclib-tools)")
    r = random.Random(options.seed)
    lines = [polyline(r) for _ in range(options.count)]
    ours = measured(options.corridor, lines)
    print(f"seed {options.seed}: {len(lines)} polylines, {sum(map(len, lines))} vertices, "
          f"{min(ours):.3f} m to {max(ours) / 1000:.0f} km")
    worst = 0
    for name, theirs in (("GeodSolve -i, summed", by_geodsolve(lines)), ("Planimeter -l", by_planimeter(lines))):
        assert len(theirs) == len(ours)
        off = max(abs(a - b) for a, b in zip(ours, theirs))
        print(f"  {name:22} worst difference {off * 1000:.4f} mm")
        worst = max(worst, off)
    return worst > BAR_M


sys.exit(main())
