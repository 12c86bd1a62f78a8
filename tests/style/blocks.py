#!/usr/bin/env python3
"""Every figure in the README files is drawn, to the last step before writing. Labels may be dropped.

usage: blocks.py CORRIDOR
"""
import json
import pathlib
import re
import sys
import tempfile

import figures
import schema

READMES = ["README.md", "styles/README.md"]
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)


def faults_of(corridor, path):
    done = figures.run(corridor, "lint", path, "--json")
    said = [one["message"] for one in json.loads(done.stdout) if one["kind"] != "label.dropped"]
    refused = schema.first_fault(figures.read(path))
    return said + ([refused] if refused else []) + ([done.stderr] if done.returncode else [])


def main():
    corridor = pathlib.Path(sys.argv[1]).resolve()
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "geodata").symlink_to(figures.ROOT / "geodata")
        for readme in READMES:
            place = (root / readme).parent
            place.mkdir(exist_ok=True)
            for number, block in enumerate(BLOCK.findall((figures.ROOT / readme).read_text()), 1):
                path = place / f"block{number}.yaml"
                path.write_text(block)
                count += 1
                faults += [f"{readme}, block {number}: {said}" for said in faults_of(corridor, path)]
    figures.finish(faults, count, "blocks")


main()
