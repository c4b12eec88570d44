"""Measure the studio's page in a headless chromium: the first view, from slider to redraw, a tree of 2,048 stories.

    python bench/page.py [--out FILE] [--moves N]

Milliseconds as the page itself sees them, with what chromium takes to draw. Nothing here is a test: the tests of the page
(tests/browser) lend their driver, and look at what the page does, not at how fast.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "browser"))
from driving import Browser, chromium_is_missing  # noqa: E402

ARGUMENT = HERE.parent / "tests" / "browser" / "cases" / "argument.story"

FIRST_VIEW = """
const done = arguments[0];
const look = () => document.querySelector(".folder h2")
  ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
  : requestAnimationFrame(look);
look();
"""

SLIDER = """
const [moves, done] = arguments;
const slider = document.querySelector(".slider input[type=range]");
const times = [];
const stale = () => document.querySelector(".bench-outcomes .stale");
const shown = () => document.querySelector(".bench-outcomes").innerText;
const next = (number) => {
  if (number === moves) return done(times);
  const before = shown();
  slider.value = ((number * 7) % 120) / 5; // each value once: an answer that is remembered would be no measure
  const since = performance.now();
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  let isAsked = false;
  const look = () => {
    isAsked ||= Boolean(stale()) || shown() !== before;
    if (isAsked && !stale()) { times.push(performance.now() - since); setTimeout(() => next(number + 1), 60); }
    else if (!isAsked && performance.now() - since > 3000) next(number + 1); // the same odds, too fast to be seen to come
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
next(0);
"""

TREE = """
const done = arguments[0];
const tree = document.querySelector("[role=tree]");
const gaps = [];
let last = performance.now();
let isOn = true;
const frame = (now) => { gaps.push(now - last); last = now; if (isOn) requestAnimationFrame(frame); };
requestAnimationFrame(frame);
tree.focus();
const keys = ["Home", "ArrowRight", "Enter", "ArrowRight", "ArrowDown", "Enter", "ArrowRight", "Enter", "ArrowRight", "ArrowLeft"];
const press = (number) => {
  if (number === 60) { isOn = false; return done({gaps: gaps.slice(2), elements: document.querySelectorAll(".tree *").length}); }
  if (number % 20 === 19) document.querySelector(".tree-tools button").click();
  else tree.dispatchEvent(new KeyboardEvent("keydown", {key: keys[number % keys.length], bubbles: true}));
  setTimeout(() => press(number + 1), 40);
};
press(0);
"""


def spread(times: list[float]) -> dict[str, float]:
    """Return the median, the 95th of a hundred, and the worst."""
    ordered = sorted(times)
    return {
        "median": statistics.median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
        "worst": ordered[-1],
    }


def measured(page: Browser, moves: int) -> dict[str, Any]:
    """Return all figures, in milliseconds."""
    page.driver.set_script_timeout(300)
    views = []
    for _ in range(7):
        page.open()
        views.append(page.driver.execute_async_script(FIRST_VIEW))
    page.open("#/what-if/film/casablanca")
    page.says("mercy(Ilsa)")
    page.until("the odds", lambda: page.all(".bench-outcomes .outcomes"))
    slider = page.driver.execute_async_script(SLIDER, moves)
    page.open("#/story/file:argument.story")
    page.until("the tree", lambda: page.all("[role=tree]"), 120)
    tree = page.driver.execute_async_script(TREE)
    return {
        "first_view": spread(views),
        "slider_to_redraw": spread(slider),
        "tree_of_2048": {"frame": spread(tree["gaps"]), "elements": tree["elements"]},
    }


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--moves", type=int, default=60)
    options = parser.parse_args()
    missing = chromium_is_missing()
    if missing:
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "stories"
        folder.mkdir()
        shutil.copy(ARGUMENT, folder)
        forbear = str(Path(sys.executable).with_name("forbear"))
        command = [forbear, "studio", "--port", "0", "--no-browser", "--folder", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            page = Browser(process.stdout.readline().split()[-1].rstrip("/"), Path(made))
            try:
                page.begin()
                found = measured(page, options.moves)
            finally:
                page.quit()
                process.terminate()
    environment = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
    }
    text = json.dumps({"environment": environment, **found}, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
