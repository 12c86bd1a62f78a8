#!/usr/bin/env python3
"""place_cases.py PROGRAM: corridor-place on instances that the collections do not have.

Crowds, points that lie on one another, labels of many sizes, fractions, none and one; tables that
are not as they should be. The boxes are judged by the code of conformance/pflp/run.py; where the
best is known, it must be reached; a second run must print the same bytes.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conformance" / "pflp"))
import run as pflp  # noqa: E402

HEADER = "id,x,y,w,h\n"


def table(points):
    return HEADER + "".join(f"p{i},{x},{y},{w},{h}\n" for i, (x, y, w, h) in enumerate(points))


def crowd(seed, n, spread):
    """Two thirds around a few centres, some of them at the same place, widths from 5 to 60."""
    rng = random.Random(seed)
    centres = [(rng.uniform(0, spread), rng.uniform(0, spread)) for _ in range(4)]
    points = []
    for _ in range(n):
        x, y = rng.uniform(0, spread), rng.uniform(0, spread)
        if rng.random() < 0.66:
            cx, cy = rng.choice(centres)
            x, y = rng.gauss(cx, spread / 20), rng.gauss(cy, spread / 20)
        if points and rng.random() < 0.1:
            x, y = points[-1][:2]
        points.append((round(x, 3), round(y, 3), round(rng.uniform(5, 60), 2),
                       rng.choice((6.5, 7, 12.25))))
    return points


def row_of_points(n, apart, width):
    return [(round(i * apart, 6), 0, width, 7) for i in range(n)]


# name, points, the most labels that fit with four and with eight positions; None: not known
GOOD = [
    ("none", [], 0, 0),
    ("one", [(5, 5, 30, 7)], 1, 1),
    ("nine at one place", [(5, 5, 30, 7)] * 9, 4, 4),
    ("touching fractions", row_of_points(40, 0.15, 0.3), 40, 40),
    ("far from each other", row_of_points(50, 1e6, 30), 50, 50),
    ("negative", [(-1e6 - i * 70, -5, 30, 7) for i in range(9)], 9, 9),
    ("crowd", crowd(1, 150, 400), None, None),
    ("dense crowd", crowd(2, 200, 150), None, None),
    ("sparse crowd", crowd(3, 200, 3000), None, None),
]

# name, text, what is said
BAD = [
    ("empty", "", "the table is empty"),
    ("no header", "1,2,3,4,5\n", "no column 'x'"),
    ("short row", HEADER + "1,2,3\n", ":2:"),
    ("nan", HEADER + "1,nan,3,30,7\n", ":2:3: error: 'nan' is no coordinate"),
    ("infinite", HEADER + "1,2,1e999,30,7\n", ":2:5: error:"),
    ("too far", HEADER + "1,2,1e12,30,7\n", ":2:5: error:"),
    ("no width", HEADER + "1,2,3,0,7\n", ":2:7: error: '0' is no width"),
    ("negative height", HEADER + "1,2,3,30,-7\n", ":2:10: error:"),
    ("letters after", HEADER + "1,2,3,30,7mm\n", ":2:10: error:"),
    ("hexadecimal", HEADER + "1,0x10,3,30,7\n", ":2:3: error:"),
    ("open quote", HEADER + '"1,2,3,30,7\n', "quoted cell"),
]

# texts of one point each that mean the same as HEADER and a row
WRITTEN = [
    ("columns turned", "name,h,w,y,x,id\nTown,7,30,2,1,a\n", "a,"),
    ("CRLF and mark", "\ufeffid,x,y,w,h\r\na,1,2,30,7\r\n", "a,"),
    ("no last line end", "id,x,y,w,h\na,1,2,30,7", "a,"),
    ("quoted", 'id,x,y,w,h,name\n"a ""b"", c",1,2,30,7,"New, Town"\n', '"a ""b"", c",'),
    ("long", "id,x,y,w,h,name\na,1,2,30,7," + "n" * 5000 + "\n", "a,"),
]


def solve(program, path, positions):
    return subprocess.run([program, "--positions", str(positions), str(path)],
                          capture_output=True, text=True, timeout=100)


def check_good(program, path, name, points, positions, best):
    path.write_text(table(points))
    first, second = solve(program, path, positions), solve(program, path, positions)
    if first.returncode != 0:
        return f"{name}: {first.stderr}"
    if first.stdout != second.stdout:
        return f"{name}: the second run prints something else"
    boxes = {}
    for line in first.stdout.splitlines()[1:]:
        key, *sides = line.split(",")
        boxes[key] = tuple(map(float, sides))
    known = {f"p{i}": p for i, p in enumerate(points)}
    placed = pflp.count_free(known, boxes, positions, name)
    if best is not None and placed != best:
        return f"{name}: {placed} of {best} labels with {positions} positions"
    return "" if placed or not points else f"{name}: nothing was placed"


def main():
    program, faults = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "case.csv"
        for name, points, four, eight in GOOD:
            faults.append(check_good(program, path, name, points, 4, four))
            faults.append(check_good(program, path, name, points, 8, eight))
        for name, text, said in BAD:
            path.write_text(text)
            done = solve(program, path, 4)
            if done.returncode != 1 or done.stdout or said not in done.stderr:
                faults.append(f"{name}: exit {done.returncode}, {done.stderr}")
        for name, text, begins in WRITTEN:
            path.write_bytes(text.encode())
            done = solve(program, path, 4)
            if done.returncode != 0 or not done.stdout.split("\n", 1)[1].startswith(begins):
                faults.append(f"{name}: {done.stdout}{done.stderr}")
        if solve(program, path.with_name("missing.csv"), 4).returncode != 1:
            faults.append("a missing file is no error")
    faults = [f for f in faults if f]
    print("\n".join(faults) or f"{len(GOOD) * 2 + len(BAD) + len(WRITTEN) + 1} cases hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
