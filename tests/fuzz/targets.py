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


TARGETS: dict[str, Callable[[str], None]] = {
    "story": story,
    "trope": trope,
    "answers": answers,
    "save": save,
    "plan": plan,
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
