"""Whatever is asked of a worker, it answers, or says what was wrong: no request brings out a mistake of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.studio.failures import STATUS, failure_data
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.kinds import LONG, QUICK, function_of
from forbear.studio.jobs.warm import Warm

WARM = Warm()
LIMITS = {"nodes": 2_000, "seconds": 1.0, "megabytes": 4_000.0, "stories": 20}

SMALL = """
entity Ann : character;
property tall(c : character) : boolean;
openly believes(Ann, tall(Ann) = {True: 0.5, False: 0.5});
action sit(c : character) { precondition: tall(c); effect: !tall(c); consenting: c; cost(c): 2; }
action stand(c : character) { precondition: !tall(c); effect: tall(c); consenting: c; }
reason height(c : character): if(tall(c)) 1 else 0;
turns: Ann, Ann;
outcome up: tall(Ann);
"""

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 300)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
statements = st.sampled_from(
    ["tall(Ann) = True", "tall(Ann)", "tau: 2", "nothing", "x = ", "entity Bo : character", ""]
)
numbers = st.sampled_from(
    ["tau", "precision(Ann)", "depth(Ann)", "cost sit(Ann)", "reason height(Ann)", "tall(Ann)", "x"]
)
members: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(
        [*[SMALL] * 8, "", "entity (", SMALL.replace("turns", "tunrs"), SMALL[:-30], "\0", "x" * 3000]
    ),
    "case": st.none() | st.text(max_size=4),
    "settings": st.lists(statements, max_size=3),
    "numbers": st.dictionaries(numbers, st.floats(-5, 5) | st.sampled_from([1e14, -1e14, 0]), max_size=3),
    "depth": st.none() | st.integers(-1, 7),
    "limits": st.dictionaries(st.sampled_from(["nodes", "seconds", "stories"]), st.integers(0, 5), max_size=2),
    "after": st.sampled_from(["", "stand", "Ann: stand(Ann), wait", "fly", "stand(", ",,:"]),
    "sections": st.lists(st.sampled_from(["story", "outcomes", "work", "everything"]), max_size=2),
    "samples": st.integers(-1, 3),
    "most": st.integers(-1, 5),
    "events": st.lists(st.integers(0, 3), max_size=3),
    "levels": st.integers(0, 5),
    "number": numbers,
    "low": st.floats(-5, 5),
    "high": st.floats(-5, 5),
    "x": st.fixed_dictionaries({"number": numbers, "steps": st.integers(1, 4)}),
    "y": st.fixed_dictionaries({"number": numbers, "steps": st.integers(1, 4)}),
    "role": st.sampled_from(["Ann", "Bo", "reader", ""]),
    "seed": st.integers(-5, 5),
    "save": anything,
    "option": st.integers(-1, 3),
    "line": st.integers(0, 20),
    "column": st.integers(0, 60),
    "name": st.sampled_from(["Bo", "Ann", "tall", "if", "", "two words"]) | st.text(max_size=4),
    "about": st.none() | st.sampled_from(["good", "nothing()"]),
    "earlier": st.lists(st.sampled_from(["film/casablanca", "nowhere", "entity A : character;"]), max_size=1),
    "because": st.none() | st.sampled_from(["fear", "conscience", "whim"]),
    "trope": st.none() | st.text(max_size=5),
    "scenes": st.lists(st.text(max_size=5), max_size=2),
}
known = {
    "outcomes": [],
    "run": ["after", "samples", "most", "sections"],
    "story": ["events"],
    "tree": ["events", "levels"],
    "page": ["after"],
    "knows": ["after", "about"],
    "why": ["after"],
    "edge": ["number", "low", "high"],
    "heat": ["x", "y"],
    "verdict": ["after", "trope"],
    "read": ["events", "because"],
    "complete": ["line", "column"],
    "meaning": ["line", "column"],
    "named": ["line", "column"],
    "rename": ["line", "column", "name"],
    "play/start": ["role", "seed"],
    "play/choose": ["save", "option"],
    "play/view": ["save"],
    "odds": ["scenes"],
}


@pytest.mark.parametrize("kind", [*QUICK, *LONG])
@settings(max_examples=40)
@given(data=st.data())
def test_any_request_is_answered_or_told_what_is_wrong(kind: str, data: st.DataObject) -> None:
    often = [*known.get(kind, []), "settings", "numbers", "depth", "earlier"]
    request = {"text": data.draw(members["text"])}
    for name in data.draw(st.lists(st.sampled_from(often), max_size=5, unique=True)):
        request[name] = data.draw(members[name])
    for name in known.get(kind, []):
        request.setdefault(name, data.draw(members[name]))
    for name in data.draw(st.lists(st.sampled_from(sorted(members)), max_size=1)):
        request[name] = data.draw(anything | members[name])
    try:
        answer = function_of(kind)(request, Context(WARM, LIMITS, lambda share, doing: None))
    except Exception as error:
        told = failure_data(error)
        assert told["error"]["code"] != "internal", told["error"]
        assert STATUS[told["error"]["code"]] < 500
        answer = told
    json.dumps(answer, allow_nan=False).encode()
