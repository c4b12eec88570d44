"""Measure how planning grows: problems made here, larger each time, in the processor's seconds and in megabytes.

    python bench/growth.py [--only WORD] [--seconds N] [--against PYTHON] [--times N] [--out FILE.md]

Each problem is a process of its own, from the interpreter's start to the story. `--against` takes the Python of another
installation (of an earlier version, say), runs each problem there too, the two by turns, and tells the ratio; where a
machine is shared only the ratio says much. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HEIST = Path(__file__).resolve().parents[1] / "examples" / "problems" / "long-heist.story"


class Case(NamedTuple):
    """A problem, and what is asked of it; `given`: a story to check."""

    text: str
    options: tuple[str, ...]
    given: str | None = None


def entities(prefix: str, count: int, kind: str) -> str:
    """Return the lines that declare so many."""
    return "\n".join(f"entity {prefix}{number} : {kind};" for number in range(count))


WALK = """
action walk(c : character, from : place, to : place) {
    precondition: at(c) == from & from != to; effect: at(c) = to; consenting: c;
    observing(o : character): at(o) == from | at(o) == to;
};
"""


def barter(count: int) -> Case:
    """Everybody has a thing and wants another's; the author wants every one of a chain to get theirs."""
    last = " & ".join(f"holder(I{n}) == P{n + 1}" for n in range(count))
    wishes = "\n".join(
        f"utility(P{n}): if(holder(I{n - 1 if n else count}) == P{n}) 1 else 0;" for n in range(count + 1)
    )
    text = f"""
type item;
{entities("P", count + 1, "character")}
{entities("I", count + 1, "item")}
property holder(i : item) : character;
{" ".join(f"holder(I{n}) = P{n};" for n in range(count + 1))}
action trade(a : character, b : character, x : item, y : item) {{
    precondition: a != b & x != y & holder(x) == a & holder(y) == b;
    effect: holder(x) = b & holder(y) = a; consenting: a, b; observing(o : character): True;
}};
utility(): if(holder(I{count}) == P0 & {last}) 1 else 0;
{wishes}
"""
    return Case(text, ("-atl", str(count + 2), "-ctl", str(count + 2)))


def town(count: int) -> Case:
    """People in places of their own, some of whom do not know where others are; the last wants the purse of the first."""
    blind = "\n".join(
        f"openly believes(P{i}, at(P{j}) = ?);"
        for i in range(count)
        for j in range(count)
        if i != j and (i + j) % 3 == 0
    )
    text = f"""
type place;
{entities("P", count, "character")}
{entities("L", count, "place")}
property at(c : character) : place;
property has(c : character) : boolean;
{" ".join(f"at(P{n}) = L{n};" for n in range(count))}
has(P0);
{blind}
{WALK}
action tell(c : character, to : character, who : character, where : place) {{
    precondition: c != to & who != c & who != to & at(c) == at(to) & at(who) == where;
    effect: believes(to, at(who) = where); consenting: c; observing(o : character): o == c | o == to;
}};
action steal(c : character, from : character) {{
    precondition: c != from & at(c) == at(from) & has(from);
    effect: has(c) & !has(from); consenting: c; observing(o : character): at(o) == at(c);
}};
utility(): if(has(P{count - 1})) 1 else 0;
{chr(10).join(f"utility(P{n}): if(has(P{n})) 1 else 0;" for n in range(count))}
"""
    return Case(text, ())


def crowd(people: int, places: int, items: int) -> Case:
    """Many can go to many places, and hand things over; one walk is the whole story."""
    text = f"""
type place; type item;
{entities("P", people, "character")}
{entities("L", places, "place")}
{entities("I", items, "item")}
property at(c : character) : place;
property holder(i : item) : character;
{" ".join(f"at(P{n}) = L{n};" for n in range(people))}
{" ".join(f"holder(I{n}) = P{n % people};" for n in range(items))}
{WALK}
action give(c : character, to : character, i : item) {{
    precondition: c != to & holder(i) == c & at(c) == at(to); effect: holder(i) = to; consenting: c, to;
    observing(o : character): at(o) == at(c);
}};
utility(): if(at(P0) == L{places - 1}) 1 else 0;
{chr(10).join(f"utility(P{n}): if(at(P{n}) == L{places - 1 - n}) 1 else 0;" for n in range(people))}
"""
    return Case(text, ())


def market(coins: int) -> Case:
    """The author wants every coin to come to one man, and the bottle to another, who pays for it or takes it."""
    every = " & ".join(f"owner(C{n}) == Bob" for n in range(coins))
    text = f"""
type place; type thing; type coin : thing;
entity Tom : character; entity Mia : character; entity Bob : character; entity Gus : character;
entity Home : place; entity Market : place; entity Camp : place;
entity Bottle : thing;
{entities("C", coins, "coin")}
property at(c : character) : place;
property owner(t : thing) : character;
property purse(c : character) : number;
at(Tom) = Home; at(Mia) = Market; at(Gus) = Market; at(Bob) = Camp;
owner(Bottle) = Mia; purse(Tom) = {coins};
{" ".join(f"owner(C{n}) = Tom;" for n in range(coins))}
{WALK}
action buy(c : character, from : character, k : coin) {{
    precondition: c != from & owner(Bottle) == from & owner(k) == c & at(c) == at(from);
    effect: owner(Bottle) = c & owner(k) = from & purse(c) = purse(c) - 1 & purse(from) = purse(from) + 1;
    consenting: c, from; observing(o : character): at(o) == at(c);
}};
action rob(c : character, from : character, k : coin) {{
    precondition: c != from & owner(k) == from & at(c) == at(from);
    effect: owner(k) = c & purse(c) = purse(c) + 1 & purse(from) = purse(from) - 1;
    consenting: c; observing(o : character): at(o) == at(c);
}};
utility(): if({every} & at(Tom) == Home & owner(Bottle) == Tom) 1 else 0;
utility(Tom): if(owner(Bottle) == Tom & at(Tom) == Home) 2 else if(owner(Bottle) == Tom) 1 else 0;
utility(Mia): purse(Mia);
utility(Bob): purse(Bob);
utility(Gus): if(at(Bob) == Camp) 1 else 0;
"""
    return Case(text, ("-atl", "30", "-ctl", "20", "-el", "2"))


def lamps(count: int, *, is_given: bool = False) -> Case:
    """Steps that do not hang on each other, all of them needed."""
    wish = " & ".join(f"lit(L{n})" for n in range(count))
    text = f"""
type lamp;
entity Ann : character;
{entities("L", count, "lamp")}
property lit(l : lamp) : boolean;
action light(c : character, l : lamp) {{ precondition: !lit(l); effect: lit(l); consenting: c; }};
utility(): if({wish}) 1 else 0;
utility(Ann): if({wish}) 1 else 0;
"""
    limits = ("-ctl", str(count)) if is_given else ("-atl", str(count), "-ctl", str(count))
    return Case(text, limits, "\n".join(f"light(Ann, L{n})" for n in range(count)) if is_given else None)


def corridor(steps: int, *, is_given: bool = False) -> Case:
    """One man and one way."""
    text = f"""
type place;
entity Ann : character;
{entities("R", steps + 1, "place")}
property at(c : character) : place;
property next(a : place, b : place) : boolean;
at(Ann) = R0;
{" ".join(f"next(R{n}, R{n + 1});" for n in range(steps))}
action walk(c : character, a : place, b : place) {{
    precondition: at(c) == a & next(a, b); effect: at(c) = b; consenting: c;
}};
utility(): if(at(Ann) == R{steps}) 1 else 0;
utility(Ann): if(at(Ann) == R{steps}) 1 else 0;
"""
    limits = ("-ctl", str(steps)) if is_given else ("-atl", str(steps), "-ctl", str(steps))
    return Case(text, limits, "\n".join(f"walk(Ann, R{n}, R{n + 1})" for n in range(steps)) if is_given else None)


def heist(places: int, people: int, things: int = 0, rovers: int = 0, order: int | None = None) -> Case:
    """The long heist of the examples, with more that a robber could try: more doors at the street, people there with money,
    things to pick up or carry off, and others to make drunk and to lead about, every second of whom drinks already.

    order: in what order everything is declared, else what is added stands last.
    """
    text = HEIST.read_text(encoding="utf-8")
    names = re.findall(r"^entity .*;$", text, re.MULTILINE)
    head, rest = re.split(r"(?:^entity .*;\n)+", text, maxsplit=1, flags=re.MULTILINE)
    declared, begun = rest.split("road(Bank, Street);", 1)
    facts = ["road(Bank, Street);"]
    for n in range(places):
        names.append(f"entity Shop{n} : place;")
        facts += [f"road(Shop{n}, Street);", f"road(Street, Shop{n});"]
    for n in range(people):
        names += [f"entity Guest{n} : person;", f"entity Purse{n} : money;"]
        facts += [f"at(Guest{n}) = Street;", f"holder(Purse{n}) = Guest{n};"]
    for n in range(things):
        names.append(f"entity Thing{n} : thing;")
        facts.append(f"holder(Thing{n}) = Robbie;" if n % 2 else f"lies(Thing{n}) = Store;")
    for n in range(rovers):
        names.append(f"entity Idler{n} : rover;")
        facts.append(f"at(Idler{n}) = {'Street' if n % 2 else 'Saloon'};")
    actions = re.findall(r"^action .*?^};\n", begun, re.MULTILINE | re.DOTALL)
    for action in actions:
        begun = begun.replace(action, "", 1)
    if order is not None:
        shuffling = random.Random(order)
        shuffling.shuffle(names)
        shuffling.shuffle(actions)
    return Case(
        head + "\n".join(names) + declared + "\n".join(facts) + begun + "\n".join(actions),
        ("-atl", "26", "-ctl", "20"),
    )


CASES: dict[str, Callable[[], Case]] = {
    "barter chain of 5": lambda: barter(5),
    "barter chain of 7": lambda: barter(7),
    "barter chain of 8": lambda: barter(8),
    "town of 6": lambda: town(6),
    "town of 9": lambda: town(9),
    "ten people, 7,830 actions, one step": lambda: crowd(10, 27, 9),
    "market of 8": lambda: market(8),
    "market of 16": lambda: market(16),
    "30 steps that do not hang on each other": lambda: lamps(30),
    "the same, given": lambda: lamps(30, is_given=True),
    "corridor of 28": lambda: corridor(28),
    "corridor of 200, given": lambda: corridor(200, is_given=True),
    "heist, 764 actions": lambda: heist(2, 1),
    "heist, 1,017 actions": lambda: heist(4, 2),
    "heist, 1,354 actions": lambda: heist(7, 3),
    "heist, 1,751 actions": lambda: heist(10, 4),
    "heist, 1,478 actions, others to be led about": lambda: heist(3, 3, 2, 1),
    "heist, 2,663 actions, others to be led about": lambda: heist(6, 4, 16, 3),
}


class Took(NamedTuple):
    """What one run took, and whether it came to a story."""

    seconds: float
    megabytes: float
    is_found: bool


def taken(python: str, case: Case, seconds: float, folder: Path) -> Took:
    """Run one problem by one installation."""
    file = folder / "problem.story"
    file.write_text(case.text, encoding="utf-8")
    words = ["plan", str(file), "--quiet"]
    if case.given is not None:
        (folder / "given.txt").write_text(case.given, encoding="utf-8")
        words = ["check", str(file), "--plan", str(folder / "given.txt"), "--json"]
    command = [python, "-m", "forbear", *words, *case.options, "--limit-seconds", str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode == 0)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def table(only: str, seconds: float, times: int, against: str | None) -> list[str]:
    """Return the table, one line for each problem as it is measured."""
    lines = ["| problem | before, s | MB | now, s | MB | ratio |", "|---|---|---|---|---|---|"]
    for name, make in CASES.items():
        if only not in name:
            continue
        case = make()
        runs: dict[str, list[Took]] = {"before": [], "now": []}
        with tempfile.TemporaryDirectory() as place:
            for _ in range(times):
                if against is not None:
                    runs["before"].append(taken(against, case, seconds, Path(place)))
                runs["now"].append(taken(sys.executable, case, seconds, Path(place)))
        cells = [f"{_seconds(found)} | {_megabytes(found)}" for found in runs.values()]
        lines.append(f"| {name} | {' | '.join(cells)} | {_ratio(runs)} |")
        print(lines[-1], flush=True)
    return lines


def _seconds(found: list[Took]) -> str:
    if not found:
        return ""
    if not all(each.is_found for each in found):
        return "not found"
    return f"{statistics.median(each.seconds for each in found):.2f}"


def _megabytes(found: list[Took]) -> str:
    return f"{max(each.megabytes for each in found):.0f}" if found else ""


def _ratio(runs: dict[str, list[Took]]) -> str:
    if not runs["before"] or not all(each.is_found for found in runs.values() for each in found):
        return ""
    before, now = (statistics.median(each.seconds for each in runs[which]) for which in ("before", "now"))
    return f"{before / now:.1f}"


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--against")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lines = table(options.only, options.seconds, options.times, options.against)
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
