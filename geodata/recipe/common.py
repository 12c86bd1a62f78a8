"""What the modules of the recipe share: the region, files, rounding, names."""
import json
import pathlib

from shapely.geometry import mapping

OUT = pathlib.Path(__file__).resolve().parent.parent
REGION = (34.0, 36.0, 54.0, 43.9)  # west, south, east, north
LANGUAGES = ("en", "az", "hy", "ru", "fa", "tr", "ka")

LICENCES = {
    "osm": "Open Database License (ODbL) 1.0",
    "gshhg": "GNU Lesser General Public License 3.0 or later",
    "geonames": "Creative Commons Attribution 4.0 (CC BY 4.0)",
    "schematic": "Creative Commons Attribution 4.0 (CC BY 4.0)",
    "natural-earth": "public domain",
}
ATTRIBUTIONS = {
    "osm": "© OpenStreetMap contributors (ODbL)",
    "gshhg": "GSHHG (LGPL)",
    "geonames": "GeoNames (CC BY 4.0)",
    "schematic": "schematic lines of this project",
    "natural-earth": "Natural Earth",
}


def names(*texts):
    """Properties name:en, name:az, ...; None is left out. `name` is the English one."""
    known = {f"name:{lang}": text for lang, text in zip(LANGUAGES, texts) if text}
    return {"name": texts[0], **known}


def rounded(value, places):
    if isinstance(value, (list, tuple)):
        return [rounded(v, places) for v in value]
    return round(float(value), places) + 0.0


def without_repeats(coords):
    out = [c for i, c in enumerate(coords) if i == 0 or c != coords[i - 1]]
    return out if len(out) > 1 else coords


def tidy(geometry, places):
    """GeoJSON geometry, rounded, without repeated positions, wound as RFC 7946 says."""
    from shapely.geometry.polygon import orient
    if geometry.geom_type == "Polygon":
        geometry = orient(geometry)
    if geometry.geom_type == "MultiPolygon":
        parts = [tidy(p, places)["coordinates"] for p in geometry.geoms]
        return {"type": "MultiPolygon", "coordinates": parts}
    shape = mapping(geometry)
    coords = rounded(shape["coordinates"], places)
    if geometry.geom_type == "LineString":
        coords = without_repeats(coords)
    if geometry.geom_type in ("Polygon", "MultiLineString"):
        coords = [without_repeats(c) for c in coords]
    return {"type": shape["type"], "coordinates": coords}


def write(path, title, features, source, date, precision_m, places=5):
    """One feature a line, so that a change shows as a line. `features`: (properties, geometry)."""
    folder = path.split("/")[0]
    head = {"type": "FeatureCollection", "name": title, "licence": LICENCES[folder],
            "source": source, "attribution": ATTRIBUTIONS[folder], "date": date,
            "precision_m": precision_m}
    lines = [json.dumps({"type": "Feature", "properties": p, "geometry": tidy(g, places)},
                        ensure_ascii=False, separators=(",", ":")) for p, g in features]
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n'
    target = OUT / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(text + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{path}: {len(lines)} features, {target.stat().st_size // 1024} KiB")
