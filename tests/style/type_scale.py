#!/usr/bin/env python3
"""The figures of styles/ have one list of sizes: the variables `type-N` of base.yaml. Labels and the
roles of the theme take theirs from it and write no number of their own.

usage: type_scale.py CORRIDOR
"""
import json
import sys

import figures


def numbers(value):
    """Sizes that are written out in a value of text-size; what `match` compares with are texts."""
    if isinstance(value, bool) or not isinstance(value, (int, float, list)):
        return []
    if isinstance(value, list):
        return [n for item in value for n in numbers(item)]
    return [value]


def sizes_of(figure):
    for layer in figure["layers"]:
        if "text-size" in layer.get("layout", {}):
            yield f"layer {layer['id']}", layer["layout"]["text-size"]
    for role, type_ in figure["corridor"]["theme"]["type"].items():
        yield f"role {role}", type_["size"]


def main():
    corridor = sys.argv[1]
    faults, count = [], 0
    if numbers(["match", ["get", "id"], ["AM", "IR"], ["global-state", "type-5"], 9]) != [9]:
        faults.append("a written size is not found")
    for path in sorted((figures.ROOT / "styles").glob("*.yaml")):
        figure = json.loads(figures.run(corridor, "style", "--json", path).stdout)
        steps = [value["default"] for name, value in figure["state"].items()
                 if name.startswith("type-")]
        if steps != sorted(set(steps)):
            faults.append(f"{path.name}: the steps {steps} do not rise")
        for what, size in sizes_of(figure):
            count += 1
            if numbers(size) or isinstance(size, str):
                faults.append(f"{path.name}: {what} has a size of its own: {size}")
    figures.finish(faults, count, "sizes of type")


main()
