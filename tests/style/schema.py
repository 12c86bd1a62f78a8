#!/usr/bin/env python3
"""The JSON Schema of figure files accepts every figure of the project, as written and as merged.

usage: schema.py CORRIDOR

What it has to refuse stands with the messages in faults.txt.
"""
import json
import sys

import jsonschema

import figures

SCHEMA = json.loads((figures.ROOT / "styles/figure.schema.json").read_text())


def validator():
    return jsonschema.Draft202012Validator(SCHEMA)


def first_fault(document):
    """The fault that lies deepest, or None."""
    error = jsonschema.exceptions.best_match(validator().iter_errors(document))
    return error and f"{error.json_path}: {error.message[:200]}"


def main():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    faults, count = [], 0
    for figure in [*figures.shipped(), figures.ROOT / "geodata/claims.yaml"]:
        merged = json.loads(figures.run(sys.argv[1], "style", figure, "--json").stdout)
        for form, document in (("as written", figures.read(figure)), ("merged", merged)):
            fault = first_fault(document)
            count += 1
            if fault:
                faults.append(f"{figure.relative_to(figures.ROOT)}, {form}: {fault}")
    figures.finish(faults, count, "documents")


if __name__ == "__main__":
    main()
