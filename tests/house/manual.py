#!/usr/bin/env python3
"""The manual page knows every command and option that the command's own help knows, and no other.

usage: manual.py CORRIDOR [ROOT]
"""
import re
import subprocess
import sys

import house


def help_of(corridor, *words):
    return subprocess.run([corridor, *words], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def main():
    corridor = sys.argv[1]
    root = house.root_of(sys.argv[1:])
    page = (root / "doc/corridor.1.in").read_text().replace("\\-", "-")
    # A command's line: two blanks, the word, then at least two more blanks.
    commands = re.findall(r"^  ([a-z]+)  +\S", help_of(corridor, "--help"), re.M)
    known = {"--help"}
    for command in commands:
        if command not in ("help", "version"):
            known |= set(re.findall(r"--[a-z]+", help_of(corridor, "help", command)))
    told = set(re.findall(r"--[a-z]+", page))
    faults = [f"the manual lacks {name}" for name in sorted(known - told)]
    faults += [f"the manual tells of {name}, which is not there" for name in sorted(told - known)]
    section = page.split(".SH COMMANDS")[1].split(".SH")[0]
    listed = set(re.findall(r"^\.B ([a-z]+)$", section, re.M))
    faults += [f"{name}: in the manual or in the help, not in both"
               for name in sorted(listed ^ set(commands))]
    house.finish(faults, len(known) + len(commands), "words of the manual")


main()
