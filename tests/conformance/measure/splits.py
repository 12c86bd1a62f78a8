#!/usr/bin/env python3
"""Splits random lines by random polygons with the command, and by other means: sample after sample.

usage: splits.py CORRIDOR [--count N] [--seed S]

The other means: every edge of a line is walked in steps of 1 m, straight in longitude and latitude;
each step is asked for its polygons by the even-odd rule, in Python; a step whose ends differ is halved
down to a micrometre. Steps are as long as the ellipsoid's radii of curvature say, scaled so that the
edge has its geodesic length by GeodSolve. A polygon that is crossed twice within a step is missed by
this walk: such cases are counted apart when a walk of 0.1 m agrees with the command.

Polygons are concave, have holes, share edges, overlap, lie across the antimeridian and near poles; some
lines run along them. Prints by class the worst difference of a part, and how far the parts, what lies
outside, along borders and in overlaps are from the total.
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

A, E2 = 6378137.0, 6.69437999014e-3
ON_EDGE_DEG = 1e-12  # the lines that run along have the vertices of the edges
# A place on an edge has its share of the edge's geodesic; 1.5 degrees from a pole a straight line in
# degrees is decimetres from the geodesic, and shares by distance are not those by walking.
BAR_M = {"near a pole": 0.5}
BAR_ELSE_M = 0.002
PRINTED_M = 0.001  # the command prints millimetres


def star(r, centre, reach_deg, n, least=0.3):
    """A concave ring around its centre; longitudes stretched as the latitude asks for."""
    lon, lat = centre
    stretch = 1 / math.cos(math.radians(lat))
    ring = []
    for i in range(n):
        turn, reach = 2 * math.pi * (i + r.uniform(0.1, 0.9)) / n, reach_deg * r.uniform(least, 1)
        ring.append((round(lon + reach * stretch * math.cos(turn), 9), round(lat + reach * math.sin(turn), 9)))
    return ring


def wander(r, centre, reach_deg, n):
    lon, lat = centre
    stretch = 1 / math.cos(math.radians(lat))
    return [(round(lon + stretch * r.uniform(-reach_deg, reach_deg), 9),
             round(lat + r.uniform(-reach_deg, reach_deg), 9)) for _ in range(n)]


def polygons_of(r, kind, centre, reach):
    ring = star(r, centre, reach, r.randint(6, 24))
    if kind == "with holes":
        return [[ring, star(r, centre, reach * 0.25, 7)]]
    if kind in ("sharing edges", "along an edge"):
        k, middle = len(ring) // 2, (round(centre[0], 9), round(centre[1], 9))
        return [[[middle] + ring[:k + 1]], [[middle] + ring[k:] + ring[:1]]]
    if kind == "overlapping":
        return [[ring], [star(r, (centre[0] + 0.3 * reach, centre[1]), reach, 11)]]
    return [[ring]]


CENTRES = {"across 180": lambda r: (180, r.uniform(-60, 60)),
           "near a pole": lambda r: (r.uniform(-170, 170), r.choice((-1, 1)) * 88.5)}
KINDS = ("concave", "with holes", "sharing edges", "overlapping", "along an edge", "across 180", "near a pole")


def case_of(r, kind):
    centre = CENTRES.get(kind, lambda r: (r.uniform(-170, 170), r.uniform(-70, 70)))(r)
    reach = 0.03
    polygons = polygons_of(r, kind, centre, reach)
    line = wander(r, centre, reach, r.randint(2, 6))
    if kind == "along an edge":
        line[1:1] = polygons[0][0][:r.randint(2, 4)]
    return polygons, line


def parity(rings, x, y):
    inside = False
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            if (y0 > y) != (y1 > y) and x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x:
                inside = not inside
            x0, y0 = x1, y1
    return inside


def is_on_edge(polygons, x, y):
    for rings in polygons:
        for ring in rings:
            x0, y0 = ring[-1]
            for x1, y1 in ring:
                dx, dy = x1 - x0, y1 - y0
                t = min(1, max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
                if math.hypot(x - x0 - t * dx, y - y0 - t * dy) <= ON_EDGE_DEG:
                    return True
                x0, y0 = x1, y1
    return False


def classify(polygons, x, y, borders):
    if borders and is_on_edge(polygons, x, y):
        return "border"
    within = [str(i) for i, rings in enumerate(polygons) if parity(rings, x, y)]
    return within[0] if len(within) == 1 else "overlap" if within else "outside"


def step_length(p, q):
    phi = math.radians((p[1] + q[1]) / 2)
    w = 1 - E2 * math.sin(phi) ** 2
    return math.hypot(math.radians(q[1] - p[1]) * A * (1 - E2) / w ** 1.5,
                      math.radians(q[0] - p[0]) * A / math.sqrt(w) * math.cos(phi))


def walk_edge(polygons, a, b, edge_m, step_m, borders):
    """Lengths by class of one edge."""
    def at(t):
        return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])

    def where(t):
        return classify(polygons, *at(t), borders)

    n = max(1, math.ceil(edge_m / step_m))
    cuts, before = [(0, where(0.5 / n))], where(0.5 / n)
    for k in range(1, n):
        now = where((k + 0.5) / n)
        if now != before:
            low, high = (k - 0.5) / n, (k + 0.5) / n
            while (high - low) * edge_m > 1e-6:
                middle = (low + high) / 2
                low, high = (middle, high) if where(middle) == before else (low, middle)
            cuts.append((low, now))
            before = now
    cuts.append((1, None))
    along, places = [0.0], [at(k / n) for k in range(n + 1)]
    for p, q in zip(places, places[1:]):
        along.append(along[-1] + step_length(p, q))

    def distance(t):
        k = min(int(t * n), n - 1)
        return (along[k] + step_length(places[k], at(t))) * edge_m / along[-1]

    sums = {}
    for (t0, name), (t1, _) in zip(cuts, cuts[1:]):
        sums[name] = sums.get(name, 0) + distance(t1) - distance(t0)
    return sums


def geodesic_lengths(line):
    text = "".join(f"{a[1]:.9f} {a[0]:.9f} {b[1]:.9f} {b[0]:.9f}\n" for a, b in zip(line, line[1:]))
    done = subprocess.run(["GeodSolve", "-i", "-p", "6"], input=text, check=True, capture_output=True, text=True)
    return [float(row.split()[2]) for row in done.stdout.splitlines()]


def walk(polygons, line, step_m, borders):
    sums = {}
    for a, b, edge_m in zip(line, line[1:], geodesic_lengths(line)):
        for name, length in walk_edge(polygons, a, b, edge_m, step_m, borders).items():
            sums[name] = sums.get(name, 0) + length
    return sums


def by_command(corridor, polygons, line, folder):
    def write(name, features):
        path = pathlib.Path(folder) / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return path

    areas = write("areas.geojson", [
        {"type": "Feature", "properties": {"name": str(i)},
         "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}}
        for i, rings in enumerate(polygons)])
    wrapped = [(round(math.remainder(lon, 360), 9), lat) for lon, lat in line]
    route = write("line.geojson", [{"type": "Feature", "properties": {},
                                    "geometry": {"type": "LineString", "coordinates": wrapped}}])
    done = subprocess.run([corridor, "measure", route, "--split", areas, "--json"], check=True,
                          capture_output=True, text=True)
    got = json.loads(done.stdout)["routes"][0]
    sums = {part["name"]: part["length_m"] for part in got["parts"]}
    sums.update({name: got[f"{name}_m"] for name in ("outside", "border", "overlap")})
    return sums, got["length_m"]


def difference(ours, theirs):
    return max(abs(ours.get(name, 0) - theirs.get(name, 0)) for name in {*ours, *theirs})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corridor")
    parser.add_argument("--count", type=int, default=210)
    parser.add_argument("--seed", type=int, default=20261126)
    options = parser.parse_args()
    if not shutil.which("GeodSolve"):
        sys.exit("missing: GeodSolve (Debian's geographiclib-tools)")
    r = random.Random(options.seed)
    tallies, bad = {kind: [0, 0, 0.0, 0.0, 0.0] for kind in KINDS}, 0
    with tempfile.TemporaryDirectory() as folder:
        for i in range(options.count):
            kind = KINDS[i % len(KINDS)]
            polygons, line = case_of(r, kind)
            ours, total = by_command(options.corridor, polygons, line, folder)
            borders, bar = kind == "along an edge", BAR_M.get(kind, BAR_ELSE_M)
            off = difference(ours, walk(polygons, line, 1, borders))
            finer = off > bar
            if finer:
                off = difference(ours, walk(polygons, line, 0.1, borders))
            lost = abs(sum(ours.values()) - total)
            rounding = PRINTED_M / 2 * (sum(length > 0 for length in ours.values()) + 1) + 1e-9
            tally = tallies[kind]
            tally[0], tally[1] = tally[0] + 1, tally[1] + finer
            tally[2], tally[3], tally[4] = max(tally[2], off), max(tally[3], lost), tally[4] + total
            if off > bar or lost > rounding:
                bad += 1
                print(f"case {i} ({kind}): off by {off:.6f} m, sum by {lost:.6f} m", line, polygons, ours)
    print(f"seed {options.seed}")
    for kind, (count, finer, off, lost, total) in tallies.items():
        print(f"  {kind:14} {count:4} lines, {total / 1000:7.0f} km: worst part {off * 1000:8.4f} mm "
              f"({finer} walked in 0.1 m), sum of parts {lost * 1000:.4f} mm")
    return bad > 0


sys.exit(main())
