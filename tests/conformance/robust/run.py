#!/usr/bin/env python3
"""Draws every file of a corpus of hostile figure files and layers, and holds each run to five rules.

usage: run.py CORRIDOR FOLDER [--show N] [--only PATTERN]

FOLDER holds manifest.tsv (path, source, expectation). A run ends with 0 or 1 within 20 seconds; a run
that fails names the file and leaves no output; one that succeeds leaves a complete PNG and SVG; a file
whose expectation is an error fails, or at least warns; one that is good is drawn; two runs agree.
--show N prints the messages of N files, spread over the corpus.
"""
import concurrent.futures
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

MEMORY = 2_000_000 * 1024
SUSPICIOUS = re.compile(r"\(null\)|%s|0x[0-9a-f]{6,}|''")
# Planar test geometry is no GeoJSON: RFC 7946 has degrees of longitude and latitude only.
NOT_LONLAT = re.compile(r"(latitude|longitude) \S+ is outside")
STYLE_FOLDERS = ("json", "yaml-src", "fuzz-json")

FIGURE = """version: 8
sources: {{data: {{type: geojson, data: "{path}"}}}}
layers:
  - {{id: areas, type: fill, source: data, paint: {{fill-color: "#dfe6d6"}}}}
  - {{id: lines, type: line, source: data}}
  - {{id: points, type: circle, source: data}}
corridor: {{sheet: {{width: 60mm, height: 40mm, margin: 4mm, dpi: 72}}, parts: []}}
"""


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def draw(corridor, figure, folder):
    try:
        done = subprocess.run([corridor, "render", figure, "-o", folder, "-f", "png,svg", "-q"],
                              capture_output=True, timeout=20,
                              preexec_fn=limit if "build/dev" not in corridor else None)
    except subprocess.TimeoutExpired:
        return 124, "", {}
    files = {p.suffix: p.read_bytes() for p in pathlib.Path(folder).iterdir()}
    return done.returncode, done.stderr.decode(errors="replace"), files


def is_complete(files):
    try:
        xml.etree.ElementTree.fromstring(files[".svg"])
    except (KeyError, xml.etree.ElementTree.ParseError):
        return False
    return files.get(".png", b"")[-8:-4] == b"IEND"


def faults(path, expectation, code, message, files):
    if code not in (0, 1):
        yield f"exit code {code}"
    if code and files:
        yield f"left {sorted(files)} behind"
    if code and path.name not in message:
        yield "its message does not name the file"
    if code and not re.search(rf"({re.escape(path.name)}|figure\.yaml):\d+:\d+: error", message):
        yield "its message has no line and column"
    if SUSPICIOUS.search(message):
        yield f"a suspicious message: {SUSPICIOUS.search(message).group()}"
    if not code and not is_complete(files):
        yield "an incomplete output"
    if expectation in ("error-or-warning", "syntax-error") and not code and "warning" not in message:
        yield "drawn without a word"
    if expectation == "ok" and code and not NOT_LONLAT.search(message):
        yield f"refused: {message.splitlines()[0] if message else ''}"


def run(corridor, folder, name, expectation):
    path = folder / name
    as_style = name.split("/")[0] in STYLE_FOLDERS
    with tempfile.TemporaryDirectory() as scratch:
        outs = [pathlib.Path(scratch) / n for n in ("one", "two")]
        for out in outs:
            out.mkdir()
        figure = str(path)
        if not as_style:
            figure = f"{scratch}/figure.yaml"
            pathlib.Path(figure).write_text(FIGURE.format(path=path))
        first = draw(corridor, figure, str(outs[0]))
        again = draw(corridor, figure, str(outs[1]))
    if as_style and expectation in ("ok", "syntax-ok"):
        expectation = "no-crash"  # good JSON, but no figure
    found = list(faults(path, expectation, *first))
    if first != again:
        found.append("two runs differ")
    return name, first[0], first[1], found


def main():
    corridor, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    if not (folder / "manifest.tsv").exists():
        print(f"{folder}: no manifest.tsv: the corpus is missing")
        return 1
    options = dict(zip(sys.argv[3::2], sys.argv[4::2]))
    rows = [line.split("\t") for line in (folder / "manifest.tsv").read_text().splitlines()
            if not line.startswith("#")]
    rows = [r for r in rows if re.search(options.get("--only", ""), r[0])]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda r: run(corridor, folder, r[0], r[2]), rows))
    show = int(options.get("--show", 0))
    told = [r for r in results if r[2].strip() and r[1]]
    for name, code, message, _ in told[::max(1, len(told) // show)][:show] if show else []:
        print(f"--- {name} (exit {code})\n{message.rstrip()}")
    for name, code, _, found in results:
        if found:
            print(f"{name}: exit {code}: {'; '.join(found)}")
    failed = sum(bool(found) for *_, found in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
