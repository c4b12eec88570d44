"""Events and steps: equal ones are one object, however they came about."""

from __future__ import annotations

import copy
import gc
import pickle

from forbear.minds.events import Event, Step
from forbear.records import replace


def test_equal_events_are_one_object_also_copied_pickled_and_changed_back() -> None:
    event = Event("act", "Ann", 3, True)
    assert Event("act", "Ann", 3, carries=True) is event
    assert pickle.loads(pickle.dumps(event)) is event
    assert copy.deepcopy(event) is event
    seen = replace(event, seen_by=("Bob",))
    assert seen is not event
    assert seen != event
    assert seen.plain is event


def test_equal_steps_are_one_object() -> None:
    step = Step(2, 5, ("Ann", "Bob"))
    assert Step(2, 5, ("Ann", "Bob")) is step
    assert pickle.loads(pickle.dumps(step)) is step
    assert Step(2, 5, ("Ann", "Bob"), is_known=False) is not step
    assert Step(2, 5, ("Ann", "Bob"), is_known=False).announced is step


def test_what_nobody_holds_is_let_go() -> None:
    from forbear.minds import events

    name = "a name that no other test has"
    held = Event("act", name, 1, True)
    assert any(key[1] == name for key in list(events._EVENTS.keys()))
    del held
    gc.collect()
    assert not any(key[1] == name for key in list(events._EVENTS.keys()))
