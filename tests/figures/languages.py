#!/usr/bin/env python3
"""The figures of the repository in all their languages: no label is in another's way, and what is
dropped is said. Prints each certificate. Usage: languages.py CORRIDOR STYLES_FOLDER"""
import pathlib
import subprocess
import sys

FIGURES = ["tripp-route", "tripp-overview"]
LANGUAGES = ["en", "az", "hy", "ru", "fa", "ka", "tr"]


def main(corridor, styles):
    faults = 0
    for figure in FIGURES:
        for language in LANGUAGES:
            path = pathlib.Path(styles) / f"{figure}.yaml"
            ran = subprocess.run([corridor, "dump", "--stage=labels", "--lang", language, path],
                                 capture_output=True, text=True, check=False)
            lines = ran.stdout.splitlines()
            maps = [line for line in lines if line.startswith("map ")]
            dropped = [line for line in lines if line.startswith("  dropped ")]
            last = lines[-1] if lines else ran.stderr.strip()
            well = ran.returncode == 0 and last.startswith("certificate: no conflict")
            faults += not well
            print(f"{figure} {language}: {last}")
            for line in maps + dropped:
                print("   ", line.strip())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
