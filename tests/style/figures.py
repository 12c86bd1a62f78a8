"""What the tests of this folder share: YAML as corridor reads it, and the figures of the project."""
import json
import pathlib
import re
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Loader(yaml.SafeLoader):
    """Scalars by the core rules of YAML 1.2, as corridor reads them: NO and 012 are texts."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("null", r"^(~|null|)$", ["~", "n", ""]), ("bool", r"^(true|false)$", list("tf")),
        ("int", r"^[-+]?(0|[1-9][0-9]*)$", list("-+0123456789")),
        ("float", r"^[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
         list("-+.0123456789"))]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


def read(path):
    text = path.read_text()
    return json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader)


def run(corridor, *words):
    return subprocess.run([corridor, *map(str, words)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=120)


def shipped():
    """Figures that are well: those of styles/ and those that other tests draw."""
    found = [*ROOT.glob("styles/*.yaml"), *ROOT.glob("tests/figures/*.yaml"),
             *ROOT.glob("tests/cli/files/plain.yaml"), *ROOT.glob("tests/cli/files/claims.yaml"),
             *ROOT.glob("tests/cli/files/sources/options.yaml"),
             *ROOT.glob("tests/cli/files/reuse/base.yaml"),
             *ROOT.glob("tests/cli/files/reuse/deep/figure.yaml")]
    return sorted(found)


def finish(faults, count, noun):
    for fault in faults:
        print(fault)
    print(f"{count} {noun}, {len(faults)} faults")
    sys.exit(1 if faults or not count else 0)
