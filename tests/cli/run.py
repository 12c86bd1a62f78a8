#!/usr/bin/env python3
"""Runs the transcripts of this folder: what a user types, and what the command answers.

usage: run.py CORRIDOR [--write]

A transcript (*.txt) is a list of blocks: a line "$ command", then its stdout and stderr together,
then "[N]" when the exit code is not 0. "corridor" is the command under test; each transcript runs in
a fresh copy of files/. --write records the answers of today: read the difference before committing.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent


def blocks_of(text):
    blocks = []
    for line in text.splitlines():
        if line.startswith("$ "):
            blocks.append((line[2:], []))
        elif blocks:
            blocks[-1][1].append(line)
    return blocks


def answer(corridor, command, folder):
    path = f"{pathlib.Path(corridor).resolve().parent}:{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={**os.environ, "PATH": path}, timeout=120)
    lines = done.stdout.decode().splitlines()
    return lines + ([f"[{done.returncode}]"] if done.returncode else [])


def run(corridor, transcript, write):
    text = transcript.read_text()
    head = text[:text.index("$ ")] if "$ " in text else text
    failed, out = 0, head
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "files"
        shutil.copytree(FOLDER / "files", folder)
        blocks = blocks_of(text)
        for command, expected in blocks:
            while expected and not expected[-1]:
                expected.pop()
            got = answer(corridor, command, folder)
            out += "\n".join([f"$ {command}", *got, "", ""])
            if got != expected and not write:
                failed += 1
                print(f"{transcript.name}: $ {command}")
                print("\n".join([*(f"  expected: {e}" for e in expected),
                                 *(f"  got:      {g}" for g in got)]))
    if write:
        transcript.write_text(out.rstrip() + "\n")
    return len(blocks) - failed, failed


def main():
    corridor, write = sys.argv[1], "--write" in sys.argv
    passed = failed = 0
    for transcript in sorted(FOLDER.glob("*.txt")):
        well, ill = run(corridor, transcript, write)
        passed, failed = passed + well, failed + ill
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
