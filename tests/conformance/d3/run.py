#!/usr/bin/env python3
"""World maps of d3-geo and d3-geo-projection against ours.

  run.py PROGRAM FOLDER [OUT_FOLDER]

PROGRAM is d3_scene as built with the tests. FOLDER holds land-50m.geojson, graticule.geojson,
proj_equivalents*.json and the reference pictures in snapshots*/. A picture passes when at most
0.05 % of its pixels differ."""
import json
import pathlib
import subprocess
import sys

LIMIT = 0.0005
# d3 shows less of these than has an image: part of the scene, like its scale.
HORIZON_DEG = {"gnomonic": 60, "stereographic": 142}


def equivalents(folder):
    known = {}
    for file in sorted(folder.glob("proj_equivalents*.json")):
        known.update(json.loads(file.read_text()))
    return known


def difference(program, folder, entry, picture, out):
    command = [program, folder, entry["proj"], entry["scale_px"], entry["tx"], entry["ty"],
               HORIZON_DEG.get(picture.stem, 0), picture]
    if out:
        command.append(out / picture.name)
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr, end="")
        return None
    return float(done.stdout.split()[1])


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    out = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if out:
        out.mkdir(parents=True, exist_ok=True)
    known = equivalents(folder)
    passed = total = 0
    for picture in sorted(folder.glob("snapshots*/*.png")):
        if picture.stem not in known:
            print(f"{picture.stem:24} no equivalent in PROJ is known")
            continue
        share = difference(program, folder, known[picture.stem], picture, out)
        good = share is not None and share <= LIMIT
        total += 1
        passed += good
        print(f"{picture.stem:24} {'-' if share is None else f'{share:.4%}':>10} {'pass' if good else 'FAIL'}")
    print(f"{passed} of {total} pass")
    sys.exit(passed != total)


if __name__ == "__main__":
    main()
