#!/usr/bin/env python3
"""Looks at SVGs in a browser: their texts stand where they stand in the PNG, and several of them may
stand in one page.

usage: run.py CORRIDOR

All SVGs are put into one page, so the browser is started once. For each label the ink's box and its
middle are compared with the PNG's, and the share of its pixels that differ; of each figure the same
share.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import pictures
import sheets

PT_PER_PX = 72 / sheets.DPI
BOX_PT = 0.5       # a pixel
MIDDLE_PT = 0.3    # browsers put baselines on whole pixels: half a pixel, and a little
SHARE_OF_INK = 0.5 # letters half a pixel aside differ by a third; in another place, by all
SHARE_OF_SHEET = 0.01
STEPS = 96

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-crash-reporter",
         "--hide-scrollbars", "--force-device-scale-factor=1"]
PAGE = """<!doctype html><meta charset="utf-8">
<style>html,body{margin:0;background:#fff}svg{display:block}</style>
"""


def draw(corridor, figure):
    """Paths of the SVG and the PNG."""
    out = figure.parent / "out"
    done = subprocess.run([corridor, "render", figure.name, "-o", out, "-f", "png,svg", "-q"],
                          capture_output=True, text=True, cwd=figure.parent)
    if done.returncode:
        sys.exit(f"{figure.name}: {done.stderr}")
    return out / (figure.stem + ".svg"), out / (figure.stem + ".png")


def photograph(folder, page, width, height):
    """The page in the browser, as a file; it may be larger than asked for."""
    shot = folder / "shot.png"
    html = folder / "page.html"
    html.write_text(page)
    for browser in BROWSERS:
        with tempfile.TemporaryDirectory() as profile:
            try:
                done = subprocess.run(
                    [browser, *FLAGS, f"--user-data-dir={profile}", f"--screenshot={shot}",
                     f"--window-size={width},{height}", html.as_uri()],
                    capture_output=True, text=True, errors="replace", timeout=240)
            except FileNotFoundError:
                continue
            except subprocess.TimeoutExpired:
                sys.exit(f"{browser} took longer than four minutes")
        if not shot.exists():
            sys.exit(f"{browser} made no picture:\n{done.stderr[-2000:]}")
        return shot
    sys.exit("there is no Chromium: run script/install-packages")


def inlined(svg, width, height):
    """The element as it stands in a page, a pixel of the PNG to a pixel of the page."""
    text = svg.read_text()
    element = text[text.index("<svg"):]
    return re.sub(r' width="[^"]*" height="[^"]*"', f' width="{width}" height="{height}"', element,
                  count=1)


def label_faults(why, drawn, seen):
    if not drawn or not seen:
        return [f"{why}: no ink in the {'PNG' if seen else 'browser'}"]
    aside = max(abs(a - b) for a, b in zip(drawn[0], seen[0])) * PT_PER_PX
    moved = max(abs(a - b) for a, b in zip(drawn[1], seen[1])) * PT_PER_PX
    faults = []
    if aside > BOX_PT:
        faults.append(f"{why}: its box is {aside:.2f} pt off")
    if moved > MIDDLE_PT:
        faults.append(f"{why}: its middle is {moved:.2f} pt off")
    return faults


def sheet_faults(cells, drawn, seen):
    faults, size = [], len(drawn) * len(drawn[0])
    share = pictures.differing(drawn, seen, STEPS) / size
    if share > SHARE_OF_SHEET:
        faults.append(f"{share:.1%} of its pixels differ")
    for why, cell in cells:
        one, other = pictures.part(drawn, cell), pictures.part(seen, cell)
        drawn_ink, seen_ink = pictures.ink(one), pictures.ink(other)
        faults += label_faults(why, drawn_ink, seen_ink)
        if drawn_ink:
            share = pictures.differing(one, other, STEPS) / drawn_ink[2]
            if share > SHARE_OF_INK:
                faults.append(f"{why}: {share:.0%} of its ink differs")
    return faults


def id_faults(svgs):
    """Ids that two of them share."""
    seen, faults = set(), []
    for svg in svgs:
        ids = set(re.findall(r'\bid="([^"]*)"', svg.read_text()))
        faults += [f"{svg}: the id {one} is another figure's, too" for one in sorted(ids & seen)]
        seen |= ids
    return faults


def compare(folder, drawn, shot):
    faults, passed, top = [], 0, 0
    seen = pictures.read(shot)
    for figure, cells, rows in drawn:
        part = [row[:len(rows[0])] for row in seen[top:top + len(rows)]]
        here = sheet_faults(cells, rows, part)
        top += len(rows)
        passed += not here
        faults += [f"{figure.relative_to(folder)}: {fault}" for fault in here]
    return faults, passed


def main(corridor):
    corridor = pathlib.Path(corridor).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        drawn, svgs, page = [], [], PAGE
        for figure, cells in sheets.write(folder):
            svg, png = draw(corridor, figure)
            rows = pictures.read(png)
            drawn.append((figure, cells, rows))
            svgs.append(svg)
            page += inlined(svg, len(rows[0]), len(rows))
        width = max(len(rows[0]) for _, _, rows in drawn)
        height = sum(len(rows) for _, _, rows in drawn)
        shot = photograph(folder, page, width, height + 200) # some browsers keep room for a bar
        faults, passed = compare(folder, drawn, shot)
        shared = id_faults(svgs)
    for fault in faults + shared:
        print(fault)
    failed = len(drawn) - passed + bool(shared)
    print(f"{passed + (not shared)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
