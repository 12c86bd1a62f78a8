"""Figures for viewers: a sheet of labels in a grid, a sheet of furniture, maps that share a name.

Each sheet says in which cells its text stands, so that a label that strays is told from others.
"""
import json

FONTS = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Armenian",
         "Noto Sans Georgian", "Noto Sans Devanagari"]
DPI = 144
CELL_MM = (45, 10)
COLUMNS = 4

SPACED = {"text-letter-spacing": 0.2}
LABELS = [ # why, text, layout; "halo" and "bent" are ours
    ("Persian", "گنجه", {}),
    ("Persian words", "دریای خزر", {}),
    ("non-joiners", "می‌خواهم نمی‌رود", {}),
    ("Persian digits after words", "کیلومتر ۱۲۳٫۵", {}),
    ("Arabic", "طريق مطار المثنى", {}),
    ("Arabic with all its marks", "الْعَرَبِيَّةُ السُّعُودِيَّة", {}),
    ("Arabic drawn out", "محـــمـــد", {}),
    ("Urdu", "پاکستان ۲۰۲۴ء", {}),
    ("Hebrew", "תל אביב–יפו", {}),
    ("Hebrew with points", "יְרוּשָׁלַיִם", {}),
    ("Hebrew around brackets", "רחוב (12) שלום", {}),
    ("Hebrew letters apart", "חיפה", SPACED),
    ("Persian, then Latin", "گنجه Ganja", {}),
    ("Latin around Persian", "Ganja گنجه city", {}),
    ("Persian around Latin and digits", "خط A2 متر 45 km", {}),
    ("Persian around brackets", "ایران (Iran) ۲۱", {}),
    ("Persian quoted", "«گنجه»، ۱۲ کیلومتر.", {}),
    ("digits alone", "۱۲۳٬۴۵۶", {}),
    ("Persian told to stand apart, which joined letters do not", "دریای خزر", SPACED),
    ("both told to stand apart", "خزر Caspian", SPACED),
    ("Latin letters apart", "CASPIAN", {"text-letter-spacing": 0.3}),
    ("Latin letters close", "Azerbaijan", {"text-letter-spacing": -0.05}),
    ("Armenian letters apart", "Հայաստան", {"text-letter-spacing": 0.15}),
    ("Georgian letters apart", "საქართველო", {"text-letter-spacing": 0.1}),
    ("accents apart", "éx\u0301è", SPACED),
    ("Devanagari apart", "भारत", SPACED),
    ("Devanagari", "भारत गणराज्य", {}),
    ("upper case apart", "gyumri", {"text-transform": "uppercase", **SPACED}),
    ("Persian with a halo", "شهر تبریز", {"halo": 1.5}),
    ("both with a halo", "تبریز Tabriz", {"halo": 1.5}),
    ("Latin with a halo", "Tabriz", {"halo": 1.5}),
    ("Hebrew with a halo", "אילת", {"halo": 1.5}),
    ("Persian turned", "شهر تبریز", {"text-rotate": 15}),
    ("both turned", "تبریز Tabriz", {"text-rotate": -15}),
    ("Hebrew apart and turned", "תל אביב", {"text-rotate": 12, **SPACED}),
    ("Latin upside down", "CASPIAN", {"text-rotate": 190, **SPACED}),
    ("Persian in lines", "جمهوری اسلامی ایران", {"text-max-width": 6, "text-size": 9}),
    ("both in lines", "راه‌آهن Railway خط ۵", {"text-max-width": 6, "text-size": 9}),
    ("Persian along a curve", "دریای خزر و شمال", {"bent": True}),
    ("both along a curve", "رود Aras ارس", {"bent": True, "halo": 1.5}),
]


def place(index, rows):
    """The middle of a cell, in degrees: ten of them across."""
    height = 10 * CELL_MM[1] / CELL_MM[0]
    return (index % COLUMNS + 0.5) * 10, (rows - 1 - index // COLUMNS + 0.5) * height


def label(index, rows, text, layout):
    layout = dict(layout)
    halo, bent = layout.pop("halo", 0), layout.pop("bent", False)
    x, y = place(index, rows)
    geometry = {"type": "Point", "coordinates": [x, y]}
    if bent:
        steps = [-1 + i / 20 for i in range(41)]
        geometry = {"type": "LineString",
                    "coordinates": [[x + 4.5 * s, y - 0.6 + 0.7 * (1 - s * s)] for s in steps]}
    data = {"type": "Feature", "properties": {"text": text}, "geometry": geometry}
    return data, {
        "id": f"l{index}", "type": "symbol", "source": f"s{index}",
        "layout": {"text-field": ["get", "text"], "text-font": FONTS, "text-size": 12,
                   "symbol-placement": "line-center" if bent else "point", "text-max-width": 40,
                   "text-allow-overlap": True, "text-ignore-placement": True, **layout},
        "paint": {"text-color": "#000000", "text-halo-color": "#ffffff", "text-halo-width": halo}}


def labels_sheet():
    rows = -(-len(LABELS) // COLUMNS)
    figure = {"version": 8, "name": "Labels", "sources": {}, "layers": []}
    for i, (_, text, layout) in enumerate(LABELS):
        data, layer = label(i, rows, text, layout)
        figure["sources"][f"s{i}"] = {"type": "geojson", "data": data}
        figure["layers"].append(layer)
    width, height = CELL_MM[0] * COLUMNS, CELL_MM[1] * rows
    figure["corridor"] = {
        "version": 1, "parts": [], "alt": "Labels in a grid",
        "sheet": {"width": f"{width}mm", "height": f"{height}mm", "dpi": DPI, "margin": "0mm"},
        "map": {"crs": "EPSG:4326", "extent": [0, 0, 10 * COLUMNS, 10 * height / CELL_MM[0]],
                "neat-line": "0mm"}}
    cells = [(why, (i % COLUMNS / COLUMNS, i // COLUMNS / rows, (i % COLUMNS + 1) / COLUMNS,
                    (i // COLUMNS + 1) / rows)) for i, (why, _, _) in enumerate(LABELS)]
    return figure, cells


def furniture_sheet():
    """Titles, a legend, notes and credits from right to left."""
    area = {"type": "Polygon", "coordinates": [[[0, 0], [8, 0], [8, 3], [0, 3], [0, 0]]]}
    figure = {
        "version": 8, "name": "Furniture", "sources": {"a": {"type": "geojson", "data": area}},
        "layers": [{"id": "a", "type": "fill", "source": "a", "paint": {"fill-color": "#c8b98a"},
                    "metadata": {"corridor:legend": {"label": "زمین (Aras) ۱۲ کیلومتر"}}}],
        "corridor": {
            "version": 1, "alt": "Furniture", "language": {"order": ["fa"]},
            "sheet": {"width": "120mm", "dpi": DPI},
            "map": {"crs": "EPSG:4326", "extent": [0, 0, 20, 3], "graticule": {"step": "5deg"}},
            "theme": {"regular": FONTS},
            "parts": [{"title": {"text": "راه‌آهن ۱۲۳ کیلومتر (Aras)", "subtitle": "خط A2 از گنجه"}},
                      {"legend": {"title": "راهنما"}},
                      {"note": {"text": "יש 12 ק״מ (Aras) עד הגבול. طريق مطار المثنى"}},
                      {"credits": {"text": "Natural Earth، مرزها ۲۰۲۴"}}]}}
    return figure, [("title", (0, 0, 1, 0.2)), ("subtitle", (0, 0.2, 1, 0.28)),
                    ("legend", (0.62, 0.5, 0.83, 0.66)), ("note", (0, 0.78, 1, 0.87)),
                    ("credits", (0, 0.87, 1, 1))]


def map_sheet(colour, west):
    """A map with all that is referred to: a clip path, a pattern, a line of changing colour."""
    box = [[[1, 1], [7, 1], [7, 7], [1, 7], [1, 1]], [[5, 5], [9, 5], [9, 9], [5, 9], [5, 5]]]
    return {
        "version": 8, "name": "Map",
        "sources": {
            "a": {"type": "geojson", "data": {"type": "MultiPolygon",
                                              "coordinates": [[box[0]], [box[1]]]}},
            "b": {"type": "geojson", "lineMetrics": True,
                  "data": {"type": "LineString", "coordinates": [[2, 9.5], [18, 9.5]]}}},
        "layers": [
            {"id": "a", "type": "fill", "source": "a", "paint": {"fill-pattern": "tile"}},
            {"id": "b", "type": "line", "source": "b",
             "paint": {"line-width": 6, "line-gradient": ["interpolate", ["linear"],
                                                          ["line-progress"], 0, colour, 1, "#000"]}}],
        "corridor": {"version": 1, "parts": [], "alt": "A map", "icons": "icons",
                     "sheet": {"width": "80mm", "height": "40mm", "dpi": DPI},
                     "map": {"crs": "EPSG:4326", "extent": [west, 0, west + 20, 10]}}}


TILE = ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<path d="M0 0H4.5V9H0Z" fill="{}"/></svg>')


def write(folder):
    """Writes all sheets; returns (path of the figure, cells) of each."""
    sheets = []
    for name, sheet in (("labels", labels_sheet()), ("furniture", furniture_sheet())):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(sheet[0], ensure_ascii=False))
        sheets.append((path, sheet[1]))
    for name, colour, west in (("one", "#c00000", 0), ("two", "#0000c0", 4)):
        (folder / name / "icons").mkdir(parents=True)
        (folder / name / "icons" / "tile.svg").write_text(TILE.format(colour))
        path = folder / name / "map.json" # the same name in two folders
        path.write_text(json.dumps(map_sheet(colour, west)))
        sheets.append((path, []))
    return sheets
