#!/usr/bin/env python3
"""Reads every good layer of a corpus with our GeoJSON reader and with GDAL's, and compares.

usage: oracle.py GEOJSON_ORACLE FOLDER

GEOJSON_ORACLE is the program of that name in BUILD_FOLDER/tests. FOLDER holds manifest.tsv (path,
source, expectation); the files that are expected to be drawn are compared. Planar test geometry,
which RFC 7946 does not know, is counted and left alone.
"""
import pathlib
import re
import subprocess
import sys

NOT_LONLAT = re.compile(r"refused: .*(latitude|longitude) \S+ is outside")


def main():
    oracle, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (folder / "manifest.tsv").exists():
        print(f"{folder}: no manifest.tsv: the corpus is missing")
        return 1
    rows = [line.split("\t") for line in (folder / "manifest.tsv").read_text().splitlines()]
    good = [str(folder / r[0]) for r in rows if r[2] == "ok" and r[0].endswith("json")]
    done = subprocess.run([oracle, *good], capture_output=True, text=True, errors="replace")
    *told, total = done.stdout.splitlines() or [done.stderr]
    planar = [line for line in told if NOT_LONLAT.search(line)]
    different = [line for line in told if line not in planar]
    print("\n".join([*different, total]))
    print(f"{len(good) - len(told)} passed, {len(different)} failed, "
          f"{len(planar)} are not in longitude and latitude")
    return 1 if different or not good or done.returncode not in (0, 1) else 0


if __name__ == "__main__":
    sys.exit(main())
