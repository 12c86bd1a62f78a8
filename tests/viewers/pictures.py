"""Pictures as a plane of ink: what of it stands where, and how much of two of them differs.

Only one channel is read, green: the texts that are looked at are black. A pure-Python reader of all
three would take longer than the browser.
"""
import struct
import zlib


def unfilter(kind, row, before, step):
    if kind == 0:
        return row
    if kind == 2:
        return bytearray((a + b) & 255 for a, b in zip(row, before))
    left = corner = 0
    for i, value in enumerate(row):
        up = before[i]
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) // 2
        else:
            p = left + up - corner
            pa, pb, pc = abs(p - left), abs(p - up), abs(p - corner)
            guess = left if pa <= pb and pa <= pc else up if pb <= pc else corner
        left = row[i] = (value + guess) & 255
        corner = up
    return row


def read(path):
    """Rows of one byte a pixel, 0 for black."""
    data, at, idat, palette = path.read_bytes(), 8, b"", b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            idat += body
    assert depth == 8, f"depth {depth}"
    step = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    green = bytes(palette[1::3]).ljust(256, b"\0") if colour == 3 else None
    raw, stride, first = zlib.decompress(idat), width * step + 1, 1 if step >= 3 else 0
    rows, before = [], bytearray(width)
    for y in range(height):
        line = raw[y * stride:(y + 1) * stride]
        before = unfilter(line[0], bytearray(line[1 + first::step]), before, step)
        rows.append(bytes(before).translate(green) if green else bytes(before))
    return rows


DARK = bytes(1 if value < 128 else 0 for value in range(256))


def part(rows, cell):
    """The part of a picture that a cell takes, given in shares of its sides."""
    width, height = len(rows[0]), len(rows)
    x0, x1 = round(cell[0] * width), round(cell[2] * width)
    return [row[x0:x1] for row in rows[round(cell[1] * height):round(cell[3] * height)]]


def ink(rows):
    """(x0, y0, x1, y1) of the dark pixels, their middle by weight, their count; None: no ink."""
    x0 = y0 = None
    x1 = y1 = count = 0
    weight = along = down = 0
    for y, row in enumerate(rows):
        if min(row) > 250:
            continue
        for x, value in enumerate(row):
            if value < 250:
                weight += 255 - value
                along += (255 - value) * (x + 0.5)
                down += (255 - value) * (y + 0.5)
        dark = row.translate(DARK)
        if 1 not in dark:
            continue
        first, last = dark.index(1), dark.rindex(1)
        y0 = y if y0 is None else y0
        x0 = first if x0 is None else min(x0, first)
        x1, y1, count = max(x1, last + 1), y + 1, count + dark.count(1)
    return None if y0 is None else ((x0, y0, x1, y1), (along / weight, down / weight), count)


def differing(a, b, steps):
    """How many pixels differ by more than that."""
    return sum(abs(p - q) > steps for one, other in zip(a, b) if one != other
               for p, q in zip(one, other))
