"""Inputs of each target: made in its own form, so that most of them get past the door; and known ones torn apart."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable
from typing import Any

import click

from forbear.cli.main import COMMANDS
from forbear.language.loader import LIBRARY
from forbear.serve.methods import METHODS
from forbear.studio.jobs.kinds import LONG, QUICK
from forbear.tropes.shelf import LIBRARY as TROPES
from tests.fuzz.calls import SESSION, URI
from tests.fuzz.commands import LEFT_OUT, parameters
from tests.fuzz.derived import NAMES, NUMBERS, ODD_NAMES, ODD_NUMBERS, definition, derived
from tests.fuzz.pddl_made import made_pddl
from tests.fuzz.targets import APART, CORPUS, GAMBIT, TARGETS, first_save
from tests.fuzz.torn import PHRASES, alike, any_story, bases, pieces_of, reworded, scene, torn

Drawn = random.Random

EVENTS = (
    "give(Ann, Bob)", "keep(Ann)", "agree()", "refuse(Bob, agree())", "wait(Ann)", "...", "give(Bob, Ann)", "offer", "spare", "kill",
    "wait(Cid)", "refuse(Ann, give(Ann, Bob))", "send", "repay", "tell(Ann, Bob)", "walk(Tom, Home, Market)", "steal(Tom, Ann)",
)  # fmt: skip
QUESTIONS = (
    "Ann > Bob : good(Bob)", "Alice > Bob : mercy(Alice)", "Alice : good(Bob)", "how sure Alice : good(Bob)", "who knows good(Bob)",
    "why would offer", "Bob > Alice knows whether good(Bob)", ": alive(Bob)", "Alice : alive(Bob) == True",
)  # fmt: skip
SETTINGS = (
    "tau: 2", "good(Ann)", "mercy(Alice) = False", "mind Ann { depth: 2; }", "lapse: 0.5", "told: keep(Ann);", "told outcomes well;",
    "believes(Ann, good(Bob) = {True: 0.3, False: rest})", "exactly good(Ann)", "entity Dan : character", "typically good(c : character) = {True: 1}",
)  # fmt: skip
NUMBERS_OF = (
    "tau",
    "precision(Ann)",
    "reason guilt(Bob)",
    "lapse",
    "stake()",
    "kind(Ann)",
    "believes(Ann, good(Bob) = True)",
    "cost give(Ann)",
)
FORMULAS = (
    "good(Ann)",
    "thief(Cleo)",
    "coins(You) > 1",
    "honest(You) == 4",
    "belief(Ann, good(Bob)) > 0.5",
    "believes(Ada, thief(Cleo))",
)
SENTENCES = (
    "Una entered the attic.", "Piet entered the attic.", "The lamp is in the trunk.", "Piet exited the attic.",
    "Una moved the lamp to the crate.", "Una told Piet that the lamp is in the crate.", "Piet publicly claimed that lamp is in the trunk.",
    "Una and Piet entered the attic.", "Piet made no movements and stayed in the attic for 1 minute.", "Una likes the red hat",
)  # fmt: skip
ASKED = (
    "Where is the lamp?",
    "Where does Una think that Piet searches for the lamp?",
    "Where was the lamp at the beginning?",
)
ANSWERS = {
    "title": ('"A"', '"x"', '"\\u202e"', '"{a}"', '""', "3"), "alice": ('"Ilsa"', '"x" ', '"Ann Lee"', '"é"', '"turns"', '"42"'),
    "bob": ('"Rick"', '"Ilsa"', '"Bob"', '"character"'), "shielded": ("true", "false", "1", '"yes"'), "grudge": ('"none"', '"strong"', "nan", "5"),
    "mercy": ('"none"', '"strong"', '"some"', '"overwhelming"', "1e400"), "note": ('"a note"', '"""\n"""'),
}  # fmt: skip
TREES = ("gift", "doubt", "trust", "minds", "chance")


@functools.cache
def seeds() -> dict[str, list[str]]:
    """Return what is torn apart, by target."""
    found = {
        name: [path.read_bytes().decode("utf-8", "replace") for path in sorted((CORPUS / name).glob("*"))]
        for name in TARGETS
    }
    large = [path.read_text(encoding="utf-8") for path in sorted(LIBRARY.glob("*.story"))]
    found["story"] += [*bases().values(), GAMBIT]
    found["text"] += [*bases().values()] * 8 + [GAMBIT, *large]
    found["exported"] += [*bases().values(), GAMBIT]
    found["compared"] += [f"{one}{APART}{one}" for one in bases().values()]
    found["telling"] += [
        "told: give(Ann, Bob), ..., refuse(Bob, agree());\ntold because conscience;\ntold outcomes well;\n"
    ]
    found["trope"] += [path.read_text(encoding="utf-8") for path in sorted(TROPES.glob("*.trope"))]
    found["save"].append(first_save())
    return found


def made(name: str, drawn: Drawn) -> bytes:
    """Return an input for a target."""
    known = seeds()[name]
    maker = MAKERS.get(name)
    if maker is not None and (not known or drawn.random() < 0.85):
        found = maker(drawn)
    elif drawn.random() < 0.5:
        found = reworded(drawn.choice(known), drawn)
    else:
        found = torn(known, drawn)
    return found.encode("utf-8", "surrogatepass")


def _some(drawn: Drawn, several: tuple[str, ...], low: int, high: int) -> list[str]:
    return [drawn.choice(several) for _ in range(drawn.randint(low, high))]


def _value(drawn: Drawn) -> Any:
    """Return any value of JSON."""
    return drawn.choice((
        None, True, -1, 0, 1, 2, 1e308, 0.5, 10**20, "", "Ann", "x" * 400, [], {}, ["Ann"], {"a": 1}, [[[]]], "\ud800", "\u202e", -0.0, 5.5,
        drawn.choice(NAMES), drawn.choice(PHRASES), drawn.choice(EVENTS),
    ))  # fmt: skip


def _changed(data: Any, drawn: Drawn) -> Any:
    """Return data with something in it exchanged, left out or put in, in few places."""
    if isinstance(data, dict) and data and drawn.random() < 0.9:
        found = dict(data)
        key = drawn.choice(list(found))
        match drawn.randrange(8):
            case 0:
                del found[key]
            case 1:
                found[drawn.choice(NAMES)] = _value(drawn)
            case _:
                found[key] = _changed(found[key], drawn)
        return found
    if isinstance(data, list) and data and drawn.random() < 0.9:
        rows = list(data)
        place = drawn.randrange(len(rows))
        match drawn.randrange(6):
            case 0:
                del rows[place]
            case 1:
                rows.insert(place, drawn.choice(rows))
            case _:
                rows[place] = _changed(rows[place], drawn)
        return rows
    if isinstance(data, str) and drawn.random() < 0.6:
        return reworded(data, drawn)
    return _value(drawn)


TOLD = (
    "give(Ann, Bob)",
    "give(Bob, Ann)",
    "keep(Ann)",
    "keep(Bob)",
    "agree()",
    "refuse(Bob, agree())",
    "...",
    "...",
    "wait(Ann)",
)


def _told(drawn: Drawn) -> str:
    lines = [f"told: {', '.join(_some(drawn, TOLD, 1, 4))};"]
    if drawn.random() < 0.6:
        lines += _some(
            drawn,
            ("told because fondness;", "told outcomes well;", "told outcomes not well;", "told because conscience;"),
            0,
            2,
        )
        return alike("\n".join(lines), drawn, bases()["doubt"])
    for _ in range(drawn.randint(1, 3)):
        lines.append(drawn.choice((
            f"told: {', '.join(_some(drawn, EVENTS, 1, 5))};", f"told because {drawn.choice(NAMES)};", "told: ...;", "told: wait();",
            f"told outcomes {drawn.choice(('', 'not '))}{drawn.choice(NAMES)};", f"{derived('definition', drawn, 5)};", 'note "a";',
            f"case other {{ told: {', '.join(_some(drawn, TOLD, 1, 3))}; }}", f"told: {', '.join(_some(drawn, TOLD, 30, 60))};",
        )))  # fmt: skip
    return "\n".join(lines)


def _trope(drawn: Drawn) -> str:
    parts = "".join(f"\t{derived('trope_part', drawn, drawn.randint(3, 9))};\n" for _ in range(drawn.randint(1, 7)))
    return (
        f"trope {drawn.choice(NAMES)} {{\n\troles: one, other;\n{parts}}}\n"
        if drawn.random() < 0.5
        else reworded(drawn.choice(seeds()["trope"]), drawn, 2)
    )


def _text(drawn: Drawn) -> str:
    """Return some definitions, which are read one by one; now and then a whole story."""
    if drawn.random() < 0.15:
        return any_story(drawn)
    pieces = pieces_of(drawn.choice(list(bases().values())))
    several = [
        definition(drawn, drawn.randint(3, 14)) if drawn.random() < 0.6 else alike(drawn.choice(pieces), drawn)
        for _ in range(drawn.randint(1, 3))
    ]
    return torn(["\n".join(several)], drawn) if drawn.random() < 0.3 else "\n".join(several)


def _question(drawn: Drawn) -> str:
    if drawn.random() < 0.4:
        return alike(drawn.choice(QUESTIONS).replace("Bob", drawn.choice(("Bob", "Alice"))), drawn, GAMBIT)
    return (
        reworded(drawn.choice(QUESTIONS), drawn)
        if drawn.random() < 0.5
        else f"{drawn.choice(('Alice', 'Bob', ''))} : {derived('setting', drawn, 6).partition(':')[2]}"
    )


def _plan(drawn: Drawn) -> str:
    steps = (
        "walk(Tom, Home, Market)",
        "steal(Tom, Ann)",
        "tell(Bea, Tom, Ann, Market)",
        "tell(Bea, Tom, Ann, Hill)",
        "walk(Bea, Home, Hill)",
        "walk(Ann, Hill, Hill)",
    )
    lines = []
    for step in _some(drawn, steps, 1, 5):
        lines.append(step)
        if drawn.random() < 0.3:
            lines.append(f"\t{drawn.choice(('Tom', 'Bea', 'Ann'))}: {drawn.choice(steps)} {drawn.choice(steps)}")
    return reworded("\n".join(lines), drawn, 1) if drawn.random() < 0.3 else "\n".join(lines)


def _save(drawn: Drawn) -> str:
    found = json.loads(first_save())
    for _ in range(drawn.randint(1, 3)):
        found = _changed(found, drawn)
    return json.dumps(found)


def _studio(drawn: Drawn) -> str:
    known = [json.loads(each) for each in seeds()["studio"] if each.startswith("{")]
    found = drawn.choice(known)
    if drawn.random() < 0.5 and isinstance(found.get("body"), dict):
        found = {**found, "body": {**found["body"], "text": scene(drawn)}}
    if drawn.random() < 0.1:
        found = {**found, "kind": drawn.choice((*QUICK, *LONG))}
    return json.dumps({**found, "body": _changed(found.get("body"), drawn)})


def _answers(drawn: Drawn) -> str:
    lines = [f"{name} = {drawn.choice(values)}" for name, values in ANSWERS.items() if drawn.random() < 0.5]
    text = "\n".join(lines)
    return text if drawn.random() < 0.4 else reworded(text, drawn)


def _parameter(name: str, schema: str, drawn: Drawn) -> Any:
    usual: dict[str, Any] = {
        "session": SESSION, "who": drawn.choice(("Ann", "Bob", "Ada")), "formula": drawn.choice(FORMULAS), "event": drawn.choice(EVENTS),
        "option": drawn.choice(("give", "keep", "wait")), "text": bases()[drawn.choice(TREES)], "ahead": ["Bob"], "within": 0.1,
        "statement": drawn.choice(("good(Ann)", "coins(Ann) = 3", *PHRASES)), "statements": ["good(Dan)"], "fluent": "good(Ann)",
        "seed": 3, "units": drawn.choice((1, 0.5, 1e308, -1, 0)), "path": drawn.choice(([], ["Bob"], ["Bob", "Ann"] * 9)), "since": 0,
        "settings": [drawn.choice(SETTINGS)], "kind": "character", "depth": drawn.choice((0, 1, 3, 100)),
    }  # fmt: skip
    return usual.get(name, schema) if drawn.random() < 0.85 else _value(drawn)


def _calls(drawn: Drawn) -> str:
    text = scene(drawn, drawn.choice(TREES)) if drawn.random() < 0.3 else bases()[drawn.choice(TREES)]
    calls: list[Any] = [{"jsonrpc": "2.0", "id": 0, "method": "session.begin", "params": {"text": text}}]
    for number in range(drawn.randint(1, 6)):
        method = drawn.choice(METHODS)
        params = {
            each.name: _parameter(each.name, "", drawn)
            for each in method.parameters
            if each.required or drawn.random() < 0.3
        }
        calls.append({"jsonrpc": "2.0", "id": number, "method": method.name, "params": params})
    if drawn.random() < 0.2:
        calls = _changed(calls, drawn)
    return json.dumps(calls)


def _lsp(drawn: Drawn) -> str:
    text = any_story(drawn)
    here = {"textDocument": {"uri": URI}}
    opened = {"textDocument": {"uri": URI, "languageId": "forbear", "version": 1, "text": text}}
    rows: list[list[Any]] = [["textDocument/didOpen", opened]] if drawn.random() < 0.95 else []
    lines = text.split("\n")
    for _ in range(drawn.randint(1, 7)):
        line = drawn.randrange(len(lines) + 2)
        length = len(lines[line]) if line < len(lines) else 3
        place = {**here, "position": {"line": line, "character": drawn.randrange(length + 3)}}
        rows.append(drawn.choice((
            ["textDocument/completion", place], ["textDocument/hover", place], ["textDocument/definition", place],
            ["textDocument/references", {**place, "context": {"includeDeclaration": drawn.random() < 0.5}}],
            ["textDocument/prepareRename", place], ["textDocument/rename", {**place, "newName": drawn.choice((*NAMES, *ODD_NAMES, ""))}],
            ["textDocument/documentSymbol", here], ["textDocument/formatting", {**here, "options": {"tabSize": 4, "insertSpaces": False}}],
            ["textDocument/codeLens", here], ["textDocument/didClose", here],
            ["textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": any_story(drawn)}]}],
            ["textDocument/didChange", {"textDocument": {"uri": URI, "version": 3}, "contentChanges": [
                {"range": {"start": place["position"], "end": {"line": line + drawn.randrange(2), "character": drawn.randrange(9)}}, "text": drawn.choice(PHRASES)}]}],
        )))  # fmt: skip
    return json.dumps(rows)


def _labels(drawn: Drawn) -> str:
    story = _some(drawn, SENTENCES, 2, 8)
    match drawn.randrange(4):
        case 0:
            lines = [f"{number} {one}" for number, one in enumerate(story, 1)]
            return "\n".join([*lines, f"{len(story) + 1} {drawn.choice(ASKED)}\tcrate\t1"])
        case 1:
            row: dict[str, Any] = {"story": " ".join(story), "question": drawn.choice(ASKED), "answer": "crate"}
            return json.dumps(
                _changed([row, {"input": [{"content": "Una entered. Where is it?"}], "target": "x"}], drawn)
            )
        case 2:
            return f'story,question,answer\n"{" ".join(story)}",{drawn.choice(ASKED)},crate\n'
        case _:
            return json.dumps(
                {
                    drawn.choice(("data", "examples", "story")): _changed(
                        [{"story": story, "question": ASKED[0], "answer": 3}], drawn
                    )
                }
            )


def _choices(drawn: Drawn) -> str:
    columns = (
        ["after", "choice", "count", "stake()"]
        if drawn.random() < 0.8
        else [*_some(drawn, ("choice", "subject", "tau", "a,b", "", *NAMES), 1, 5)]
    )
    cells = (
        "",
        "send",
        "keep",
        "repay",
        "steal",
        "send, repay",
        "1",
        "3",
        "14",
        "0",
        "-1",
        "1e308",
        "nan",
        "1e400",
        "0.5",
        "offer",
        '"',
        "\0",
        "Ann",
    )
    rows = []
    for _ in range(drawn.randint(1, 5)):
        right = drawn.choice(
            (["", "send", "14", "1"], ["", "keep", "3", "2"], ["send", "repay", "20", "1"], ["send", "steal", "6", "3"])
        )
        rows.append(
            ",".join(right if drawn.random() < 0.7 else _some(drawn, cells, len(columns) - 1, len(columns) + 1))
        )
    return "\n".join([",".join(columns), *rows, ""])


def _words(drawn: Drawn) -> str:
    name = drawn.choice(("title", "note1", "option-give", "moment-1", "x", ""))
    if drawn.random() < 0.5:
        return "\n".join(
            ["id,text,translation", *(f"{name},{drawn.choice(PHRASES)},{drawn.choice(PHRASES)}" for _ in range(3))]
        )
    return torn([f'msgctxt "{name}"\nmsgid "a"\nmsgstr "b \\n {drawn.choice(PHRASES)}"\n\n'], drawn)


def _compared(drawn: Drawn) -> str:
    base = drawn.choice(TREES)
    return f"{bases()[base]}{APART}{scene(drawn, base)}"


def _command(drawn: Drawn) -> str:
    name = drawn.choice([each for each in COMMANDS if each not in LEFT_OUT])
    arguments = [name]
    is_two = name == "diff"
    for parameter in parameters(name):
        if is_two and isinstance(parameter, click.Argument):
            arguments.append(drawn.choice(("one.story", "two.story")))
            continue
        if isinstance(parameter, click.Argument):
            arguments += [_word(parameter, drawn) for _ in range(drawn.randint(1, 2) if parameter.nargs != 1 else 1)]
        elif (parameter.name or "").startswith(("limit", "nodes", "seconds", "megabytes", "stories")):
            continue
        elif parameter.required or drawn.random() < 1.5 / len(parameters(name)):
            arguments.append(parameter.opts[0])
            if not getattr(parameter, "is_flag", False):
                arguments.append(_word(parameter, drawn))
    files = {
        "one.story": scene(drawn, drawn.choice(TREES)) if drawn.random() < 0.3 else bases()[drawn.choice(TREES)], "two.story": bases()["gift"],
        "coin.story": bases()["coin"], "choices.csv": _choices(drawn), "set.txt": _labels(drawn), "words.csv": _words(drawn),
        "steps.txt": _plan(drawn), "answers.toml": _answers(drawn), "save.json": _save(drawn), "one.trope": _trope(drawn),
    }  # fmt: skip
    if drawn.random() < 0.1:
        files["one.told"] = _told(drawn)
    used = {key: text for key, text in files.items() if any(key.partition(".")[0] in each for each in arguments)}
    typed = "\n".join(
        drawn.choice(("1", "2", "0", "q", "", "x" * 300, "-1", "why", "undo", "save", "?"))
        for _ in range(drawn.randint(0, 6))
    )
    return json.dumps({"arguments": arguments, "typed": typed, "files": used})


def _word(parameter: click.Parameter, drawn: Drawn) -> str:
    """Return a word for an option or an argument: mostly of the kind that it takes."""
    kind, name = parameter.type, parameter.name or ""
    if drawn.random() < 0.04:
        return drawn.choice(
            (
                *ODD_NAMES,
                *ODD_NUMBERS,
                "",
                "\x1b[31m",
                "-",
                "--",
                "*",
                "../x",
                "a=b=c",
                "=",
                "1..999999999999",
                "0:1:99999999999",
            )
        )
    if isinstance(kind, click.Choice):
        return str(drawn.choice(list(kind.choices)))
    if isinstance(kind, click.types.IntParamType):
        return drawn.choice(("0", "1", "2", "5", "-1", "7", "x", "1e3", "100000000000000000000", "300"))
    usual = {
        "settings": SETTINGS, "moves": tuple(f"{one} = {drawn.choice(NUMBERS)}" for one in NUMBERS_OF), "after": (", ".join(_some(drawn, EVENTS, 1, 3)),),
        "told": (", ".join(_some(drawn, EVENTS, 1, 4)),), "because": ("conscience", "fondness", "love"), "outcomes": ("well", "not well", "given, not well"),
        "case": ("other", "wicked", "sure", "x"), "goal": FORMULAS, "avoid": ("walk", *FORMULAS), "over": ("tau = 1, 2", "tau = 1 : 3 : 3", "precision(Ann) = 1, nan"),
        "ask": ("given", "choice give", "value keep", "likelihood", "Ann > Bob : good(Bob)"), "free": ("tau", "precision(Ann), reason guilt(Bob)"),
        "question": QUESTIONS, "role": ("Ann", "Bob", "Dan"), "trope": ("kill_me_now", "one.trope", "x"), "data": ("choices.csv",), "check": ("set.txt",),
        "words": ("words.csv",), "strings": ("told.csv", "told.po", "told.x"), "to": ("ink", "yarn", "twee", "renpy", "fountain", "graphml", "dot", "mermaid", "odds", "odds-json", "knows"),
        "after_scene": ("two.story",), "answers": ("answers.toml",), "domain": ("life-and-death", "rank-and-face"), "plan": ("steps.txt",), "edge": NUMBERS_OF, "before": ("one.story", "two.story"), "file": ("new.story", "one.story"),
        "depths": ("0", "0..2", "3..1", "a"), "orders": ("1", "1..4", "2,3"), "load": ("save.json",), "resume": ("save.json",),
    }.get(name)  # fmt: skip
    if usual is not None:
        return drawn.choice(usual)
    if isinstance(kind, click.Path):
        return drawn.choice(
            ("out.csv", "out.html", "save.json", "one.story", "out.jsonl", "out.po", "folder", "missing.story")
        )
    if isinstance(parameter, click.Argument):
        return drawn.choice(
            ("one.story",) * 8 + ("two.story", "two.story", "coin.story", "one.trope", "one.told", "film/x")
        )
    return drawn.choice((*NUMBERS, *NAMES, *FORMULAS))


MAKERS: dict[str, Callable[[Drawn], str]] = {
    "text": _text,
    "story": scene,
    "telling": _told,
    "trope": _trope,
    "answers": _answers,
    "save": _save,
    "plan": _plan,
    "pddl": made_pddl,
    "question": _question,
    "studio": _studio,
    "serve": _calls,
    "lsp": _lsp,
    "labels": _labels,
    "choices": _choices,
    "words": _words,
    "exported": scene,
    "compared": _compared,
    "command": _command,
}
