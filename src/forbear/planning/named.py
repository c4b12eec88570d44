"""Ground actions by what a user calls them: a name stands for all of that name, `give(Ann, Bob)` for one."""

from __future__ import annotations

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language.nearest import did_you_mean

_SHOWN = 12


def actions_named(task: Task, text: str) -> tuple[int, ...]:
    """Return the numbers of the actions that are meant. Raises RequestError where there are none, with near names."""
    wanted = _without_blanks(text)
    found = tuple(
        a.index
        for a in task.actions
        if wanted == a.name or wanted in (_without_blanks(a.call), _without_blanks(str(a)))
    )
    if found:
        return found
    name = wanted.partition("(")[0]
    names = tuple(dict.fromkeys(a.name for a in task.actions))
    if name in names:
        like = [str(a) for a in task.actions if a.name == name]
        raise RequestError(f"there is no action '{text.strip()}'", f"such as {', '.join(like[:3])}")
    listed = f"there are {', '.join(names[:_SHOWN])}" + (", …" if len(names) > _SHOWN else "")
    raise RequestError(f"there is no action '{text.strip()}'", did_you_mean(name, names) or listed)


def _without_blanks(text: str) -> str:
    return "".join(text.split())
