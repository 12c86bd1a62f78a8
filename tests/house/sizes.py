#!/usr/bin/env python3
"""Files stay under 800 lines, lines within 100 columns, functions within 60 lines; headers open with
the comment that says what they are.

usage: sizes.py [ROOT]

Parameters, nesting and cognitive complexity need a parser: script/lint holds them.
"""
import sys

import house

FILE_LINES, FUNCTION_LINES, COLUMNS = 800, 60, 100


def check_functions(name, lines):
    """A function's braces stand alone in the first column, nothing else's do."""
    faults = []
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start:
            if number - start - 1 > FUNCTION_LINES:
                faults.append(f"{name}:{start}: a function of {number - start - 1} lines")
            start = None
    return faults


def check_file(root, path):
    name = path.relative_to(root).as_posix()
    text = path.read_text()
    lines = text.split("\n")
    faults = check_functions(name, lines) if path.suffix == ".c" else []
    if len(lines) >= FILE_LINES:
        faults.append(f"{name}: {len(lines)} lines")
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            faults.append(f"{name}:{number}: {len(line)} columns")
        if line.rstrip() != line:
            faults.append(f"{name}:{number}: blanks at the end of the line")
    if path.suffix == ".h" and not text.startswith("/*\n"):
        faults.append(f"{name}:1: a header opens with the comment that says what it is")
    if text and not text.endswith("\n"):
        faults.append(f"{name}: no newline at the end")
    return faults


def main():
    root = house.root_of(sys.argv)
    files = house.files_of(root, ["src", "tests"], {".c", ".h"})
    faults = [fault for path in files for fault in check_file(root, path)]
    house.finish(faults, len(files), "files")


main()
