#!/usr/bin/env python3
"""How work ends that does not end by itself: at a limit, by a signal, for a file that somebody writes to.

usage: run.py CORRIDOR

Clocks are generous: what must not happen would never end.
"""
import contextlib
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 120
FIGURE = """version: 8
sources: {{d: {{type: geojson, data: {data}}}, l: {{type: geojson, data: large.geojson}}}}
layers:
  - {{id: d, type: circle, source: d, paint: {{circle-radius: {radius}}}}}
  - {{id: l, type: circle, source: l, paint: {{circle-radius: {radius}}}}}
corridor: {{alt: Points, sheet: {{width: 60mm, height: 60mm, dpi: {dpi}}}, parts: [], outputs: [png]}}
"""


def points(count, room=""):
    features = (f'{{"type":"Feature","properties":{{"n":{i}}},"geometry":'
                f'{{"type":"Point","coordinates":[{i % 200 / 10},{i // 200 / 10}]}}}}' for i in range(count))
    return '{"type":"FeatureCollection",' + room + '"features":[' + ",\n".join(features) + "]}"


def write(folder):
    """`slow` takes minutes, `quick` no time; `large` is long enough to be mapped."""
    cases = ", ".join(f'["==", ["get", "n"], {-i}], 1' for i in range(1, 4000))
    slow = f"[case, {cases}, 2]"
    (folder / "few.geojson").write_text(points(5))
    (folder / "many.geojson").write_text(points(100_000))
    (folder / "large.geojson").write_text(points(5, room=" " * 9_000_000))
    (folder / "line.geojson").write_text('{"type":"LineString","coordinates":[[0,0],[1,1]]}')
    (folder / "figures").mkdir()
    for name, data, radius, dpi in (("quick", "few", 2, 72), ("slow", "many", slow, 72), ("fine", "few", 2, 2400),
                                    ("huge", "few", 2, 2400)):
        large = "few" if name == "quick" else "large"
        text = FIGURE.format(data=f"../{data}.geojson", radius=radius, dpi=dpi).replace("large", f"../{large}")
        (folder / f"figures/{name}.yaml").write_text(text)


def run(corridor, folder, *words):
    return subprocess.run([corridor, *words], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)


def children_of(pid):
    return [int(word) for word in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid):
    with contextlib.suppress(OSError):
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    return False


def wait_for(what, holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE} s"
        time.sleep(0.002)


@contextlib.contextmanager
def started(corridor, folder, *words):
    process = subprocess.Popen([corridor, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True)
    try:
        yield process
    finally:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def left(folder):
    return sorted(p.name for p in (folder / "out").iterdir()) if (folder / "out").exists() else []


QUICK = ["quick.audit.json", "quick.png"]


def time_that_is_over_is_told_of_one_figure(corridor, folder):
    done = run(corridor, folder, "render", "figures/slow.yaml", "-o", "out", "--time-limit", "1")
    assert done.returncode == 75 and done.stdout == "", done
    assert done.stderr.startswith("figures/slow.yaml: error: not done after 1 s"), done.stderr
    assert done.stderr.count("error") == 1 and "--time-limit" in done.stderr and left(folder) == [], done.stderr


def time_that_is_over_is_that_of_one_figure_of_a_folder(corridor, folder):
    done = run(corridor, folder, "render", "figures/slow.yaml", "figures/quick.yaml", "-o", "out", "--time-limit", "2",
               "--diagnostics", "json")
    assert done.returncode == 75 and left(folder) == QUICK, done
    (said,) = json.JSONDecoder().raw_decode(done.stderr)[0]
    assert said["file"] == "figures/slow.yaml" and said["kind"] == "limit.exceeded", said


def time_that_is_over_is_told_by_each_command(corridor, folder):
    where = (folder / "figures/slow.yaml").read_text().split("circle-radius: [case, ")[1].split("]}")[0]
    where = '["==", 3, ["case", ' + where.rsplit(", 2", 1)[0] + ", 2]]"
    for words in (["lint", "figures/slow.yaml"], ["dump", "--stage=scene", "figures/slow.yaml"],
                  ["measure", "many.geojson", "--where", where]):
        done = run(corridor, folder, *words, "--time-limit", "1")
        assert done.returncode == 75, (words[0], done)
        assert "not done after 1 s" in (done.stdout if words[0] == "lint" else done.stderr), (words[0], done)


def lint_as_json_stays_one_array(corridor, folder):
    done = run(corridor, folder, "lint", "figures/quick.yaml", "figures/slow.yaml", "--json", "--time-limit", "2")
    said = json.loads(done.stdout)
    assert done.returncode == 75 and done.stderr == "", done
    assert [d["kind"] for d in said if d["severity"] == "error"] == ["limit.exceeded"], said
    assert {d["file"] for d in said} == {"figures/quick.yaml", "figures/slow.yaml"}, said


def limits_that_are_not_reached_change_nothing(corridor, folder):
    for limits in (["--time-limit", "1000", "--memory-limit", "20G"], ["--time-limit", "none", "--memory-limit", "0"]):
        for words in (["render", "figures/quick.yaml", "-o", "out"], ["lint", "figures/quick.yaml"],
                      ["style", "figures/quick.yaml"], ["dump", "--stage=plan", "figures/quick.yaml"],
                      ["measure", "line.geojson"], ["locate", "line.geojson", "--at", "1km"]):
            done = run(corridor, folder, *words, *limits)
            assert done.returncode == 0, (words, limits, done)


def memory_that_runs_out_is_told_of_its_figure(corridor, folder):
    if b"libasan" in subprocess.run(["ldd", corridor], capture_output=True).stdout:
        return  # a sanitizer needs more address space than there is
    done = run(corridor, folder, "render", "figures/huge.yaml", "-o", "out", "--memory-limit", "150M")
    assert done.returncode == 75 and left(folder) == [], done
    assert done.stderr.startswith("figures/huge.yaml: error: memory ran out: it may use 150 MiB"), done.stderr
    assert "--memory-limit" in done.stderr, done.stderr
    done = run(corridor, folder, "render", "figures/huge.yaml", "figures/quick.yaml", "-o", "out", "--memory-limit",
               "150M")
    assert done.returncode == 75 and left(folder) == QUICK, (done, left(folder))
    assert "figures/huge.yaml: error: memory ran out" in done.stderr, done.stderr


def what_asks_the_program_to_end_ends_its_children(corridor, folder):
    for sent in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with started(corridor, folder, "render", "figures/slow.yaml", "figures/huge.yaml", "-o", "out", "-j2") as process:
            wait_for("two children", lambda: len(children_of(process.pid)) == 2 or process.poll() is not None)
            children = children_of(process.pid)
            process.send_signal(sent)
            assert process.wait(PATIENCE) == -sent, process.returncode
            assert not any(map(is_alive, children)), sent
    assert not [name for name in left(folder) if name.endswith(".tmp")], left(folder)


def children_die_with_the_program(corridor, folder):
    with started(corridor, folder, "render", "figures/slow.yaml", "figures/quick.yaml", "-o", "out", "-j2") as process:
        wait_for("children", lambda: children_of(process.pid))
        children = children_of(process.pid)
        process.kill()
        process.wait()
        wait_for("the end of the children", lambda: not any(map(is_alive, children)))


def a_worker_that_is_killed_is_named_and_the_rest_goes_on(corridor, folder):
    with started(corridor, folder, "render", "figures/slow.yaml", "figures/quick.yaml", "-o", "out", "-j1") as process:
        wait_for("a child", lambda: children_of(process.pid))
        os.kill(children_of(process.pid)[0], signal.SIGKILL)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 75 and left(folder) == QUICK, (process.returncode, said, left(folder))
    assert said.startswith("figures/slow.yaml: error: ") and "signal 9" in said, said


def while_it_reads(corridor, folder, change):
    """The exit code and messages of a figure whose files change as soon as the second is open."""
    with started(corridor, folder, "render", "figures/fine.yaml", "-o", "out") as process:
        maps = pathlib.Path(f"/proc/{process.pid}/maps")
        wait_for("the second file", lambda: "large.geojson" in maps.read_text() or process.poll() is not None)
        process.send_signal(signal.SIGSTOP)
        change()
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def an_input_that_is_replaced_is_hashed_as_it_was_read(corridor, folder):
    before = hashlib.sha256((folder / "few.geojson").read_bytes()).hexdigest()

    def replace():
        (folder / "new").write_text(points(6))
        os.rename(folder / "new", folder / "few.geojson")

    code, said = while_it_reads(corridor, folder, replace)
    assert code == 0, (code, said)
    audit = json.loads((folder / "out/fine.audit.json").read_text())
    assert [i["sha256"] for i in audit["inputs"] if i["path"].endswith("few.geojson")] == [before], audit["inputs"]


def an_input_that_is_written_to_is_an_error(corridor, folder):
    for change in (lambda: os.truncate(folder / "large.geojson", 4096),
                   lambda: (folder / "large.geojson").write_text(points(7, room=" " * 9_000_000))):
        code, said = while_it_reads(corridor, folder, change)
        # Half of one text and half of another may also be found faulty.
        assert (code == 75 and "[io.changed]" in said) or (code == 1 and "large.geojson" in said), (code, said)
        assert left(folder) == [], left(folder)
        (folder / "large.geojson").write_text(points(5, room=" " * 9_000_000))


def main():
    corridor = str(pathlib.Path(sys.argv[1]).resolve())
    tests = [time_that_is_over_is_told_of_one_figure, time_that_is_over_is_that_of_one_figure_of_a_folder,
             time_that_is_over_is_told_by_each_command, lint_as_json_stays_one_array,
             limits_that_are_not_reached_change_nothing, memory_that_runs_out_is_told_of_its_figure,
             what_asks_the_program_to_end_ends_its_children, children_die_with_the_program,
             a_worker_that_is_killed_is_named_and_the_rest_goes_on, an_input_that_is_replaced_is_hashed_as_it_was_read,
             an_input_that_is_written_to_is_an_error]
    for test in tests:
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            write(folder)
            start = time.monotonic()
            test(corridor, folder)
            print(f"passed {test.__name__}: {time.monotonic() - start:.1f} s", flush=True)


main()
