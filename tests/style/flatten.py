#!/usr/bin/env python3
"""Every figure of the project printed as one file is the same figure.

usage: flatten.py CORRIDOR

The YAML that `corridor style` prints, written beside the figure, gives the same merged style and is
printed as itself; any reader of YAML finds in it what stands in the JSON.
"""
import json
import pathlib
import shutil
import sys
import tempfile

import yaml

import figures


def faults_of(corridor, figure):
    flat = figures.run(corridor, "style", figure)
    strict = figures.run(corridor, "style", figure, "--json")
    if flat.returncode or strict.returncode:
        return [f"{figure.name}: {flat.stderr}{strict.stderr}"]
    twin = figure.with_name(figure.stem + ".flat.yaml")
    twin.write_text(flat.stdout)
    again = figures.run(corridor, "style", twin)
    faults = []
    if again.stdout != flat.stdout:
        faults.append(f"{figure.name}: printed again it is another: {again.stderr}")
    if yaml.load(flat.stdout, figures.Loader) != json.loads(strict.stdout):
        faults.append(f"{figure.name}: the YAML and the JSON differ")
    if "extends" in json.loads(strict.stdout).get("corridor", {}):
        faults.append(f"{figure.name}: extends is still there")
    return faults


def main():
    corridor = pathlib.Path(sys.argv[1]).resolve()
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        copies = pathlib.Path(folder)
        for name in ("styles", "tests/figures", "tests/cli/files"):
            shutil.copytree(figures.ROOT / name, copies / name)
        (copies / "geodata").symlink_to(figures.ROOT / "geodata")
        for figure in figures.shipped():
            faults += faults_of(corridor, copies / figure.relative_to(figures.ROOT))
            count += 1
    figures.finish(faults, count, "figures")


main()
