"""A program as somebody else would write it, on the public names alone: checked strictly, never run."""

from __future__ import annotations

from typing import assert_type

import forbear
from forbear import LimitReached, Limits, Planning, PlanRequest, StoryBuilder, StoryError


def likely(scene: forbear.Scene) -> dict[str, float]:
    run = scene.run(after="offer", limits=Limits(seconds=2.0))
    assert_type(run, forbear.Run)
    return run.outcomes


def read(scene: forbear.Scene) -> float:
    reading = scene.read("offer, spare, ...", because="conscience", draws=0)
    assert_type(reading, forbear.Reading[forbear.Scene])
    assert_type(reading.run(), forbear.Run)
    return reading.before + sum(shown.bits for shown in forbear.read_scenes([scene]).shown)


def told(source: str) -> list[str]:
    try:
        planning = forbear.plan(PlanRequest(source=source, goal="alive(Bob)", author_limit=3))
    except StoryError as error:
        return [diagnostic.message for diagnostic in error.diagnostics]
    assert_type(planning, Planning)
    found = [story.brief() for story in planning]
    if planning.limit is not None:
        assert_type(planning.limit, LimitReached)
    return found or list(planning.why_not().sentences)


def played(scene: forbear.Scene) -> forbear.Play:
    play = forbear.play(scene, scene.roles[0], seed=1)
    while not play.is_over:
        play = play.choose(play.names[0])
    return forbear.resume(play.save())


def carried(source: str) -> forbear.Cast:
    cast = forbear.cast(source)
    assert_type(cast.odds(cast.people[0], within=0.1)[cast.decide(cast.people[0])], float)
    assert_type(cast.happened(cast.decide(cast.people[0])).exact, bool)
    return forbear.restore(cast.save(), source)


def looked_at(source: str) -> None:
    assert_type(forbear.export(forbear.load(source), "ink", role="Ann"), str)
    assert_type(forbear.check(source), tuple[forbear.Diagnostic, ...])
    assert_type(forbear.formatted(source), str)
    names = [entry.name for entry in forbear.list_scenes().entries]
    assert_type(names, list[str])
    assert_type(forbear.check_plan(source, "tell(Ann, Bob)").holds, bool)
    assert_type(forbear.recognise(forbear.load(source).run()).brief(), str)


def edited(source: str, scene: forbear.Scene) -> bool:
    found = forbear.load(source).run().diff(scene.run())
    assert_type(found.is_none, bool)
    return found.is_none and not found.as_data()["beliefs"]


def thought(scene: forbear.Scene) -> float:
    reply = scene.ask("Ann > Bob knows whether good(Ann)", at=1)
    assert_type(reply, forbear.Reply)
    held = scene.run().belief("Ann", "Bob", "good(Ann)")
    return (reply.knows or 0.0) + held[True]


def fitted(scene: forbear.Scene) -> dict[str, float]:
    held = forbear.model(scene, ["precision(Ann)"], [{"choice": "give", "count": 3}, {"choice": "keep", "count": 1}])
    assert_type(held.loglik({"precision(Ann)": 2.0}), float)
    return {one.name: one.value for one in held.fit().estimates}


def built() -> StoryBuilder:
    return StoryBuilder()
