#!/usr/bin/env python3
"""Installs into an empty folder, then uses what is there as a stranger would: the command from
another folder, the library through pkg-config and through CMake.

usage: run.py CMAKE BUILD_FOLDER COMPILER [FLAGS...]
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = """{"type": "Feature", "properties": {"name": "x"},
 "geometry": {"type": "LineString", "coordinates": [[46.1, 38.9], [46.4, 39.1]]}}
"""
# The line's middle in degrees lies on the square's side. The numbers are those of GeodSolve.
# Two boxes that overlap: the line lies in both for a while, and counts once.
AREAS = """{"type": "Feature", "properties": {"name": "West"}, "geometry": {"type": "MultiPolygon",
 "coordinates": [[[[46, 38], [46.2, 38], [46.2, 40], [46, 40], [46, 38]]],
                 [[[46.15, 38], [46.25, 38], [46.25, 40], [46.15, 40], [46.15, 38]]]]}}
"""
MEASURED = """West 17097.4
outside 17083.7
0.0 46.10000 38.90000
20000.0 46.27533 39.01712
34181.1 46.40000 39.10000
"""
EXPECTED = ["bin/corridor", "include/corridor.h", "share/man/man1/corridor.1",
            "share/corridor/styles/base.yaml", "share/corridor/styles/figure.schema.json"]


def run(*words, **options):
    result = subprocess.run([str(word) for word in words], text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, **options)
    if result.returncode:
        sys.exit(f"{shlex.join(map(str, words))} gave {result.returncode}:\n{result.stdout}")
    return result.stdout


def one(folder, pattern):
    found = sorted(folder.rglob(pattern))
    if len(found) != 1:
        sys.exit(f"{pattern} is installed {len(found)} times")
    return found[0]


def check_product(build):
    """What script/render and script/install build is all that is installed: no step of the
    installation asks for a file that `product` does not make."""
    query = run("ninja", "-C", build, "-t", "query", "product").split("outputs:")[0]
    made = {line.lstrip(" |") for line in query.splitlines()}
    installed = re.findall(r'FILES "([^"]+)"', (pathlib.Path(build) / "cmake_install.cmake").read_text())
    rules = run("ninja", "-C", build, "-t", "targets", "all")
    for path in installed:
        name = os.path.relpath(path, build)
        if re.search(f"^{re.escape(name)}: (?!phony)", rules, re.M) and name not in made:
            sys.exit(f"'product' does not make {name}, which is installed")
    for script in ("render", "install"):
        if "--target product\n" not in (ROOT / "script" / script).read_text():
            sys.exit(f"script/{script} does not build all that is installed")


def check_command(prefix, work):
    """The command, from another folder: data as it is, the figure to begin from, the shared base."""
    (work / "line.geojson").write_text(DATA)
    command = prefix / "bin/corridor"
    run(command, "render", "line.geojson", "-f", "svg", "-o", "by-command", cwd=work)
    one(work / "by-command", "*.svg")
    figure = run(command, "style", "line.geojson", cwd=work)
    (work / "line.yaml").write_text(figure + "corridor: {extends: base.yaml}\n")
    run(command, "render", "line.yaml", "-f", "pdf", "-o", "by-command", cwd=work)
    one(work / "by-command", "line.pdf")


def check_consumer(program, prefix, work, folder):
    paths = dict(os.environ, LD_LIBRARY_PATH=str(one(prefix, "corridor.pc").parent.parent))
    run(program, "line.geojson", folder, cwd=work, env=paths)
    one(work / folder, "*.svg")


def check_readme_program(prefix, work, compiler, flags):
    """The program in the README measures a file."""
    readme = (ROOT / "README.md").read_text()
    programs = re.findall(r"^```c\n(.*?)^```$", readme, re.M | re.S)
    if len(programs) != 1:
        sys.exit(f"the README has {len(programs)} C programs")
    (work / "measure.c").write_text(programs[0])
    library = one(prefix, "corridor.pc").parent
    words = run("pkg-config", "--cflags", "--libs", "corridor",
                env=dict(os.environ, PKG_CONFIG_PATH=str(library))).split()
    run(compiler, *flags, "-Wall", "-Werror", work / "measure.c", "-o", work / "measure", *words)
    told = run(work / "measure", "line.geojson", cwd=work,
               env=dict(os.environ, LD_LIBRARY_PATH=str(library.parent)))
    if not told.endswith("34.181 km  x\n"):
        sys.exit(f"the README's program says: {told}")


def check_measuring(prefix, work, compiler, flags):
    """The functions that measure, by somebody else's program."""
    library = one(prefix, "corridor.pc").parent
    words = run("pkg-config", "--cflags", "--libs", "corridor",
                env=dict(os.environ, PKG_CONFIG_PATH=str(library))).split()
    run(compiler, *flags, "-Wall", "-Werror", HERE / "consumer/measure.c", "-o", work / "shares", *words)
    (work / "areas.geojson").write_text(AREAS)
    told = run(work / "shares", "line.geojson", "areas.geojson", cwd=work,
               env=dict(os.environ, LD_LIBRARY_PATH=str(library.parent)))
    if told != MEASURED:
        sys.exit(f"the measuring program says: {told}")


def check_pkg_config(prefix, work, compiler, flags):
    paths = dict(os.environ, PKG_CONFIG_PATH=str(one(prefix, "corridor.pc").parent))
    words = run("pkg-config", "--cflags", "--libs", "corridor", env=paths).split()
    program = work / "by-pkg-config"
    run(compiler, *flags, HERE / "consumer/consumer.c", "-o", program, *words)
    check_consumer(program, prefix, work, "from-pkg-config")


def check_cmake(cmake, prefix, work, compiler, flags):
    build = work / "by-cmake"
    run(cmake, "-S", HERE / "consumer", "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_C_COMPILER={compiler}", f"-DCMAKE_C_FLAGS={' '.join(flags)}")
    run(cmake, "--build", build)
    check_consumer(build / "consumer", prefix, work, "from-cmake")


def main():
    cmake, build, compiler, *flags = sys.argv[1:]
    check_product(build)
    with tempfile.TemporaryDirectory() as folder:
        prefix, work = pathlib.Path(folder) / "prefix", pathlib.Path(folder) / "work"
        work.mkdir()
        run(cmake, "--install", build, "--prefix", prefix)
        missing = [name for name in EXPECTED if not (prefix / name).exists()]
        if missing:
            sys.exit(f"not installed: {', '.join(missing)}")
        check_command(prefix, work)
        check_pkg_config(prefix, work, compiler, flags)
        check_readme_program(prefix, work, compiler, flags)
        check_measuring(prefix, work, compiler, flags)
        check_cmake(cmake, prefix, work, compiler, flags)
    print("installed, and used in three ways")


main()
