"""Measure the studio as a page meets it: a server of its own, asked over a socket.

    python bench/studio.py [--out FILE] [--scenes N] [--moves N] [--address URL]

- first: seconds from starting the process to the page, to the catalogue, and to a scene's odds.
- slider: seconds from a moved number to the odds, over the scenes of the catalogue, by one page that drags one slider after
  the other (aim: 0.02 at the 95th percentile); `first` of each drag alone, and `opened`, the odds that the page asks for before
  anything is moved; the story after each drag; verdict and why after the last (aim: 2). `processor`: the seconds of the
  processor that all processes of the studio take for a move, in the mean.
- beside: the same for a second page, asked while a first one's long job runs (aim: 0.5 at the 95th percentile), and
  while several pages ask for quick work that proves long.
- stories: a scene with 2,000 stories and more: its first view, and parts of its tree.

Writes JSON with the environment in its head. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import itertools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LONG = {
    "scene": "film/casablanca",
    "x": {"number": "mercy(Ilsa)", "steps": 41},
    "y": {"number": "prize(Ilsa, Rick)", "steps": 41},
}

# Seven turns of three open deeds each: 2,187 stories.
MANY = """
title "Many stories";
entity Ann : character;
entity Ben : character;
property given(c : character) : number;
property kind(c : character) : boolean;
given(Ann) = 0; given(Ben) = 0;
kind(Ann); kind(Ben);
openly believes(Ann, kind(Ben) = {True: 0.5, False: 0.5});
action give(c : character) { precondition: True; effect: given(c) = given(c) + 1; consenting: c; cost(c): if(kind(c)) 0 else 1; }
action keep(c : character) { precondition: True; effect: given(c) = given(c); consenting: c; }
action take(c : character) { precondition: True; effect: given(c) = given(c) - 1; consenting: c; cost(c): if(kind(c)) 1 else 0; }
reason plenty(c : character): 0 - given(c);
turns: Ann, Ben, Ann, Ben, Ann, Ben, Ann;
mind Ann { depth: 0; precision: 1; }
mind Ben { depth: 0; precision: 1; }
"""


class Page:
    """A page: a client with a name and a connection of its own, which times what it asks."""

    def __init__(self, address: str, name: str) -> None:
        place = urlsplit(address)
        self._connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=120)
        self._name = name

    def ask(self, kind: str, body: dict[str, Any] | None = None, key: str = "") -> tuple[float, int, Any]:
        """Return the seconds that an answer took, its bytes, and what it holds."""
        headers = {"Forbear-Client": self._name, "Content-Type": "application/json"}
        if key:
            headers["Forbear-Key"] = key
        started = time.perf_counter()
        if body is None:
            self._connection.request("GET", kind, headers=headers)
        else:
            self._connection.request("POST", f"/api/{kind}", json.dumps(body), headers)
        answer = self._connection.getresponse()
        data = answer.read()
        seconds = time.perf_counter() - started
        found = json.loads(data) if "json" in answer.headers["content-type"] else None
        return seconds, len(data), found


def spread(times: list[float]) -> dict[str, float]:
    """Return the median, the 95th percentile and the worst of some seconds."""
    ranked = sorted(times)
    at = ranked[min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))]
    return {"median": statistics.median(ranked), "p95": at, "worst": ranked[-1], "count": len(ranked)}


def start() -> tuple[subprocess.Popen[str], str]:
    """Start a studio; return it with its address."""
    command = [
        sys.executable,
        "-c",
        "from forbear.cli.main import main; main()",
        "studio",
        "--no-browser",
        "--port",
        "0",
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    return process, found[0]


def first() -> dict[str, float]:
    """Time a start: to the page, to the catalogue, to the odds of a scene, each from the start of the process."""
    began = time.perf_counter()
    process, address = start()
    found = {"listening": time.perf_counter() - began}
    page = Page(address, "first")
    for name, kind, body in (
        ("page", "/", None),
        ("catalogue", "/api/catalogue", None),
        ("scene", "scene", {"scene": "film/casablanca"}),
        ("odds", "run", {"scene": "film/casablanca"}),
    ):
        page.ask(kind, body)
        found[name] = time.perf_counter() - began
    process.kill()
    process.wait()
    return found


def processor(number: int) -> float:
    """Return the seconds of the processor that a process and its children have used so far, by Linux; 0 elsewhere."""
    ticks = 0
    for one in (number, *children(number)):
        with contextlib.suppress(OSError):
            ticks += sum(
                map(int, Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13])
            )
    return ticks / os.sysconf("SC_CLK_TCK")


def children(number: int) -> list[int]:
    """Return the processes that a process has started and that are there still."""
    with contextlib.suppress(OSError):
        return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split()]
    return []


def moves(page: Page, scene: str, count: int, drag: int) -> Iterator[dict[str, Any]]:
    """Open a scene as the page does, and yield requests that move its own numbers, one after the other, across their ranges.
    drag: so many moves of one before the next."""
    _, _, parts = page.ask("scene", {"scene": scene, "free": True})
    page.ask("run", {"scene": scene, "free": True, "most": 1, "sections": ["story", "outcomes"]}, "run")
    own = [n for n in parts["numbers"] if n["written"] and n["group"] in ("fact", "credence") and n["now"] is not None]
    for step, number in zip(range(count), itertools.cycle(n for n in own for _ in range(drag)), strict=False):
        share = (step * 0.37) % 1
        amount = number["low"] + share * (number["high"] - number["low"])
        yield {"scene": scene, "numbers": {number["name"]: amount}, "free": True}


def slider(address: str, number: int, scenes: list[str], count: int, drag: int) -> dict[str, Any]:
    """Time moved numbers over some scenes, and verdict and why after the last. number: of the studio's process."""
    page = Page(address, "slider")
    every, first, story, why, verdict, slow, opened, used = [], [], [], [], [], [], [], 0.0
    for scene in scenes:
        times = []
        page.ask("scene", {"scene": scene, "free": True})
        opened.append(page.ask("outcomes", {"scene": scene, "free": True}, "outcomes")[0])
        for step, body in enumerate(moves(page, scene, count, drag)):
            before = processor(number)
            seconds, _, _ = page.ask("outcomes", body, "outcomes")
            used += processor(number) - before
            times.append(seconds)
            if step % drag == 0:
                first.append(seconds)
            if step % drag == drag - 1:
                story.append(page.ask("run", {**body, "most": 1, "sections": ["story"]}, "run")[0])
        every += times
        slow.append((spread(times)["p95"], scene))
        why.append(page.ask("why", {"scene": scene})[0])
        verdict.append(page.ask("verdict", {"scene": scene})[0])
    return {
        "redraw": spread(every),
        "first": spread(first),
        "opened": spread(opened),
        "processor": used / len(every),
        "story": spread(story or every),
        "why": spread(why),
        "verdict": spread(verdict),
        "slowest": [{"scene": scene, "p95": p95} for p95, scene in sorted(slow, reverse=True)[:5]],
    }


def beside(address: str, count: int, kind: str, body: dict[str, Any], clients: int) -> dict[str, Any]:
    """Time one page's moved numbers while others have long work going on."""
    over = threading.Event()

    def keep_busy(number: int) -> None:
        other = Page(address, f"busy-{number}")
        while not over.is_set():
            other.ask(kind, body)

    others = [threading.Thread(target=keep_busy, args=(number,), daemon=True) for number in range(clients)]
    for other in others:
        other.start()
    time.sleep(1.5)
    page = Page(address, "beside")
    times = [page.ask("outcomes", one, "outcomes")[0] for one in moves(page, "film/casablanca", count, 25)]
    over.set()
    return spread(times)


def stories(address: str) -> dict[str, Any]:
    """Time a scene of many stories: its first view, a page of its stories, and parts of its tree."""
    page = Page(address, "stories")
    run, size, found = page.ask("run", {"text": MANY})
    later = [page.ask("run", {"text": MANY, "first": 100 * n})[0] for n in range(1, 4)]
    opened, _, part = page.ask("tree", {"text": MANY, "levels": 9})
    deeper = [page.ask("tree", {"text": MANY, "events": events, "levels": 2})[0] for events in part["cut"][:30]]
    return {
        "stories": found["listed"]["of"],
        "run": run,
        "run_bytes": size,
        "page_of_stories": spread(later),
        "tree": opened,
        "part_of_tree": spread(deeper),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the studio.")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scenes", type=int, default=12, help="so many scenes of the catalogue")
    parser.add_argument("--only", help="measure one thing alone, such as slider")
    parser.add_argument("--moves", type=int, default=30, help="so many moves of a slider in each")
    parser.add_argument("--drag", type=int, default=25, help="so many moves of one slider before the next")
    options = parser.parse_args()
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "first": first(),
    }
    process, address = start()
    try:
        _, _, listed = Page(address, "list").ask("/api/catalogue")
        names = [entry["name"] for entry in listed["scenes"]]
        every = max(1, len(names) // options.scenes)
        for name, measure in (
            (
                "slider",
                lambda: slider(address, process.pid, names[::every][: options.scenes], options.moves, options.drag),
            ),
            ("beside_one_long_job", lambda: beside(address, options.moves, "heat", LONG, 1)),
            ("beside_slow_quick_jobs", lambda: beside(address, options.moves, "run", {"text": MANY, "most": 5000}, 3)),
            ("stories", lambda: stories(address)),
        ):
            if options.only not in (None, name):
                continue
            found[name] = measure()
            print(name, json.dumps(found[name]), file=sys.stderr, flush=True)
    finally:
        process.kill()
        process.wait()
    told = json.dumps(found, indent=1)
    print(told)
    if options.out is not None:
        options.out.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
