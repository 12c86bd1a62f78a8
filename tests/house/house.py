"""What the house tests share: the files of a source tree, and how faults are told."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def root_of(arguments):
    return pathlib.Path(arguments[1]).resolve() if len(arguments) > 1 else ROOT


def files_of(root, folders, suffixes):
    found = []
    for folder in folders:
        found += [p for p in (root / folder).rglob("*") if p.suffix in suffixes and p.is_file()]
    return sorted(found)


def without_comments(text):
    """The code alone, line for line: comments and the insides of strings are blanked."""
    def blank(match):
        piece = match.group(0)
        kept = "\n" * piece.count("\n")
        return '""' if piece.startswith('"') else kept
    return COMMENT.sub(blank, text)


def finish(faults, checked, what):
    """Ends the program. A check that looked at nothing has not passed."""
    for fault in faults:
        print(fault)
    print(f"{checked} {what} checked, {len(faults)} faults")
    sys.exit(1 if faults or not checked else 0)
