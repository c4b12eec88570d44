"""What is fuzzed: each way in which text from strangers comes in. A target returns, or raises what is meant for users."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from forbear import ForbearError, Limits, load
from forbear.account.plain import json_text
from forbear.api.answers import answers_from, new_scene
from forbear.api.check_plan import check_plan
from forbear.api.plays import play, resume
from forbear.editing.files import check, formatted
from forbear.grounding.limits import GroundLimits
from forbear.language.loader import Text
from forbear.studio.failures import failure_data
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.kinds import LONG, QUICK, function_of
from forbear.studio.jobs.warm import Warm
from forbear.tropes.shelf import check_trope_file

ROOT = Path(__file__).parents[2]
GAMBIT = (ROOT / "tests" / "vectors" / "gambit.story").read_text(encoding="utf-8")

DOMAIN = "life-and-death"

GROWN = GroundLimits(actions=2_000, fluents=2_000, triggers=2_000, instances=50_000, seconds=2.0)
FEW = Limits(nodes=2_000, seconds=1.0, megabytes=500.0, stories=50)


def story(text: str) -> None:
    """A story is checked, laid out, worked out within small limits, and told as words and as JSON."""
    source = Text(text, "fuzzed.story")
    check(source, GROWN)
    formatted(source)
    run = load(source, ground_limits=GROWN).run(limits=FEW)
    assert "NaN" not in json_text(run.as_data("scene", "outcomes"))
    assert str(run)


def trope(text: str) -> None:
    """A trope file is checked."""
    check_trope_file(text)


def answers(text: str) -> None:
    """A file of answers makes a scene or is told."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.toml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        new_scene(DOMAIN, answers_from(DOMAIN, file))


def save(text: str) -> None:
    """A save is taken up or refused."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    resume(found, Text(GAMBIT, "gambit.story"), limits=FEW).view()


def plan(text: str) -> None:
    """A story that is given is judged or refused."""
    check_plan(Text(GAMBIT, "gambit.story"), text, None)


def question(text: str) -> None:
    """A question about minds is answered or refused."""
    load(Text(GAMBIT, "gambit.story")).ask(text, limits=FEW)


def studio(text: str) -> None:
    """A request to the studio, `{"kind": …, "body": …}`, is answered in JSON, or with an error that is not ours."""
    try:
        found = json.loads(text)
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


TARGETS: dict[str, Callable[[str], None]] = {
    "story": story,
    "trope": trope,
    "answers": answers,
    "save": save,
    "plan": plan,
    "question": question,
    "studio": studio,
}


def tried(name: str, data: bytes) -> None:
    """Try an input; only what is meant for users may be raised, and it must say something."""
    text = data.decode("utf-8", "replace")
    try:
        TARGETS[name](text)
    except ForbearError as error:
        assert str(error).strip()


def first_save() -> str:
    """Return a save that can be taken up."""
    with contextlib.suppress(ForbearError):
        return json.dumps(play(load(Text(GAMBIT, "gambit.story")), "Bob").save())
    return "{}"
