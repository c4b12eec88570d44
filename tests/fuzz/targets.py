"""What is fuzzed: each way in which text from strangers comes in. A target returns, or raises what is meant for users."""

from __future__ import annotations

import contextlib
import json
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from forbear import ForbearError, Limits, load
from forbear.account.plain import json_text
from forbear.api.answers import answers_from, new_scene
from forbear.api.check_plan import check_plan
from forbear.api.plays import play, resume
from forbear.api.readings import read_scenes
from forbear.api.recognition import recognise
from forbear.api.scene import Scene
from forbear.editing.files import check, formatted
from forbear.exports.export import FORMATS, export, strings
from forbear.exports.strings import FORMS, read_table
from forbear.fitting.model import model
from forbear.grounding.limits import GroundLimits
from forbear.language.loader import Text
from forbear.language.pddl.story import translated
from forbear.minds.semantics import SEMANTICS
from forbear.studio.failures import failure_data
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.kinds import LONG, QUICK, function_of
from forbear.studio.jobs.warm import Warm
from forbear.testsets.published import checked_file
from forbear.tropes.shelf import check_trope_file
from tests.fuzz.calls import lsp, serve, strict
from tests.fuzz.commands import command
from tests.fuzz.torn import bases

ROOT = Path(__file__).parents[2]
GAMBIT = (ROOT / "tests" / "vectors" / "gambit.story").read_text(encoding="utf-8")

CORPUS = Path(__file__).with_name("corpus")

DOMAIN = "life-and-death"

GROWN = GroundLimits(actions=500, fluents=500, triggers=500, instances=20_000, seconds=1.0)
FEW = Limits(nodes=500, seconds=0.3, megabytes=500.0, stories=60)
MANY = Limits(nodes=500, seconds=0.3, megabytes=500.0, stories=2_000)

LONGER = Limits(nodes=2_000, seconds=1.0, megabytes=500.0, stories=60)

APART = "\n====\n"
"""What stands between two stories that are compared."""


def text(given: str) -> None:
    """A text is checked and laid out; what is laid out is so already."""
    source = Text(given, "fuzzed.story")
    check(source, GROWN)
    laid_out = formatted(source)
    try:
        again = formatted(Text(laid_out, "fuzzed.story"))
    except ForbearError as error:
        raise AssertionError(f"what was laid out is refused: {error}") from error
    assert again == laid_out


def story(given: str) -> None:
    """A story is worked out within small limits, and told as words and as JSON."""
    run = load(Text(given, "fuzzed.story"), ground_limits=GROWN).run(limits=FEW)
    strict(json_text(run.as_data("scene", "outcomes")))
    assert str(run)


def telling(given: str) -> None:
    """A file of what is told, beside a story, is read as `forbear read` and `forbear run` do."""
    with _folder() as folder:
        (folder / "one.story").write_text(bases()["doubt"].partition("told:")[0], encoding="utf-8")
        (folder / "one.told").write_bytes(_bytes(given))
        scene = load(str(folder / "one.story"), before=True, ground_limits=GROWN)
        reading = read_scenes((scene,), limits=LONGER, hypotheses=50, draws=2)
        strict(json_text(reading.as_data()))
        assert str(reading)
        assert str(load(str(folder / "one.story"), ground_limits=GROWN).run(limits=FEW))


def trope(given: str) -> None:
    """A trope file is checked, and a story is looked through for what is right."""
    check_trope_file(given)
    with _folder() as folder:
        file = folder / "one.trope"
        file.write_bytes(_bytes(given))
        strict(json_text(recognise(_gambit().run(limits=FEW), str(file)).as_data()))


def answers(given: str) -> None:
    """A file of answers makes a scene or is told."""
    with _folder() as folder:
        file = folder / "answers.toml"
        file.write_bytes(_bytes(given))
        new_scene(DOMAIN, answers_from(DOMAIN, file))


def save(given: str) -> None:
    """A save is taken up or refused; of another semantics, as if it were of this one."""
    try:
        found = json.loads(given)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict) and found.get("semantics") != SEMANTICS:
        found["semantics"] = SEMANTICS
    resume(found, Text(GAMBIT, "gambit.story"), limits=FEW).view()


def plan(given: str) -> None:
    """A story that is given is judged or refused."""
    found = check_plan(Text(bases()["coin"], "coin.story"), given, "has_coin(Tom)", limits=FEW)
    assert found.lines()
    strict(json_text(found.as_data()))


def pddl(given: str) -> None:
    """A problem in PDDL becomes a story that is in order, or is refused by itself."""
    domain, _, problem = given.partition(APART)
    made = translated(domain, problem, "domain.pddl", "problem.pddl")
    wrong = [found for found in check(Text(made.text, "made.story"), GROWN) if found.severity == "error"]
    assert not wrong, f"what was made is refused: {wrong[0]}"


def question(given: str) -> None:
    """A question about minds is answered or refused."""
    _gambit().ask(given, limits=FEW)


def studio(given: str) -> None:
    """A request to the studio, `{"kind": …, "body": …}`, is answered in JSON, or with an error that is not ours."""
    try:
        found = json.loads(given)
    except (ValueError, RecursionError):
        return
    kind, body = (found.get("kind"), found.get("body")) if isinstance(found, dict) else (None, None)
    if kind not in (*QUICK, *LONG) or not isinstance(body, dict):
        return
    limits = {"nodes": FEW.nodes, "seconds": FEW.seconds, "megabytes": FEW.megabytes, "stories": FEW.stories}
    try:
        answer = function_of(kind)(body, Context(Warm(), limits, lambda share, doing: None))
    except Exception as error:
        if isinstance(error, TimeoutError) or failure_data(error)["error"]["code"] == "internal":
            raise
        return
    json.dumps(answer, allow_nan=False)


def labels(given: str) -> None:
    """A published set of stories with questions is checked; its first sign says as what it is read."""
    with _folder() as folder:
        file = folder / f"set.{('txt', 'csv', 'tsv', 'json')[_drawn(given) % 4]}"
        file.write_bytes(_bytes(given))
        found = checked_file(file, sees_things=_drawn(given) % 3 == 0)
        assert found.lines()
        strict(json_text(found.as_data()))


def choices(given: str) -> None:
    """A file of choices is fitted, or what is wrong with it is told."""
    with _folder() as folder:
        file = folder / "choices.csv"
        file.write_bytes(_bytes(given))
        scene = load(Text(bases()["trust"], "trust.story"))
        skips = _drawn(given) % 2 == 0
        held = model(scene, "precision(Bob), reason guilt(Bob)", file, skips_bad=skips)
        found = held.fit(skips_impossible=skips)
        assert str(found)
        strict(json_text(found.as_data()))


def words(given: str) -> None:
    """A table of words is read, and a scene is told in them."""
    table = read_table(given, FORMS[_drawn(given) % len(FORMS)])
    export(_gift(), FORMATS[_drawn(given) % len(FORMATS)], words=table, limits=MANY)


def exported(given: str) -> None:
    """A story is written in a format for another tool, and as a table of words that can be read back."""
    scene = load(Text(given, "fuzzed.story"), ground_limits=GROWN)
    to = FORMATS[_drawn(given) % len(FORMATS)]
    found = export(scene, to, limits=MANY)
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in found)
    found.encode("utf-8")
    if to == "graphml":
        ElementTree.fromstring(found)
    if to == "odds-json":
        strict(found)
    form = FORMS[_drawn(given) % len(FORMS)]
    assert isinstance(read_table(strings(scene, form, limits=MANY), form), dict)


def compared(given: str) -> None:
    """Two stories are held against each other."""
    one, _, other = given.partition(APART)
    runs = [load(Text(each, "fuzzed.story"), ground_limits=GROWN).run(limits=FEW) for each in (one, other)]
    found = runs[0].diff(runs[1])
    assert found.lines()
    strict(json_text(found.as_data()))


TARGETS: dict[str, Callable[[str], None]] = {
    "text": text,
    "story": story,
    "telling": telling,
    "trope": trope,
    "answers": answers,
    "save": save,
    "plan": plan,
    "pddl": pddl,
    "question": question,
    "studio": studio,
    "serve": serve,
    "lsp": lsp,
    "labels": labels,
    "choices": choices,
    "words": words,
    "exported": exported,
    "compared": compared,
    "command": command,
}


def tried(name: str, data: bytes) -> None:
    """Try an input; only what is meant for users may be raised, and it must say something."""
    given = data.decode("utf-8", "replace")
    try:
        TARGETS[name](given)
    except ForbearError as error:
        assert str(error).strip()


@cache
def first_save() -> str:
    """Return a save that can be taken up."""
    with contextlib.suppress(ForbearError):
        return json.dumps(play(load(Text(GAMBIT, "gambit.story")), "Bob").save())
    return "{}"


@cache
def _gambit() -> Scene:
    return load(Text(GAMBIT, "gambit.story"))


@cache
def _gift() -> Scene:
    return load(Text(bases()["gift"], "gift.story"))


def _bytes(given: str) -> bytes:
    return given.encode("utf-8", "surrogatepass")


def _drawn(given: str) -> int:
    """Return a number that an input has: what is chosen by it is chosen again when it is tried again."""
    return zlib.crc32(_bytes(given))


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="fuzzed-") as folder:
        yield Path(folder)
