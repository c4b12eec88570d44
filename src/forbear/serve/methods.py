"""Everything that can be called: a table, from which calls are answered and the document is written."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from forbear.api.casts.origins import cast, restore
from forbear.api.scene import load
from forbear.editing.files import check
from forbear.records import dataclass
from forbear.serve.failures import diagnostic_data
from forbear.serve.parameters import (
    FLAG,
    NAME,
    NAME_OR_NULL,
    NAMES,
    OBJECT,
    SECONDS,
    TEXT,
    WHOLE,
    Parameter,
)
from forbear.serve.sessions import Sessions

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it does, its parameters, the JSON schema of what it gives, and what answers it."""

    name: str
    told: str
    parameters: tuple[Parameter, ...]
    result: Mapping[str, Any]
    answer: Callable[[Sessions, Given], Any]


_SESSION = Parameter("session", NAME, "the session, as session.begin gave it", required=True)
_WHO = Parameter("who", NAME, "whose mind", required=True)
_AHEAD = Parameter("ahead", NAMES, "who acts after them, in order")
_WITHIN = Parameter("within", SECONDS, "seconds; then there is always an answer, and it says how far it came")
_FORMULA = Parameter("formula", NAME, "a formula of the story's, such as thief(Cleo) & coins(You) > 1", required=True)
_SOURCE = Parameter("source", NAME, "a scene of the catalogue, or a file of the server's folder")
_TEXT = Parameter("text", TEXT, "the story itself, in place of a source")

_NUMBER = {"type": "number"}
_TRUTH = {"type": "boolean"}
_TAKEN = {"$ref": "#/components/schemas/Taken"}
_ROWS = {"type": "array", "items": {"type": "object"}}


def _begin(sessions: Sessions, given: Given) -> Any:
    sessions.check_room()
    source = sessions.source(given.get("source"), given.get("text"))
    scene = load(source, case=given.get("case"), settings=tuple(given.get("settings", ())))
    made = cast(scene, seed=given.get("seed", 0), limits=sessions.bounds.limits)
    return {"session": sessions.begin(made), "people": list(made.people)}


def _restore(sessions: Sessions, given: Given) -> Any:
    sessions.check_room()
    is_named = given.get("source") is not None or given.get("text") is not None
    source = sessions.source(given.get("source"), given.get("text")) if is_named else None
    gone: list[str] = []
    made = restore(given["save"], source, limits=sessions.bounds.limits, gone=gone)
    return {"session": sessions.begin(made), "people": list(made.people), "gone": gone}


def _end(sessions: Sessions, given: Given) -> Any:
    sessions.end(given["session"])
    return True


def _decide(sessions: Sessions, given: Given) -> Any:
    rng = None if given.get("seed") is None else random.Random(given["seed"])
    found = sessions.cast(given["session"])
    return found.decide(given["who"], given.get("ahead"), rng, within=given.get("within"))


def _happened(sessions: Sessions, given: Given) -> Any:
    return (
        sessions.cast(given["session"])
        .happened(
            given["event"],
            given.get("ahead"),
            by=given.get("by", ""),
            seen_by=given.get("seen_by"),
            refused_by=given.get("refused_by"),
            turn_known=given.get("turn_known", False),
            within=given.get("within"),
        )
        .as_data()
    )


def _odds(sessions: Sessions, given: Given) -> Any:
    found = sessions.cast(given["session"])
    return found.odds(given["who"], given.get("ahead"), within=given.get("within"), depth=given.get("depth")).as_data()


def _why(sessions: Sessions, given: Given) -> Any:
    causes = sessions.cast(given["session"]).why(given["who"], given["option"], given.get("ahead"))
    return [cause.as_data() for cause in causes]


def _add(sessions: Sessions, given: Given) -> Any:
    found = sessions.cast(given["session"])
    found.add(given["who"], *given.get("statements", ()), kind=given.get("kind", "character"), like=given.get("like"))
    return {"people": list(found.people)}


def _remove(sessions: Sessions, given: Given) -> Any:
    found = sessions.cast(given["session"])
    found.remove(given["who"], facts=given.get("facts", True))
    return {"people": list(found.people)}


def _check(sessions: Sessions, given: Given) -> Any:
    return [diagnostic_data(each) for each in check(sessions.source(given.get("source"), given.get("text")))]


def _of_cast(call: Callable[[Any, Given], Any]) -> Callable[[Sessions, Given], Any]:
    return lambda sessions, given: call(sessions.cast(given["session"]), given)


METHODS: tuple[Method, ...] = (
    Method(
        "session.begin",
        "Begin a cast: the people of a story, with what is so and what they believe.",
        (
            _SOURCE,
            _TEXT,
            Parameter("case", NAME, "a variant that the story names"),
            Parameter("settings", NAMES, "what to change, each like mercy(Ilsa) = none"),
            Parameter("seed", WHOLE, "what nature draws at the beginning"),
        ),
        OBJECT,
        _begin,
    ),
    Method(
        "session.restore",
        "Take up a save; gone names what of it the story no longer has.",
        (Parameter("save", OBJECT, "what session.save gave", required=True), _SOURCE, _TEXT),
        OBJECT,
        _restore,
    ),
    Method(
        "session.save",
        "Return all that is so and all that everybody thinks.",
        (_SESSION,),
        OBJECT,
        _of_cast(lambda found, given: found.save()),
    ),
    Method("session.end", "Let a session go.", (_SESSION,), _TRUTH, _end),
    Method(
        "people",
        "Return who is there.",
        (_SESSION,),
        {"type": "array", "items": {"type": "string"}},
        _of_cast(lambda found, given: list(found.people)),
    ),
    Method(
        "options",
        "Return what is open to somebody now.",
        (_SESSION, _WHO),
        _ROWS,
        _of_cast(lambda found, given: found.options(given["who"])),
    ),
    Method(
        "odds",
        "Return how likely somebody is to choose each thing that is open to them.",
        (_SESSION, _WHO, _AHEAD, _WITHIN, Parameter("depth", WHOLE, "how deep they are taken to think")),
        {"$ref": "#/components/schemas/Inclination"},
        _odds,
    ),
    Method(
        "decide",
        "Return what somebody chooses; nothing has happened yet.",
        (_SESSION, _WHO, _AHEAD, Parameter("seed", WHOLE, "what decides; without it the likeliest is taken"), _WITHIN),
        {"type": "string"},
        _decide,
    ),
    Method(
        "happened",
        "Let everybody take in an event, whoever's turn it was.",
        (
            _SESSION,
            Parameter("event", NAME, "the event, as options names it: give(You, Ada)", required=True),
            _AHEAD,
            Parameter("by", NAME_OR_NULL, "whose deed it was, where the event does not say; null: it simply happens"),
            Parameter("seen_by", NAMES, "who saw it, where that is not for the action to say"),
            Parameter("refused_by", NAME, "who of those asked did not agree"),
            Parameter("turn_known", FLAG, "that it was their turn is known to all"),
            _WITHIN,
        ),
        _TAKEN,
        _happened,
    ),
    Method(
        "idle",
        "Let everybody take it in that somebody, to all appearance, did nothing.",
        (_SESSION, _WHO, _AHEAD),
        _TAKEN,
        _of_cast(lambda found, given: found.idle(given["who"], given.get("ahead")).as_data()),
    ),
    Method(
        "believes",
        "Return the weight that somebody gives to a formula; path: as they take others to.",
        (_SESSION, _WHO, _FORMULA, Parameter("path", NAMES, "whose mind, as those before see it")),
        _NUMBER,
        _of_cast(lambda found, given: found.believes(given["who"], given["formula"], *given.get("path", ()))),
    ),
    Method(
        "holds",
        "Say whether a formula is so.",
        (_SESSION, _FORMULA),
        _TRUTH,
        _of_cast(lambda found, given: found.holds(given["formula"])),
    ),
    Method(
        "value",
        "Return what a fluent is.",
        (_SESSION, Parameter("fluent", NAME, "coins(You)", required=True)),
        {"type": ["number", "boolean", "string"]},
        _of_cast(lambda found, given: found.value(given["fluent"])),
    ),
    Method(
        "doubts",
        "Return what somebody is unsure of, with the weight of each value.",
        (_SESSION, _WHO),
        OBJECT,
        _of_cast(lambda found, given: found.doubts(given["who"])),
    ),
    Method(
        "expects",
        "Return how likely somebody thinks a formula once those ahead have acted.",
        (_SESSION, _WHO, _FORMULA, _AHEAD),
        _NUMBER,
        _of_cast(lambda found, given: found.expects(given["who"], given["formula"], given.get("ahead"))),
    ),
    Method(
        "why",
        "Return what it hangs on that somebody would choose an option now.",
        (_SESSION, _WHO, Parameter("option", NAME, "the option, as options names it", required=True), _AHEAD),
        _ROWS,
        _why,
    ),
    Method(
        "changes",
        "Return how minds moved after an event.",
        (_SESSION, Parameter("since", WHOLE, "the number of the event")),
        _ROWS,
        _of_cast(lambda found, given: found.changes(given.get("since", 0))),
    ),
    Method(
        "remembers",
        "Return what somebody did, saw, heard of or was told.",
        (_SESSION, _WHO),
        _ROWS,
        _of_cast(lambda found, given: found.remembers(given["who"])),
    ),
    Method(
        "add",
        "Let somebody come who was not there.",
        (
            _SESSION,
            Parameter("who", NAME, "the name of the newcomer", required=True),
            Parameter("statements", NAMES, "what is so of them and what is believed, as in a file"),
            Parameter("kind", NAME, "a type of characters"),
            Parameter("like", NAME, "the crowd that they have been one of"),
        ),
        OBJECT,
        _add,
    ),
    Method(
        "remove",
        "Let somebody go for good.",
        (_SESSION, _WHO, Parameter("facts", _TRUTH, "whether the facts about them stay; they do")),
        OBJECT,
        _remove,
    ),
    Method(
        "set",
        "Change what is so, with no event that anybody saw.",
        (_SESSION, Parameter("statement", NAME, "coins(You) = 5", required=True)),
        _TAKEN,
        _of_cast(lambda found, given: found.set(given["statement"]).as_data()),
    ),
    Method(
        "hears",
        "Let somebody take it that a formula is so.",
        (_SESSION, _WHO, _FORMULA),
        _TAKEN,
        _of_cast(lambda found, given: found.hears(given["who"], given["formula"]).as_data()),
    ),
    Method(
        "time",
        "Let time pass in which nothing happens: what the story says to drift is forgotten by that much.",
        (_SESSION, Parameter("units", SECONDS, "how much time", required=True)),
        _TAKEN,
        _of_cast(lambda found, given: found.time(given["units"]).as_data()),
    ),
    Method("check", "Return every mistake and oddity of a story.", (_SOURCE, _TEXT), _ROWS, _check),
)
"""In the order in which the document tells them."""

BY_NAME = {method.name: method for method in METHODS}
