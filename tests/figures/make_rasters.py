"""GeoTIFFs for the figures of this folder, written byte by byte: Python has no library for them.

A figure names them as @rasters/NAME.
"""
import math
import struct

DOUBLE, SHORT, LONG, ASCII = 12, 3, 4, 2


def geotiff(samples, width, height, bits, kind, place, nodata=None):
    """`samples` as bytes; `kind` 1 for whole numbers, 3 for floats; `place` is (west, north, step)."""
    west, north, step = place
    keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]
    tags = [(256, LONG, [width]), (257, LONG, [height]), (258, SHORT, [bits]), (259, SHORT, [1]),
            (262, SHORT, [1]), (273, LONG, [8]), (277, SHORT, [1]), (278, LONG, [height]),
            (279, LONG, [len(samples)]), (339, SHORT, [kind]), (33550, DOUBLE, [step, step, 0]),
            (33922, DOUBLE, [0, 0, 0, west, north, 0]), (34735, SHORT, keys)]
    if nodata is not None:
        tags.append((42113, ASCII, list(f"{nodata}".encode() + b"\0")))
    codes = {DOUBLE: "d", SHORT: "H", LONG: "I", ASCII: "B"}
    start = 8 + len(samples)
    extra, entries = b"", b""
    for tag, type_, values in tags:
        data = struct.pack(f"<{len(values)}{codes[type_]}", *values)
        if len(data) > 4:
            where = start + 2 + 12 * len(tags) + 4 + len(extra)
            extra += data + b"\0" * (len(data) % 2)
            data = struct.pack("<I", where)
        entries += struct.pack("<HHI", tag, type_, len(values)) + data.ljust(4, b"\0")
    return (b"II" + struct.pack("<HI", 42, start) + samples + struct.pack("<H", len(tags)) + entries
            + struct.pack("<I", 0) + extra)


def mountains():
    """A range of made-up mountains over the South Caucasus, a level plateau in its midst, no data in a corner."""
    west, north, step, width, height = 42.0, 43.0, 0.02, 480, 280
    rows = []
    for y in range(height):
        lat = north - (y + 0.5) * step
        for x in range(width):
            lon = west + (x + 0.5) * step
            ridge = math.exp(-((lat - 42.2 + 0.35 * (lon - 45)) / 0.55) ** 2)
            z = 3200 * ridge * (0.75 + 0.25 * math.sin(9 * lon) * math.cos(11 * lat))
            z += 420 * math.sin(7 * lon + 3 * lat) * math.cos(6 * lat - 2 * lon)
            z += 130 * math.sin(23 * lon) * math.sin(29 * lat)
            plateau = math.hypot((lon - 45.3) * 0.77, lat - 40.4) < 0.35
            rows.append(-9999 if lon < 42.8 and lat < 38.7 else 1900 if plateau else z)
    return geotiff(struct.pack(f"<{len(rows)}f", *rows), width, height, 32, 3, (west, north, step), -9999)


def globe():
    """Stripes of ten degrees of longitude, dark and light."""
    row = bytes((230 if x // 10 % 2 else 60) for x in range(360))
    return geotiff(row * 180, 360, 180, 8, 1, (-180.0, 90.0, 1.0))


def write(folder):
    (folder / "mountains.tif").write_bytes(mountains())
    (folder / "globe.tif").write_bytes(globe())
