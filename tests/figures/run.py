#!/usr/bin/env python3
"""Draws the figures of this folder and looks at single pixels of them.

usage: run.py CORRIDOR

A figure says under `x-pixels` what is where: [x mm, y mm, "#rrggbb", "why"]. Colours may differ by
3 steps. Each figure is drawn twice, and the bytes of all its formats must be the same.

A figure that names @rasters/... is drawn from a copy beside the files that make_rasters.py writes.
"""
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

import make_rasters

FOLDER = pathlib.Path(__file__).resolve().parent
PIXEL = re.compile(r'-\s*\[\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*"#([0-9a-f]{6})"\s*,\s*"([^"]*)"\s*\]')


def unfilter(kind, row, before, step):
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        up = before[i]
        corner = before[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            p = left + up - corner
            guess = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
        else:
            guess = 0
        row[i] = (row[i] + guess) & 255
    return row


def read_png(data):
    """Width, height, dots a mm, and a function from pixel to (r, g, b)."""
    at, idat, palette, per_m = 8, b"", b"", 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = body
        elif kind == b"pHYs":
            per_m = struct.unpack(">I", body[:4])[0]
        elif kind == b"IDAT":
            idat += body
    assert depth == 8, f"depth {depth}"
    step = {2: 3, 3: 1, 6: 4, 0: 1}[colour]
    raw, stride = zlib.decompress(idat), width * step
    rows, before = [], bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + stride]), before, step)
        rows.append(row)
        before = row

    def pixel(x, y):
        p = rows[y][x * step:x * step + 3] if step >= 3 else rows[y][x:x + 1] * 3
        return tuple(palette[p[0] * 3:p[0] * 3 + 3]) if colour == 3 else tuple(p)
    return width, height, per_m / 1000, pixel


def draw(corridor, figure, folder):
    done = subprocess.run([corridor, "render", str(figure), "-o", folder, "-f", "png,svg,pdf", "-q"],
                          capture_output=True, text=True)
    if done.returncode:
        return None, done.stderr
    return {p.suffix: p.read_bytes() for p in pathlib.Path(folder).glob(figure.stem + ".*")}, ""


def figures(scratch):
    """The figures, those with rasters as copies in `scratch`."""
    make_rasters.write(scratch)
    for figure in sorted(FOLDER.glob("*.yaml")):
        text = figure.read_text()
        if "@rasters/" in text:
            figure = scratch / figure.name
            figure.write_text(text.replace("@rasters/", "").replace("../..", str(FOLDER.parents[1])))
        yield figure


def faults_of(corridor, figure):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first, message = draw(corridor, figure, one)
        if first is None:
            return [message]
        again, _ = draw(corridor, figure, two)
    faults = [f"{suffix} differs when drawn again" for suffix in first if first[suffix] != again[suffix]]
    width, height, per_mm, pixel = read_png(first[".png"])
    wanted = PIXEL.findall(figure.read_text())
    if not wanted:
        faults.append("no x-pixels: nothing is looked at")
    for x, y, hex_colour, why in wanted:
        px, py = int(float(x) * per_mm), int(float(y) * per_mm)
        got = pixel(px, py)
        expected = tuple(int(hex_colour[i:i + 2], 16) for i in (0, 2, 4))
        if max(abs(a - b) for a, b in zip(got, expected)) > 3:
            faults.append(f"at {x}, {y} mm: #{'%02x%02x%02x' % got}, not #{hex_colour}: {why}")
    return faults


def main():
    corridor = sys.argv[1]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for figure in figures(pathlib.Path(scratch)):
            faults = faults_of(corridor, figure)
            for fault in faults:
                print(f"{figure.name}: {fault}")
            passed, failed = passed + (not faults), failed + bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
