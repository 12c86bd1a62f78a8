#!/usr/bin/env python3
"""No writable statics: whoever has one is not thread-safe, and a forked figure inherits it.

usage: statics.py OBJECT...

Read from the symbol tables, so that a missing const in a table of pointers is seen. cli/ is free.
"""
import os
import re
import subprocess
import sys

import house

SECTION = re.compile(r"^\s*\[\s*(\d+)\]\s+(\S+)", re.M)
SYMBOL = re.compile(r"^\s*\d+:\s+[0-9a-f]+\s+\S+\s+(OBJECT|TLS)\s+\S+\s+\S+\s+(\w+)\s+(\S+)", re.M)
WRITABLE = re.compile(r"^\.(data|bss|tdata|tbss)(?!\.rel\.ro)")
# What is set up once a process, under pthread_once or before there are threads, and only read afterwards.
SET_UP_ONCE = {("geo/geodesics.c", "wgs84_once"), ("geo/geodesics.c", "wgs84_shared"),
               ("base/memory.c", "last_words")}
# Names that instrumentation adds.
FOREIGN = re.compile(r"^(__unnamed_|__asan|__ubsan|__odr_asan|__san|__gcov|__llvm|\.?L|asan\.|\*)")


def is_set_up_once(path, name):
    return any(f"/{source}." in path and name == known for source, known in SET_UP_ONCE)


def faults_of(path):
    if not os.path.exists(path):
        return [f"{path}: is not built"]
    out = subprocess.run(["readelf", "-SsW", path], check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    sections = dict(SECTION.findall(out))
    faults = []
    for _, index, name in SYMBOL.findall(out):
        section = sections.get(index, "")
        writable = WRITABLE.match(section) and not FOREIGN.match(name)
        if writable and not is_set_up_once(path, name):
            faults.append(f"{path}: {name} is writable ({section})")
    return faults


def main():
    objects = [path for path in sys.argv[1:] if "/cli/" not in path]
    house.finish([fault for path in objects for fault in faults_of(path)], len(objects), "objects")


main()
