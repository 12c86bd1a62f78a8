#!/usr/bin/env python3
"""Makes styles/figure.schema.json and the reference in styles/README.md from the tables by which
figure files are checked.

usage: reference.py CORRIDOR_TABLES [--check]

CORRIDOR_TABLES is the program of that name in the tests of a build. The reference stands between
two markers; all else in README.md is left alone. --check writes nothing, and fails when what is
there is not what would be written.
"""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import figure_schema  # noqa: E402

STYLES = pathlib.Path(__file__).resolve().parent.parent / "styles"
BEGIN = "<!-- made by tools/reference.py: begin -->"
END = "<!-- made by tools/reference.py: end -->"

TYPES = {"text": "text", "words": "text or map by language", "color": "colour",
         "image": "name of an image", "boolean": "true or false",
         "number": "number", "integer": "whole number", "padding": "1 to 4 numbers",
         "numbers": "number or list", "colors": "colour or list", "anchors": "list of anchor, offset",
         "string-list": "list of texts", "length": "length",
         "text-size": "length or number", "ground": "distance on the ground",
         "angle": "angle", "percent": "percentage", "lonlat": "[lon, lat]",
         "offset": "[length, length]", "size": "length x length", "scale": '"1:n"',
         "role": "map", "bbox": "[west, south, east, north]", "list": "text or list"}
CUSTOM = {"version": "1", "extends": "path or list", "outputs": "list",
          "extent": "[west, south, east, north] or map", "graticule": "true, false or map",
          "grid": "true, false or map", "max-error": "percentage",
          "reference": "`map-centre`, `own-place` or [lon, lat]", "units": "unit or list of two",
          "variable": "auto, true or false", "kind": "`true` or `grid`",
          "themes": "map", "claims": "list", "route": "map", "within": "map", "where": "expression",
          "value": "published length", "expect": "published length, or `fails`",
          "tolerance": "distance on the ground or percentage",
          "origin": "[lon, lat], or distance on the ground",
          "parts": "list", "sources": "map", "properties": "map",
          "labels": "map or list", "corridor:legend": "text, map, list or false",
          "corridor:required": "boolean or expression"}
TITLES = {"corridor": "`corridor`", "extent": "`map.extent`", "graticule": "`map.graticule`", "grid": "`map.grid`",
          "type": "`theme.type`", "role": "A role of `theme.type`",
          "claims": "A claim of `claims`", "place": "`route` and `within` of a claim",
          "split": "`split` of a part about a route", "sources": "`sources.<name>`", "metadata": "`metadata` of a layer",
          "corridor:legend": "`corridor:legend`"}


def number(value):
    return str(int(value)) if float(value).is_integer() else repr(value)


def code(words):
    return ", ".join(f"`{word}`" for word in words)


def reach(row):
    low, high = row["min"], row["max"]
    if low is not None and high is not None:
        return f", {number(low)} to {number(high)}"
    return f", at least {number(low)}" if low is not None else ""


def property_type(row):
    if row["type"] == "number-list":
        return f"{number(row['length'])} numbers" if row["length"] else "list of numbers"
    if row["type"] in ("word", "word-list"):
        return ("list of " if row["type"] == "word-list" else "") + code(row["words"])
    return TYPES[row["type"]] + reach(row)


def depends(row):
    names = {"zoom": "zoom", "feature": "feature", "density": "density", "progress": "progress"}
    return ", ".join(names[word] for word in row["takes"] if word in names) or "-"


def cell(text):
    return text.replace("|", "\\|")


def property_table(rows):
    lines = ["| property | type | default | may depend on | |", "|---|---|---|---|---|"]
    for row in rows:
        notes = {"screen": " (*says nothing on paper*)", "plainly": " (*not drawn, with a warning*)",
                 "not-yet": " (*not drawn yet*)"}
        default = f"`{row['default']}`" if row["default"] not in (None, "") else "-"
        doc = row["doc"] + notes.get(row["use"], "")
        lines.append(f"| `{row['name']}` | {cell(property_type(row))} | {default} | {depends(row)} "
                     f"| {cell(doc)} |")
    return lines


def layers_part(tables):
    lines = ["## Layers", "",
             "Lengths are CSS px. An expression may be written for every property; it may depend on "
             "what the table says. `visibility` (`visible`, `none`) is a layout property of every "
             "layer."]
    for layer in tables["layers"]:
        lines += ["", f"### `{layer}`"]
        for block in ("layout", "paint"):
            rows = [row for row in tables["properties"]
                    if layer in row["layers"] and row["block"] == block]
            if rows:
                lines += ["", f"`{block}`:", "", *property_table(rows)]
    return lines


def fallback(text):
    if not text:
        return "-"
    return text[1:-1] if text.startswith("(") else f"`{text}`"


def member_type(row):
    if "bottom-left" in row["words"]:
        return "place, or [length, length]" if row["key"] == "at" else "place"
    if row["type"] == "word":
        return code(row["words"])
    if row["type"] == "list" and row["words"]:
        return "list of " + code(row["words"])
    if row["key"] == "outputs":
        return "list of " + code(row["words"])
    if row["key"] == "measure" and row["words"]:
        return code(row["words"])
    if row["type"] == "custom":
        return CUSTOM.get(row["key"], "map")
    measured = row["type"] in ("length", "text-size")
    return TYPES[row["type"]] + (reach(row) + " pt" if measured and reach(row) else reach(row))


def member_table(rows):
    lines = ["| member | type | default | |", "|---|---|---|---|"]
    for row in rows:
        default = "**needed**" if row["required"] else fallback(row["default"])
        lines.append(f"| `{row['key']}` | {cell(member_type(row))} | {default} "
                     f"| {cell(row['doc'])} |")
    return lines


def corridor_part(tables):
    lines = ["## Members of `corridor` and of `metadata`", "",
             "Lengths on paper carry px, pt, mm, cm or in; distances on the ground m, km, mi or nmi; "
             "angles deg or min."]
    for name, rows in tables["blocks"].items():
        lines += ["", f"### {TITLES.get(name, f'`{name}`')}", "", *member_table(rows)]
    places = next(row["words"] for row in tables["parts"]["title"] if row["key"] == "at")
    lines += ["", "### Parts", "", f"A place is one of {code(places)}."]
    for name, rows in tables["parts"].items():
        lines += ["", f"`{name}`:", "", *member_table(rows)]
    return lines


def new_readme(tables, old):
    head, rest = old.split(BEGIN)
    tail = rest.split(END)[1]
    made = "\n".join(["", "", *corridor_part(tables), "", *layers_part(tables), "", ""])
    return head + BEGIN + made + END + tail


def read_tables(program):
    """What insets share with the map is said of the map; each role of a text has the same members."""
    tables = json.loads(subprocess.run([program], stdout=subprocess.PIPE, text=True,
                                       check=True).stdout)
    of_map = {row["key"]: row for row in tables["blocks"]["map"]}
    for row in tables["parts"]["inset"]:
        if row["type"] == "custom" and row["key"] in of_map:
            row.update({key: of_map[row["key"]][key] for key in ("type", "min", "max", "words")})
    for row in tables["blocks"]["type"]:
        row["type"] = "role"
    return tables


def main():
    tables = read_tables(sys.argv[1])
    readme, schema = STYLES / "README.md", STYLES / "figure.schema.json"
    wanted = {
        readme: new_readme(tables, readme.read_text()),
        schema: json.dumps(figure_schema.schema(tables), indent=1, ensure_ascii=False) + "\n",
    }
    stale = [path for path, text in wanted.items()
             if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"styles/{path.name} is not what the tables say; run "
                  "tools/reference.py BUILD/tests/corridor-tables")
        print(f"{len(wanted) - len(stale)} passed, {len(stale)} failed")
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path])
        print(f"wrote styles/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
