#!/usr/bin/env python3
"""No include climbs: src/CMakeLists.txt says which folder stands on which, the includes obey it.

usage: layers.py [ROOT]

Also: every folder and source file of src/ and every unit test is in the build, folders stand in an order in which
each depends on earlier ones only, and third-party headers appear only where they live.
"""
import re
import sys

import house

SYSTEM = re.compile(
    r"(assert|complex|ctype|errno|fenv|float|inttypes|limits|locale|math|setjmp|signal|stdalign|"
    r"stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|threads|time|"
    r"dirent|dlfcn|fcntl|fnmatch|getopt|glob|malloc|poll|pthread|strings|unistd|syslimits|"
    r"(sys|netinet|arpa|net|linux)/[a-z_]+)\.h$")

# Where the headers of each library may be included: a folder, or the beginning of a file's name.
THIRD_PARTY = [
    (r"(proj|geodesic)\.h$", ["geo/crs", "geo/geodesics"]),
    (r"geos_c\.h$", ["geo/"]),
    (r"(gdal|ogr|cpl)[a-z_]*\.h$", ["read/gdal", "read/vector", "read/raster"]),
    (r"yaml\.h$", ["style/yaml"]),
    (r"(fribidi\.h|fontconfig/|hb[a-z-]*\.h|ft2build\.h|freetype/)", ["text/"]),
    (r"unicode/[a-z]+\.h$", ["text/line_ends"]),
    (r"cairo[a-z-]*\.h$", ["draw/", "encode/"]),
    (r"(ft2build\.h|freetype/)", ["draw/glyph"]),
    (r"(png|libdeflate|zlib)\.h$", ["encode/png"]),
    (r"nettle/[a-z0-9-]+\.h$", ["batch/checksum"]),
    (r"png\.h$", ["read/png"]),  # pictures are read by libpng, figures are not written by it
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
PUBLIC = {"corridor.h": {"cli", "batch"}}


def layers_of(root):
    text = re.sub(r"#.*", "", (root / "src/CMakeLists.txt").read_text())
    layers = {}
    for body in re.findall(r"corridor_layer\(([^)]*)\)", text):
        words = body.split()
        row = {"SOURCES": [], "DEPENDS": [], "LIBS": []}
        into = None
        for word in words[1:]:
            if word in row:
                into = row[word]
            else:
                into.append(word)
        layers[words[0]] = row
    return layers


def check_order(layers):
    """An order exists exactly when nothing depends on itself through others."""
    placed = set()
    waiting = dict(layers)
    while waiting:
        ready = [n for n, row in waiting.items() if set(row["DEPENDS"]) <= placed]
        if not ready:
            return [f"src/CMakeLists.txt: these depend on each other: {', '.join(waiting)}"]
        placed.update(ready)
        for name in ready:
            del waiting[name]
    return []


def check_sources(root, layers):
    faults = []
    folders = {p.name for p in (root / "src").iterdir() if p.is_dir() and any(p.glob("*.c"))}
    for name in sorted(folders ^ set(layers)):
        faults.append(f"src/{name}: a folder of sources, or a layer of the build, but not both")
    for name in sorted(folders & set(layers)):
        there = {p.name for p in (root / "src" / name).glob("*.c")}
        for file in sorted(there ^ set(layers[name]["SOURCES"])):
            faults.append(f"src/{name}/{file}: in the folder or in the build, but not both")
    return faults


def check_tests(root):
    """A test program that nobody runs."""
    if not (root / "tests").is_dir():
        return []
    text = (root / "tests/CMakeLists.txt").read_text()
    run = {"/".join(words) for words in re.findall(r"corridor_\w+_test\((\S+)\s+(\S+)\)", text)}
    there = {p.relative_to(root / "tests/unit").as_posix() for p in
             (root / "tests/unit").rglob("*.c")}
    return [f"tests/unit/{name}: not in tests/CMakeLists.txt" for name in sorted(there - run)]


def check_house_include(root, layers, layer, name):
    if name in PUBLIC:
        return None if layer in PUBLIC[name] else f"{layer} may not include {name}"
    below = name.split("/")[0] if "/" in name else ""
    if below != layer and below not in layers[layer]["DEPENDS"]:
        return f"{layer} may not include {name}"
    return None if (root / "src" / name).is_file() else f"there is no src/{name}"


def check_outside_include(place, name):
    if SYSTEM.match(name):
        return None
    rows = [places for pattern, places in THIRD_PARTY if re.match(pattern, name)]
    if any(place.startswith(start) for places in rows for start in places):
        return None
    return f"<{name}> does not live here" if rows else f"<{name}> is of no library of the house"


def check_file(root, layers, path):
    place = path.relative_to(root / "src").as_posix()
    layer = place.split("/")[0]
    if layer not in layers:
        return []
    text = path.read_text()
    faults = []
    for match in INCLUDE.finditer(text):
        fault = (check_house_include(root, layers, layer, match[2]) if match[1] == '"'
                 else check_outside_include(place, match[2]))
        if fault:
            line = text.count("\n", 0, match.start()) + 1
            faults.append(f"src/{place}:{line}: {fault}")
    return faults


def main():
    root = house.root_of(sys.argv)
    layers = layers_of(root)
    faults = check_order(layers) + check_sources(root, layers) + check_tests(root)
    files = house.files_of(root, ["src"], {".c", ".h"})
    for path in files:
        faults += check_file(root, layers, path)
    house.finish(faults, len(files), "files")


main()
