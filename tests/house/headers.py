#!/usr/bin/env python3
"""Every header compiles alone, as C17 and without a warning; the public one as C++, too.

usage: headers.py COMPILER [ROOT]
"""
import subprocess
import sys

import house

MODULES = ["proj", "cairo", "freetype2", "harfbuzz", "fribidi", "fontconfig", "yaml-0.1", "libpng",
           "gdal"]
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wstrict-prototypes", "-Wundef", "-Werror"]


def libraries():
    words = subprocess.run(["pkg-config", "--cflags-only-I", *MODULES], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.split()
    return [f"-isystem{word[2:]}" for word in words]


def complaint_about(command, header, text=None):
    result = subprocess.run([*command, "-"], input=text or f'#include "{header}"\nextern int unit;\n', text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return f"{header}: {result.stdout.strip() or 'does not compile'}" if result.returncode else None


def has_cxx(compiler):
    return not complaint_about([compiler, "-x", "c++", "-fsyntax-only"], "", "int x;\n")


def main():
    compiler = sys.argv[1]
    root = house.root_of(sys.argv[1:])
    common = ["-fsyntax-only", f"-I{root / 'src'}"]
    strict = [compiler, "-x", "c", "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-D_DEFAULT_SOURCE",
              *common, *WARNINGS, *libraries()]
    headers = [p.relative_to(root / "src").as_posix()
               for p in house.files_of(root, ["src"], {".h"})]
    faults = [complaint_about(strict, header) for header in headers]
    if "corridor.h" in headers and has_cxx(compiler):
        plain = [compiler, "-x", "c++", "-std=c++11", *common, "-Wall", "-Wextra", "-Werror"]
        faults.append(complaint_about(plain, "corridor.h"))
    house.finish([fault for fault in faults if fault], len(headers), "headers")


main()
