"""The JSON Schema (2020-12) of figure files, from the tables that corridor-tables prints.

It knows keys, types, words, ranges and the form of measures. What takes more than that (names of
layers, types of expressions) is said by `corridor lint`.
"""

NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
OWN = {"^x-": True}
PAPER, GROUND, ANGLE = "(px|pt|mm|cm|in)", "(m|km|mi|nmi)", "(deg|min)"
COLOUR = r"^\s*(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[A-Za-z]+\s*(\(.*\))?)\s*$"


# As publications print lengths, in words too: the program reads them.
PUBLISHED = {"type": "string", "pattern": r"\d.*[A-Za-z]"}


def measure(unit):
    return {"type": "string", "pattern": f"^{NUMBER} *{unit}$"}


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def list_of(items, least=0, most=None):
    schema = {"type": "array", "items": items}
    if least:
        schema["minItems"] = least
    if most is not None:
        schema["maxItems"] = most
    return schema


def one_or_more(items):
    return {"anyOf": [items, list_of(items)]}


def ranged(kind, row):
    schema = {"type": kind}
    if row["min"] is not None:
        schema["minimum"] = row["min"]
    if row["max"] is not None:
        schema["maximum"] = row["max"]
    return schema


def members(properties, required=(), **more):
    schema = {"type": "object", "properties": properties, "patternProperties": OWN,
              "additionalProperties": False}
    if required:
        schema["required"] = list(required)
    return {**schema, **more}


def when(key, value, then):
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}


# ---- paint and layout

def plain_value(row):
    """What a property is without an expression."""
    kind = row["type"]
    numbers = list_of({"type": "number"}, row["length"], row["length"] or None)
    words = {"enum": row["words"]}
    return {
        "number": lambda: ranged("number", row),
        "boolean": lambda: {"type": "boolean"},
        "color": lambda: ref("color"),
        "word": lambda: words,
        "text": lambda: {"type": "string"},
        "image": lambda: {"type": "string"},
        "padding": lambda: {"anyOf": [{"type": "number"}, list_of({"type": "number"}, 1, 4)]},
        "numbers": lambda: {"anyOf": [ranged("number", row), list_of(ranged("number", row), 1)]},
        "colors": lambda: {"anyOf": [ref("color"), list_of(ref("color"), 1)]},
        "anchors": lambda: list_of({"type": ["string", "array"]}, 2),
        "number-list": lambda: numbers,
        "string-list": lambda: list_of({"type": "string"}),
        "word-list": lambda: list_of(words),
    }[kind]()


def property_schema(row):
    choices = [plain_value(row), ref("expression")]
    if "zoom" in row["takes"] or "feature" in row["takes"]:
        choices.append(ref("function"))
    schema = {"description": describe(row), "anyOf": choices}
    return schema


def describe(row):
    text = row["doc"][0].upper() + row["doc"][1:] + "."
    if row["use"] == "not-yet":
        text += " Not drawn yet."
    elif row["use"] == "screen":
        text += " Says nothing on paper."
    if row["default"] is not None:
        text += f" Default: {row['default']}."
    return text


def block_schema(rows, block, layer=None):
    found = {row["name"]: ref("property-" + row["name"]) for row in rows
             if row["block"] == block and (layer is None or layer in row["layers"])}
    schema = members(found)
    if block == "layout":
        schema["properties"]["visibility"] = ref("visibility")
    else:
        schema["patternProperties"] = {**OWN, "-transition$": {"type": "object"}}
    return schema


def layer_schema(tables):
    types = tables["layers"]
    known = {key: True for key in tables["layer"]}
    known.update({
        "id": {"type": "string"}, "type": {"enum": types}, "source": {"type": "string"},
        "source-layer": {"type": "string"}, "ref": False,
        "minzoom": {"type": "number", "minimum": 0, "maximum": 24},
        "maxzoom": {"type": "number", "minimum": 0, "maximum": 24},
        "filter": ref("filter"), "metadata": ref("metadata"),
        "paint": {"type": "object"}, "layout": {"type": "object"},
        "before": {"type": "string", "description":
                   "With corridor.extends: the id of the layer below which this one stands."},
        "remove": {"type": "boolean", "description":
                   "With corridor.extends: takes away the layer of this id."},
    })
    blocks = {block: {name: ref(f"{block}-{name}") for name in types}
              for block in ("paint", "layout")}
    rules = [when("type", name, {"properties": {"paint": blocks["paint"][name],
                                                "layout": blocks["layout"][name]}})
             for name in types]
    # A layer that changes one of another file may leave its type to it.
    rules.append({"if": {"not": {"required": ["type"]}},
                  "then": {"properties": {"paint": ref("paint"), "layout": ref("layout")}}})
    return members(known, ["id"], allOf=rules)


# ---- sources

SOURCE_MEMBERS = {
    "url": {"type": "string"},
    "attribution": {"type": "string"},
    "data": {"type": ["string", "object"]},
    "filter": {"$ref": "#/$defs/filter"},
    "promoteId": {"type": ["string", "object"]},
    "generateId": {"type": "boolean"},
    "lineMetrics": {"type": "boolean"},
    "cluster": {"type": "boolean"},
    "tileSize": {"type": "number"},
    "minzoom": {"type": "number"},
    "maxzoom": {"type": "number"},
    "tolerance": {"type": "number"},
    "buffer": {"type": "number"},
    "coordinates": {"type": "array", "minItems": 4, "maxItems": 4,
                    "items": {"$ref": "#/$defs/lonlat"}},
}


def source_schema(tables):
    types = tables["sources"]
    every = sorted({key for keys in types.values() for key in keys})
    properties = {key: SOURCE_MEMBERS.get(key, True) for key in every}
    properties["type"] = {"enum": list(types)}
    rules = []
    for name, keys in types.items():
        names = {"anyOf": [{"enum": keys}, {"pattern": "^x-"}]}
        rules.append(when("type", name, {"propertyNames": names}))
    return members(properties, allOf=rules)


# ---- corridor

# Where [global-state, name] is likely to stand; other members take it as well.
VARIABLE_TYPES = ("color", "length", "number", "text-size")


def field_value(row):
    """What a member of `corridor` is."""
    words = {"enum": row["words"]} if row["words"] else {"type": "string"}
    simple = {
        "text": lambda: {"type": "string"}, "boolean": lambda: {"type": "boolean"},
        "words": lambda: {"anyOf": [{"type": "string"},
                                    {"type": "object", "minProperties": 1,
                                     "additionalProperties": {"type": "string"}}]},
        "integer": lambda: ranged("integer", row), "number": lambda: ranged("number", row),
        "length": lambda: ref("length"),
        "text-size": lambda: {"anyOf": [ref("length"), {"type": "number"}]},
        "ground": lambda: measure(GROUND),
        "angle": lambda: measure(ANGLE), "percent": lambda: measure("%"),
        "color": lambda: ref("color"), "word": lambda: words, "lonlat": lambda: ref("lonlat"),
        "offset": lambda: list_of(ref("length"), 2, 2),
        "size": lambda: {"type": "string", "pattern":
                         f"^{NUMBER} *{PAPER} *x *{NUMBER} *{PAPER}$"},
        "scale": lambda: {"type": "string", "pattern": r"^1:[\d ]+$"},
        "role": lambda: ref("corridor-role"),
        "bbox": lambda: ref("bbox"), "list": lambda: one_or_more(words),
    }
    return simple[row["type"]]() if row["type"] in simple else custom_value(row)


UNITS = ["m", "km", "mi", "nmi"]


def custom_value(row):
    by_name = {
        "version": {"const": 1},
        "extends": one_or_more({"type": "string", "minLength": 1}),
        "sources": {"type": "object", "additionalProperties": ref("corridor-sources")},
        "themes": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
        "parts": list_of(ref("part")),
        "outputs": list_of({"enum": row["words"]}, 1),
        "extent": {"anyOf": [ref("bbox"), ref("corridor-extent")]},
        "graticule": {"anyOf": [{"type": "boolean"}, ref("corridor-graticule")]},
        "grid": {"anyOf": [{"type": "boolean"}, ref("corridor-grid")]},
        "max-error": measure("%"),
        "reference": {"anyOf": [{"enum": ["map-centre", "own-place"]}, ref("lonlat")]},
        "units": {"anyOf": [{"enum": UNITS}, list_of({"enum": UNITS}, 1, 2)]},
        "variable": {"enum": ["auto", True, False]},
        "kind": {"enum": [True, "true", "grid"]},
        "at": {"anyOf": [{"enum": row["words"]}, list_of(ref("length"), 2, 2)]},
        "properties": {"type": "object"},
        "labels": {"anyOf": [{"type": "object"}, {"type": "array"}]},
        "origin": {"anyOf": [ref("lonlat"), measure(GROUND)]},
        "claims": list_of(ref("corridor-claims")),
        "route": ref("corridor-place"), "within": ref("corridor-place"),
        "measure": {"enum": row["words"]}, "where": ref("filter"), "value": PUBLISHED,
        "expect": {"anyOf": [PUBLISHED, {"const": "fails"}]},
        "tolerance": {"anyOf": [measure(GROUND), measure("%")]},
        "corridor:required": {"anyOf": [{"type": "boolean"}, ref("expression")]},
        "corridor:legend": {"anyOf": [{"const": False}, one_or_more(
            {"anyOf": [{"type": "string"}, ref("corridor-corridor:legend")]})]},
    }
    return by_name.get(row["key"], ref("corridor-" + row["key"]))


def field_schema(row):
    value = field_value(row)
    if row["type"] in VARIABLE_TYPES:
        value = {"anyOf": [value, ref("variable")]}
    text = row["doc"][0].upper() + row["doc"][1:] + "."
    if row["default"] is not None:
        default = row["default"]
        text += f" Default: {default[1:-1] if default.startswith('(') else default}."
    return {"description": text, **value}


def member_block(rows):
    required = [row["key"] for row in rows if row["required"]]
    return members({row["key"]: field_schema(row) for row in rows}, required)


def part_schema(tables):
    choices = {}
    for name, rows in tables["parts"].items():
        choices[name] = ref("part-" + name)
        if not any(row["required"] for row in rows):
            choices[name] = {"anyOf": [ref("part-" + name), {"type": "null"}]}
    return members(choices, minProperties=1, maxProperties=1)


# ---- the whole

def definitions(tables):
    rows = tables["properties"]
    operators = sorted(set(tables["operators"]))
    defs = {
        "color": {"type": "string", "pattern": COLOUR},
        "length": measure(PAPER),
        "variable": {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [
            {"const": "global-state"}, {"type": "string"}]},
        "lonlat": {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [
            {"type": "number", "minimum": -540, "maximum": 540},
            {"type": "number", "minimum": -90, "maximum": 90}]},
        "bbox": {"type": "array", "minItems": 4, "maxItems": 4, "prefixItems": [
            {"type": "number", "minimum": -limit, "maximum": limit}
            for limit in (540, 90, 540, 90)]},
        "expression": {"type": "array", "minItems": 1, "prefixItems": [{"enum": operators}]},
        "function": {"type": "object", "anyOf": [{"required": ["stops"]},
                                                 {"required": ["property"]}]},
        "filter": {"anyOf": [{"type": "boolean"}, {
            "type": "array", "minItems": 1,
            "prefixItems": [{"enum": sorted({*operators, "none", "!in", "!has"})}]}]},
        "visibility": {"description": "Whether the layer is drawn. Default: visible.",
                       "anyOf": [{"enum": ["visible", "none"]}, ref("expression")]},
        "layer": layer_schema(tables), "source": source_schema(tables),
        "part": part_schema(tables),
    }
    for row in rows:
        defs["property-" + row["name"]] = property_schema(row)
    for block in ("paint", "layout"):
        defs[block] = block_schema(rows, block)
        for layer in tables["layers"]:
            defs[f"{block}-{layer}"] = block_schema(rows, block, layer)
    for name, fields in tables["blocks"].items():
        if name != "metadata":
            defs["corridor-" + name] = member_block(fields)
    defs["corridor-extent"]["not"] = {"anyOf": [
        {"required": pair} for pair in (["bbox", "layers"], ["bbox", "scale"],
                                        ["layers", "scale"])]}
    for name, fields in tables["parts"].items():
        defs["part-" + name] = member_block(fields)
    own = member_block(tables["blocks"]["metadata"])["properties"]
    defs["metadata"] = {"properties": own, "propertyNames": {
        "anyOf": [{"enum": list(own)}, {"not": {"pattern": "^corridor:"}}]}}
    return defs


ROOT_MEMBERS = {
    "version": {"const": 8, "description": "Of the style spec: 8."},
    "name": {"type": "string", "description": "Title of the figure unless corridor.parts has one."},
    "state": {"type": "object", "description": "Variables, for [global-state, name] and --set.",
              "additionalProperties": {"type": "object", "properties": {"default": True},
                                       "patternProperties": OWN, "additionalProperties": False}},
    "metadata": True,
    "sources": {"type": "object", "additionalProperties": {"$ref": "#/$defs/source"}},
    "layers": {"type": "array", "items": {"$ref": "#/$defs/layer"}},
    "corridor": {"$ref": "#/$defs/corridor-corridor", "description": "What the sheet needs."},
    "center": {"type": "array"}, "zoom": {"type": "number"}, "bearing": {"type": "number"},
    "pitch": {"type": "number"}, "roll": {"type": "number"}, "centerAltitude": {"type": "number"},
    "light": {"type": "object"}, "sky": {"type": "object"}, "terrain": {"type": "object"},
    "projection": {"type": "object"}, "transition": {"type": "object"},
    "glyphs": {"type": "string"},
}


def schema(tables):
    extends = {"properties": {"corridor": {"required": ["extends"]}}, "required": ["corridor"]}
    whole = {
        "required": ["version", "sources", "layers"],
        "properties": {
            "sources": {"additionalProperties": {
                "required": ["type"],
                "anyOf": [{"required": [key]} for key in ("data", "url", "urls", "tiles")]}},
            "layers": {"items": {"required": ["id", "type"],
                                 "properties": {"before": False, "remove": False}}},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A figure of corridor",
        "description": "A MapLibre style (version 8) with one more member, `corridor`. Made by "
                       "tools/reference.py.",
        **members({key: ROOT_MEMBERS.get(key, True) for key in tables["root"]}, ["version"]),
        "if": extends, "else": whole,
        "$defs": definitions(tables),
    }
