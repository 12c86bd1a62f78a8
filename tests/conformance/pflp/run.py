#!/usr/bin/env python3
"""run.py PROGRAM FOLDER [--positions 4|8] [--set own|wagner-wolff|all] [--largest N]

Runs corridor-place over the instances of point-feature label placement in FOLDER (csv/ and
wagner-wolff/, optimal/*.jsonl with the proven optimum of each) and prints for every size the mean
and the largest gap to the optimum, and the mean and the largest processor time. The boxes are judged here:
right size, at an allowed position, no two overlapping.
"""
import argparse
import collections
import csv
import json
import pathlib
import resource
import subprocess
import sys

TOUCH = 1e-6


def read_optimum(folder, positions):
    """The proven optimum without a page around it, by instance."""
    best = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text().splitlines():
            row = json.loads(line)
            if row["positions"] == positions and row["inside"] is None:
                best[row["instance"]] = row["best"]
    return best


def allowed(point, box, positions):
    """Whether the box touches its point as one of the positions does."""
    x, y, width, height = point
    x0, y0, x1, y1 = box
    if abs(x1 - x0 - width) > TOUCH or abs(y1 - y0 - height) > TOUCH:
        return False
    across, up = round((x - x0) / width, 6), round((y - y0) / height, 6)
    corners = across in (0, 1) and up in (0, 1)
    sides = (across in (0, 1) and up == 0.5) or (across == 0.5 and up in (0, 1))
    return corners or (positions == 8 and sides)


def count_free(points, boxes, positions, name):
    """The number of labels, when all are well placed."""
    cells = collections.defaultdict(list)
    wide = max((p[2] for p in points.values()), default=1)
    high = max((p[3] for p in points.values()), default=1)
    for key, box in boxes.items():
        if not allowed(points[key], box, positions):
            sys.exit(f"{name}: label {key} is not at a position of its point: {box}")
        cells[int(box[0] // wide), int(box[1] // high)].append(box)
    for (column, row), own in cells.items():
        near = [b for dx in (-1, 0, 1) for dy in (-1, 0, 1)
                for b in cells.get((column + dx, row + dy), ())]
        for a in own:
            hits = sum(a[0] < b[2] - TOUCH and b[0] < a[2] - TOUCH and
                       a[1] < b[3] - TOUCH and b[1] < a[3] - TOUCH for b in near)
            if hits != 1:
                sys.exit(f"{name}: labels overlap at {a}")
    return len(boxes)


def solve(program, path, positions):
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, "--positions", str(positions), str(path)], check=True,
                          capture_output=True, text=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = end.ru_utime - begin.ru_utime + end.ru_stime - begin.ru_stime
    with open(path, newline="", encoding="utf-8") as rows:
        points = {r["id"]: tuple(float(r[k]) for k in "xywh") for r in csv.DictReader(rows)}
    boxes = {r["id"]: tuple(float(r[k]) for k in ("x0", "y0", "x1", "y1"))
             for r in csv.DictReader(done.stdout.splitlines())}
    return count_free(points, boxes, positions, path.name), len(points), seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--positions", type=int, default=4, choices=(4, 8))
    parser.add_argument("--set", default="all", choices=("own", "wagner-wolff", "all"))
    parser.add_argument("--largest", type=int, default=1000, help="points of an instance")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"{options.folder} is not there: nothing was run")
        return 0
    best = read_optimum(options.folder / "optimal", options.positions)
    groups = collections.defaultdict(list)
    for path in sorted(options.folder.rglob("*.csv")):
        kind = "own" if path.parent.name == "csv" else "wagner-wolff"
        if path.stem not in best or options.set not in (kind, "all"):
            continue
        label, size = path.stem.split("_")[:2]
        if int(size) > options.largest:
            continue
        placed, _, seconds = solve(options.program, path, options.positions)
        gap = 100 * (best[path.stem] - placed) / best[path.stem]
        groups[label, int(size)].append((gap, seconds))
    print("class            points instances  mean gap %  worst gap %  mean s  worst s")
    for (label, size), rows in sorted(groups.items()):
        gaps, times = zip(*rows)
        print(f"{label:16} {size:6} {len(rows):9}  {sum(gaps) / len(rows):10.3f}  "
              f"{max(gaps):11.3f}  {sum(times) / len(rows):6.3f}  {max(times):7.3f}")
    return 0 if groups else 1


if __name__ == "__main__":
    sys.exit(main())
