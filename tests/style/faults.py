#!/usr/bin/env python3
"""Broken styles and what is said about them, from faults.txt.

usage: faults.py CORRIDOR [--write]
       faults.py CORRIDOR --compare NPM_FOLDER

A case is "=== what is wrong", the style, "---", and what is expected: each message of `corridor lint
--schema-only` without the excerpt, then "schema: refuses" or "schema: accepts" for the JSON Schema.
--write records the answers of today: read the difference before committing. --compare prints a table
with the first message and that of the official validator (@maplibre/maplibre-gl-style-spec in
NPM_FOLDER), which reads JSON only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import figures
import schema

TABLE = pathlib.Path(__file__).resolve().parent / "faults.txt"


def read_cases():
    head, *pieces = TABLE.read_text().split("=== ")
    cases = []
    for piece in pieces:
        name, rest = piece.split("\n", 1)
        style, expected = rest.split("\n---\n")
        cases.append((name, style + "\n", expected.strip("\n").split("\n")))
    return head, cases


def answers(corridor, style, folder):
    suffix = "json" if style.startswith("{") else "yaml"
    path = pathlib.Path(folder) / f"style.{suffix}"
    path.write_text(style)
    done = figures.run(corridor, "lint", "--schema-only", "--json", path)
    said = []
    for fault in json.loads(done.stdout):
        said.append(f"{fault['line']}:{fault['column']}: {fault['severity']}: {fault['message']} "
                    f"[{fault['kind']}]")
        if fault["hint"]:
            said.append(f"  hint: {fault['hint']}")
    if done.returncode != 1:
        said.append(f"exit code {done.returncode}")
    try:
        verdict = "refuses" if schema.first_fault(figures.read(path)) else "accepts"
    except Exception:  # not to be read at all
        verdict = "cannot read it"
    return [*said, f"schema: {verdict}"], path


def official(path, npm):
    if path.suffix != ".json":
        return "(reads JSON only)"
    tool = pathlib.Path(npm) / "node_modules/.bin/gl-style-validate"
    done = subprocess.run([tool, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    return lines[0].replace(str(path), "style.json") if lines else "(nothing)"


def compare(corridor, cases, npm, folder):
    print("| fault | corridor | official validator |\n|---|---|---|")
    for name, style, _ in cases:
        said, path = answers(corridor, style, folder)
        row = [name, said[0], official(path, npm)]
        print("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")


def main():
    corridor = sys.argv[1]
    head, cases = read_cases()
    faults, text = [], head
    with tempfile.TemporaryDirectory() as folder:
        if "--compare" in sys.argv:
            return compare(corridor, cases, sys.argv[-1], folder)
        for name, style, expected in cases:
            said, _ = answers(corridor, style, folder)
            text += f"=== {name}\n{style}---\n" + "\n".join(said) + "\n\n"
            if said != expected:
                faults.append("\n  ".join([name + ": expected", *expected, "got", *said]))
    if "--write" in sys.argv:
        TABLE.write_text(text.rstrip("\n") + "\n")
        return None
    return figures.finish(faults, len(cases), "broken styles")


main()
