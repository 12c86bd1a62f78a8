#!/usr/bin/env python3
"""Calls that are made in one place only, or nowhere; words that have no place in a file or its name.

usage: calls.py [ROOT]
"""
import re
import sys

import house

# A function, why it is not called, and the files that may.
CALLS = [
    (r"strto(d|f|ld)|atof|atoi|atol|localeconv", "base/number reads numbers", ["base/number.c"]),
    (r"(v?f|v?s)?scanf", "base/number reads numbers", []),
    (r"setlocale|newlocale|uselocale", "the locale is the caller's", []),
    (r"malloc|calloc|realloc|strdup|strndup|reallocarray|asprintf",
     "base/memory allocates", ["base/memory.c", "cli/allocator.c"]),
    (r"v?sprintf|strcpy|strcat|gets|alloca", "it knows no limit", []),
    (r"strtok|localtime|gmtime|getpwnam|tmpnam|mktemp",
     "it keeps its answer in a static", []),
    (r"system|popen|exec[lv][a-z]*", "no other program is run", []),
    (r"s?rand(om)?|drand48", "the same input gives the same bytes", []),
    (r"GDALAllRegister|OGRRegisterAll", "drivers are registered one by one", []),
    (r"abort|assert", "COR_NEVER says where", []),
]
WORDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/(home|root|work)/\w")
NAMES = {"manager", "helper", "helpers", "util", "utils", "common", "misc", "engine"}


def check_calls(place, text):
    faults = []
    for pattern, reason, allowed in CALLS:
        if place in allowed:
            continue
        for match in re.finditer(rf"(?<![\w.>])({pattern})\s*\(", text):
            line = text.count("\n", 0, match.start()) + 1
            faults.append(f"src/{place}:{line}: {match[1]} is not called here: {reason}")
    return faults


def check_words(root, path):
    name = path.relative_to(root).as_posix()
    faults = []
    if NAMES & set(re.split(r"[_.\-/]", name)):
        faults.append(f"{name}: a name that says nothing")
    for number, line in enumerate(path.read_text().split("\n"), 1):
        if WORDS.search(line):
            faults.append(f"{name}:{number}: {WORDS.search(line)[0]}")
    return faults


def main():
    root = house.root_of(sys.argv)
    files = house.files_of(root, ["src"], {".c", ".h"})
    faults = []
    for path in files:
        place = path.relative_to(root / "src").as_posix()
        faults += check_calls(place, house.without_comments(path.read_text()))
    texts = house.files_of(root, ["src", "cmake", "script", "styles", "doc"],
                           {".c", ".h", ".cmake", ".in", ".txt", ".md", ".yaml", ""})
    for path in texts:
        faults += check_words(root, path)
    house.finish(faults, len(files), "files")


main()
