#!/usr/bin/env python3
"""property_rows.py V8.JSON > src/style/property_rows.h

Makes the table of properties from the reference file of the MapLibre Style Spec (v8.json). The
order is that of style/property.h, which is read from beside this script. Only facts are taken:
names, types, defaults, ranges, words and what an expression may depend on. `visibility`, which
every layer has, is read by style/layer.c. A name that stands in two groups of the reference
(`resampling`) is one row with two layer types.
"""
import json
import os
import re
import sys

SKIPPED_LAYERS = ("fill-extrusion", "color-relief")
TYPES = {
    "number": "NUMBER", "color": "COLOUR", "boolean": "BOOLEAN", "enum": "WORD",
    "formatted": "TEXT", "resolvedImage": "IMAGE", "padding": "PADDING",
    "numberArray": "NUMBERS", "colorArray": "COLOURS",
    "variableAnchorOffsetCollection": "ANCHORS",
}
LIST_TYPES = {"number": "NUMBER_LIST", "string": "STRING_LIST", "enum": "WORD_LIST"}
TAKES = {"zoom": "ZOOM", "feature": "FEATURE", "heatmap-density": "DENSITY",
         "line-progress": "PROGRESS"}


def enum_name(name):
    return name.upper().replace("-", "_")


def collect(reference):
    rows = {}
    for group, properties in reference.items():
        match = re.match(r"(layout|paint)_(.*)", group)
        if not match or match[2] in SKIPPED_LAYERS:
            continue
        for name, facts in properties.items():
            if name != "visibility":
                rows.setdefault(enum_name(name), []).append((match[1], match[2], name, facts))
    return rows


def number(value):
    return str(int(value)) if float(value).is_integer() else repr(value)


def takes(facts):
    expression = facts.get("expression", {})
    kinds = [TAKES[p] for p in expression.get("parameters", []) if p in TAKES]
    if expression.get("interpolated"):
        kinds.append("CURVES")
    return " | ".join("COR_TAKES_" + kind for kind in kinds) or "0"


def options(facts):
    found = []
    default = facts.get("default")
    if default is None:
        found.append(".fallback = NULL")
    else:
        text = default if isinstance(default, str) else json.dumps(default)
        found.append(".fallback = " + json.dumps(text))
    if isinstance(default, (int, float)):
        found.append(f".fallback_number = {number(default)}")
    if "minimum" in facts or "maximum" in facts:
        low = number(facts["minimum"]) if "minimum" in facts else "-HUGE_VAL"
        high = number(facts["maximum"]) if "maximum" in facts else "HUGE_VAL"
        found.append(f".bounded = true, .min = {low}, .max = {high}")
    if "length" in facts:
        found.append(f".length = {facts['length']}")
    if facts.get("transition"):
        found.append(".has_transition = true")
    return found


def wrap(parts, indent):
    """Fills lines of a hundred columns; only a long string is broken, into two."""
    lines, line = [], indent
    for part in parts:
        if len(line) + len(part) > 98 and line.strip():
            lines.append(line.rstrip())
            line = indent
        while len(line) + len(part) > 98:
            cut = part.rindex(" ", 0, 90 - len(indent)) + 1
            lines.append(line + part[:cut] + '"')
            part = '"' + part[cut:]
        line += part + " "
    return "\n".join(lines + [line.rstrip()])


def print_row(name, found):
    part, _, spec_name, facts = found[0]
    kind = LIST_TYPES[facts["value"]] if facts["type"] == "array" else TYPES[facts["type"]]
    layers = " | ".join(f"1U << COR_LAYER_{enum_name(row[1])}" for row in found)
    words = facts.get("values")
    if words:
        text = [json.dumps(word) + "," for word in words]
        text[-1] = text[-1][:-1]
        head = f"static const char *const words_{name.lower()}[] = {{"
        print(wrap(head.split("\n") + text + ["};"], "    ").strip())
    fields = [f'"{spec_name}"', "true" if part == "paint" else "false", layers,
              f"COR_PROPERTY_{kind}", takes(facts)] + options(facts)
    if words:
        fields += [f".words = words_{name.lower()}", f".word_count = {len(words)}"]
    fields = [field + "," for field in fields]
    return f"    [COR_P_{name}] = {{\n{wrap(fields, '        ')}\n    }},"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "src", "style", "property.h"), encoding="utf-8") as header:
        names = re.findall(r"^    COR_P_([A-Z_]+)", header.read(), re.M)
    with open(sys.argv[1], encoding="utf-8") as reference:
        rows = collect(json.load(reference))
    if sorted(rows) != sorted(names):
        sys.exit("the reference and property.h differ: " + ", ".join(set(rows) ^ set(names)))
    print("/*\n * style/property_rows: the facts of the style spec as a table. Private to"
          " style/property.\n *\n * Made by tools/property_rows.py.\n */")
    print("#ifndef COR_STYLE_PROPERTY_ROWS_H\n#define COR_STYLE_PROPERTY_ROWS_H\n")
    print('#include <math.h>\n\n#include "style/property_row.h"\n')
    printed = [print_row(name, rows[name]) for name in names]
    print("\nstatic const cor_property_row rows[COR_PROPERTY_COUNT] = {")
    print("\n".join(printed))
    print("};\n\n#endif")


if __name__ == "__main__":
    main()
