#!/usr/bin/env python3
"""The figures of styles/ in all the themes they have: each is drawn, and lint finds nothing in it.

usage: themes.py CORRIDOR
"""
import sys

import figures

# What is left to the figure's author; all else that drawing tells of is a fault here.
ALLOWED = "[label.dropped]"


def themes_of(base):
    themes = figures.read(base)["corridor"]["themes"]
    for name, path in themes.items():
        if path and not (base.parent / path).is_file():
            yield None, f"{base.name}: theme {name} has no file {path}"
        yield name, None


def lint(corridor, path, theme):
    done = figures.run(corridor, "lint", path, "-f", "svg", "--set", f"theme={theme}")
    said = [line for line in done.stdout.splitlines() + done.stderr.splitlines()
            if ("warning:" in line or "error:" in line) and not line.endswith(ALLOWED)]
    if done.returncode and not said:
        said = [f"{path}: exit code {done.returncode}"]
    return [f"{theme}: {line}" for line in said]


def main():
    corridor = sys.argv[1]
    base = figures.ROOT / "styles/base.yaml"
    faults, count = [], 0
    shipped = [path for path in sorted(base.parent.glob("*.yaml"))
               if not figures.read(path).get("corridor", {}).get("abstract")]
    for theme, fault in themes_of(base):
        if fault:
            faults.append(fault)
            continue
        for path in shipped:
            count += 1
            faults += lint(corridor, path, theme)
    figures.finish(faults, count, "figures in themes")


main()
