#!/usr/bin/env python3
"""Looks at the sheets of tests/viewers in every program that is here: SVGs in librsvg, Chromium,
Firefox and Inkscape, PDFs in Poppler, MuPDF and Ghostscript.

usage: run.py CORRIDOR

Prints for each program and sheet the worst label, and each label that is more than two pixels aside.
A program that is missing is said to be, and counts as a failure.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "viewers"))
import pictures
import run
import sheets

DPI = str(sheets.DPI)
FAR_PT = 1.1 # two pixels, and a little: some programs put each letter on whole pixels


def rsvg(source, to, size):
    return ["rsvg-convert", "-w", size[0], "-h", size[1], "--background-color=white", source, "-o",
            to]


def page(source, size):
    html = source.with_suffix(".html")
    html.write_text(run.PAGE + run.inlined(source, *size))
    return html.as_uri()


def chromium(source, to, size):
    return ["chromium", *run.FLAGS, f"--user-data-dir={tempfile.mkdtemp(dir=to.parent)}",
            f"--screenshot={to}", f"--window-size={size[0]},{int(size[1]) + 200}",
            page(source, size)]


def firefox(source, to, size):
    return ["firefox-esr", "--headless", "--no-remote", "--profile",
            tempfile.mkdtemp(dir=to.parent), f"--window-size={size[0]},{size[1]}", "--screenshot",
            to, page(source, size)]


def inkscape(source, to, size):
    return ["inkscape", source, "--export-type=png", f"--export-filename={to}", "-w", size[0], "-h",
            size[1], "--export-background=white", "--export-background-opacity=1"]


def poppler(source, to, _):
    return ["pdftoppm", "-r", DPI, "-png", "-singlefile", source, to.with_suffix("")]


def mupdf(source, to, _):
    return ["mutool", "draw", "-q", "-r", DPI, "-o", to, source]


def ghostscript(source, to, _):
    return ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=png16m", "-dGraphicsAlphaBits=4",
            "-dTextAlphaBits=4", "-r" + DPI, "-o", to, source]


PROGRAMS = [("rsvg-convert", rsvg, ".svg"), ("chromium", chromium, ".svg"),
            ("firefox-esr", firefox, ".svg"), ("inkscape", inkscape, ".svg"),
            ("pdftoppm", poppler, ".pdf"), ("mutool", mupdf, ".pdf"), ("gs", ghostscript, ".pdf")]


def draw(corridor, figure):
    out = figure.parent / "out"
    subprocess.run([corridor, "render", figure.name, "-o", out, "-f", "png,svg,pdf", "-q"],
                   check=True, capture_output=True, cwd=figure.parent)
    return out / figure.stem


def seen_in(program, suffix, stem, size):
    to = stem.with_name(f"{stem.name}.{program.__name__}.png")
    command = [str(word) for word in program(stem.with_suffix(suffix), to, size)]
    subprocess.run(command, capture_output=True, timeout=300, cwd=stem.parent)
    return pictures.read(to) if to.exists() else None


def fitted(rows, like):
    """The rows with the size of others: programs round the size of a page up or down."""
    width = len(like[0])
    rows = [row[:width].ljust(width, b"\xff") for row in rows[:len(like)]]
    return rows + [b"\xff" * width] * (len(like) - len(rows))


def aside(drawn, seen):
    """How far boxes and middles of the ink are apart, in points."""
    if not drawn or not seen:
        return float("inf") if drawn else 0
    return max(abs(a - b) for one, other in zip(drawn[:2], seen[:2]) for a, b in
               zip(one, other)) * run.PT_PER_PX


def look(program, figure, cells, drawn, seen):
    offsets = [(aside(pictures.ink(pictures.part(drawn, cell)),
                      pictures.ink(pictures.part(seen, cell))), why) for why, cell in cells]
    share = pictures.differing(drawn, seen, run.STEPS) / len(drawn) / len(drawn[0])
    worst, why = max(offsets, default=(0, "no labels"))
    print(f"{program.__name__:12} {figure:16} worst {worst:5.2f} pt ({why}), "
          f"{share:.2%} of the pixels differ")
    far = [(offset, name) for offset, name in offsets if offset > FAR_PT]
    for offset, name in far:
        print(f"    {name}: {offset:.2f} pt")
    return not far


def look_at_all(name, program, suffix, drawn):
    if not shutil.which(name):
        print(f"missing: {name}")
        return False
    ok = True
    for stem, cells, figure in drawn:
        rows = pictures.read(stem.with_suffix(".png"))
        seen = seen_in(program, suffix, stem, (str(len(rows[0])), str(len(rows))))
        if seen is None:
            print(f"{name}: no picture of {figure}")
        ok = seen is not None and look(program, figure, cells, rows, fitted(seen, rows)) and ok
    return ok


def main(corridor):
    corridor = pathlib.Path(corridor).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        drawn = [(draw(corridor, figure), cells, str(figure.relative_to(folder)))
                 for figure, cells in sheets.write(folder)]
        ok = [look_at_all(*program, drawn) for program in PROGRAMS]
    return 0 if all(ok) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
