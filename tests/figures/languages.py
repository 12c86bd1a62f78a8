#!/usr/bin/env python3
"""The figures of the repository in all their languages.

No label is in another's way, and what is dropped is said; every text and name is given in the language;
the map shows the same in all of them; places have one spelling in notes, callouts and labels. Prints each
certificate. Usage: languages.py CORRIDOR STYLES_FOLDER"""
import json
import pathlib
import re
import subprocess
import sys

import yaml

FIGURES = ["tripp-route", "tripp-overview", "connectivity-rail", "connectivity-energy"]
LANGUAGES = ["en", "az", "hy", "ru", "fa", "ka", "tr"]
# Places in texts that no layer of points has.
UNMAPPED = {"Dilucu", "Դիլուջու", "Дилуджу", "دیلوجو", "დილუჯუ"}


def run(corridor, *words):
    return subprocess.run([corridor, *map(str, words)], capture_output=True, text=True, check=False)


def certificate(corridor, path, language):
    """The labels of a figure; faults."""
    ran = run(corridor, "dump", "--stage=labels", "--lang", language, path)
    lines = ran.stdout.splitlines()
    last = lines[-1] if lines else ran.stderr.strip()
    print(f"{path.stem} {language}: {last}")
    for line in lines:
        if line.startswith(("map ", "  dropped ")):
            print("   ", line.strip())
    if ran.returncode or not last.startswith("certificate: no conflict"):
        yield f"{path.stem} {language}: {last}"
    for line in ran.stderr.splitlines():
        if "[text.language]" in line:
            yield f"{path.stem} {language}: {line}"


def extent(corridor, path, language):
    plan = run(corridor, "dump", "--stage=plan", "--lang", language, path).stdout
    return re.findall(r"^(?:extent_m|scale|centre_deg) .*", plan, re.M)


def texts_of(node, language):
    """Every text of `corridor` in a language."""
    if isinstance(node, dict):
        if isinstance(node.get(language), str) and "en" in node:
            yield node[language]
        for value in node.values():
            yield from texts_of(value, language)
    elif isinstance(node, list):
        for value in node:
            yield from texts_of(value, language)


def names_of(folder, language):
    key, names = f"name:{language}", set()
    for path in sorted((folder.parent / "geodata").glob("*/*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            names.add(feature["properties"].get(key))
    return names


def spellings(folder, figure, language):
    """Places joined by dashes: all but the last, which takes the endings of its language."""
    names = names_of(folder, language)
    corridor = yaml.safe_load((folder / f"{figure}.yaml").read_text(encoding="utf-8"))["corridor"]
    for text in texts_of(corridor, language):
        for joined in re.findall(r"[^\W\d_]+(?:–[^\W\d_]+)+", text):
            for place in joined.split("–")[:-1]:
                if place not in names and place not in UNMAPPED:
                    yield f"{figure} {language}: '{place}' of '{joined}' is no name in the layers"


def main(corridor, styles):
    folder, faults = pathlib.Path(styles), []
    for figure in FIGURES:
        path = folder / f"{figure}.yaml"
        wanted = extent(corridor, path, "en")
        for language in LANGUAGES:
            faults += certificate(corridor, path, language)
            faults += spellings(folder, figure, language)
            if not wanted or extent(corridor, path, language) != wanted:
                faults.append(f"{figure} {language}: not the extent of the English figure")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
