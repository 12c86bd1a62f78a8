#!/usr/bin/env python3
"""The ruler is measured: each fault planted in a copy of the sources must be found.

usage: planted.py COMPILER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import house

HERE = pathlib.Path(__file__).resolve().parent

# The checker, the file, what is added to its end, what the checker must say.
PLANTS = [
    ("layers.py", "src/base/str.c", '#include "compose/compose.h"', "base may not include"),
    ("layers.py", "src/read/source.c", "#  include  <cairo.h>", "does not live here"),
    ("layers.py", "src/geo/path.c", "#include <curl/curl.h>", "of no library of the house"),
    ("layers.py", "src/geo/path.c", '#include "path.h"', "geo may not include"),
    ("layers.py", "src/base/forgotten.c", "int forgotten;", "but not both"),
    ("sizes.py", "src/base/str.c", "/* " + "x" * 100 + " */", "columns"),
    ("sizes.py", "src/base/str.c", "\n" * 800, "lines"),
    ("sizes.py", "src/base/str.c", "void f(void)\n{\n" + "    g();\n" * 61 + "}", "61 lines"),
    ("sizes.py", "src/base/bare.h", "int bare;", "opens with the comment"),
    ("calls.py", "src/geo/path.c", "double f(char *s)\n{\n    return strtod (s, 0);\n}",
     "strtod is not called here"),
    ("calls.py", "src/geo/path.c", "/* TO" + "DO: later */", "TO" + "DO"),
    ("calls.py", "src/base/file_util.c", "int file_util;", "says nothing"),
    ("headers.py", "src/base/alone.h", "size_t alone(void);", "alone.h"),
]


def run(checker, root, compiler):
    words = [sys.executable, HERE / checker]
    words += [compiler] if checker == "headers.py" else []
    result = subprocess.run([*words, root], text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)
    return result.returncode, set(result.stdout.splitlines()[:-1])


def fault_of(root, plant, compiler, before):
    checker, file, text, expected = plant
    path = root / file
    original = path.read_text() if path.exists() else None
    path.write_text((original or "") + text + "\n")
    code, lines = run(checker, root, compiler)
    if original is None:
        path.unlink()
    else:
        path.write_text(original)
    found = lines - before
    if code != 1 or not any(expected in line for line in found):
        return f"{checker} did not find {text[:40]!r} in {file}; it said {sorted(found)[:3]}"
    return None


WRITABLE = """int next_number(void);
int next_number(void) { static int calls; return calls++; }
extern const char *words[];
const char *words[] = { "a" };
extern const char *const fixed[];
const char *const fixed[] = { "a" };
"""


def statics_fault(folder, compiler):
    """Of these three only the last is read-only."""
    path = folder / "writable.o"
    subprocess.run([compiler, "-x", "c", "-fPIC", "-c", "-", "-o", path], input=WRITABLE, text=True,
                   check=True)
    result = subprocess.run([sys.executable, HERE / "statics.py", path], text=True,
                            stdout=subprocess.PIPE)
    found = sum(" is writable " in line for line in result.stdout.splitlines())
    return None if found == 2 and result.returncode == 1 else f"statics.py said {result.stdout}"


def main():
    compiler = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        shutil.copytree(house.ROOT / "src", root / "src")
        before = {checker: run(checker, root, compiler)[1] for checker in {p[0] for p in PLANTS}}
        faults = [fault_of(root, plant, compiler, before[plant[0]]) for plant in PLANTS]
        faults.append(statics_fault(root, compiler))
    house.finish([fault for fault in faults if fault], len(faults), "planted faults")


main()
