#!/usr/bin/env python3
"""Makes the sprite of the test figures, plain.json and plain.png, and the same at twice the pixels.

usage: make.py FOLDER
"""
import json
import math
import pathlib
import struct
import sys
import zlib

RED, GREEN, BLUE, WHITE, CLEAR = ((200, 30, 30, 255), (30, 150, 60, 255), (30, 60, 180, 255),
                                  (255, 255, 255, 255), (0, 0, 0, 0))


def framed(x, y):
    """A green square in a red frame; its upper left corner is blue."""
    if x < 4 and y < 4:
        return BLUE
    return RED if min(x, y, 16 - x, 16 - y) < 2 else GREEN


def stripes(x, y):
    return BLUE if (x + y) % 8 < 4 else WHITE


def arrow(x, y):
    """Points to the right."""
    return RED if abs(y - 4) < (8 - x) / 2 else CLEAR


def field(x, y):
    """The distance field of a disc of radius 7 about the middle."""
    inside = 7 - math.hypot(x - 12, y - 12)
    return 0, 0, 0, max(0, min(255, round(191.25 + inside * 31.875)))


def bubble(x, y):
    """A white sheet in a blue frame of 4 px: what lies between may be stretched."""
    return BLUE if min(x, y, 20 - x, 20 - y) < 2 else WHITE


IMAGES = {  # name: drawing, side, x on the sheet, more members
    "framed": (framed, 16, 0, {}),
    "stripes": (stripes, 8, 16, {}),
    "arrow": (arrow, 8, 24, {}),
    "disc": (field, 24, 32, {"sdf": True}),
    "bubble": (bubble, 20, 56, {"content": [4, 4, 16, 16], "stretchX": [[4, 16]],
                                "stretchY": [[4, 16]]}),
}
WIDTH, HEIGHT = 76, 24


def times(value, ratio):
    if isinstance(value, list):
        return [times(item, ratio) for item in value]
    return value if isinstance(value, bool) else value * ratio


def sheet(ratio):
    rows = [[CLEAR] * (WIDTH * ratio) for _ in range(HEIGHT * ratio)]
    for draw, side, left, more in IMAGES.values():
        # A field's distances are in pixels of the sheet.
        for y in range(side * ratio):
            for x in range(side * ratio):
                at = (x + 0.5) / ratio, (y + 0.5) / ratio
                rows[y][left * ratio + x] = draw(*at)
    return rows


def png(rows):
    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body
                + struct.pack(">I", zlib.crc32(kind + body)))
    raw = b"".join(b"\0" + b"".join(bytes(p) for p in row) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 9))
            + chunk(b"IEND", b""))


def main():
    folder = pathlib.Path(sys.argv[1])
    for ratio, suffix in ((1, ""), (2, "@2x")):
        index = {}
        for name, (_, side, left, more) in IMAGES.items():
            index[name] = {"x": left * ratio, "y": 0, "width": side * ratio,
                           "height": side * ratio, "pixelRatio": ratio,
                           **{key: times(value, ratio) for key, value in more.items()}}
        (folder / f"plain{suffix}.json").write_text(json.dumps(index, indent=1) + "\n")
        (folder / f"plain{suffix}.png").write_bytes(png(sheet(ratio)))


main()
