"""What every mind believes at the beginning where every mind is sure: the states met by going from mind to mind.

What A thinks B believes is, unless the file says otherwise, what *A* believes. The states are finitely many: past the
longest declared path only the last mind matters.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import RequestError
from forbear.grounding.task import Declaration, Task
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.evaluation import evaluate, extended

State = tuple[Value, ...]

_ANYWHERE = "…"
"""Stands at the head of a path past the longest declared one."""


class SureMinds:
    """The believed states of one task. Raises RequestError where a mind or nature is unsure at the beginning."""

    def __init__(self, task: Task) -> None:
        if task.drawn:
            cell = task.drawn[0][0][0]
            raise RequestError(f"{task.fluents[cell]} is left to chance, and a plan needs a beginning that is sure")
        self._task = task
        self._exact = tuple(declaration.path for declaration in task.declarations if not declaration.openly)
        self._known: dict[tuple[Path, int, str], tuple[State, tuple[Path, State]]] = {}
        self._ends: dict[tuple[Path, int, Path], tuple[State, State]] = {}
        """Both by a state's identity, which is its own as long as the state is kept here: hashing one takes long."""
        self._declared: dict[Path, tuple[Declaration, ...]] = {}
        self.root: tuple[Path, State] = ((), task.initial)

    def believed(self, place: tuple[Path, State], name: str) -> tuple[Path, State]:
        """Return the state that `name` believes in, from a state at the end of a path."""
        path, state = place
        found = self._known.get((path, id(state), name))
        if found is None:
            deeper = extended(path, name)
            if not any(exact[: len(deeper)] == deeper for exact in self._exact):
                deeper = (_ANYWHERE, name)
            found = (state, (deeper, self._overwritten(state, self._told(deeper))))
            self._known[path, id(state), name] = found
        return found[1]

    def all(self) -> Iterator[tuple[Path, State]]:
        """Yield every believed state once, the true one first."""
        pending = [self.root]
        seen = {self.root}
        while pending:
            place = pending.pop(0)
            yield place
            for name in self._task.characters:
                deeper = self.believed(place, name)
                if deeper not in seen:
                    seen.add(deeper)
                    pending.append(deeper)

    def value(self, place: tuple[Path, State], path: Path, cell: int) -> Value:
        """Return what the minds on a path, from a place on, take a cell to be."""
        return self.state(place, path)[cell]

    def state(self, place: tuple[Path, State], path: Path) -> State:
        """Return the state that the minds on a path, from a place on, believe in."""
        own, state = place
        found = self._ends.get((own, id(state), path))
        if found is None:
            end = place
            for name in path:
                end = self.believed(end, name)
            found = self._ends[own, id(state), path] = (state, end[1])
        return found[1]

    def _told(self, path: Path) -> tuple[Declaration, ...]:
        found = self._declared.get(path)
        if found is None:
            found = self._declared[path] = self._all_told(path)
        return found

    def _all_told(self, path: Path) -> tuple[Declaration, ...]:
        exact = tuple(d for d in self._task.declarations if not d.openly and d.path == path)
        taken = {cell for declaration in exact for cell in declaration.cells}
        openly = (d for d in self._task.declarations if d.openly and d.path == path[-1:])
        return (*(d for d in openly if taken.isdisjoint(d.cells)), *exact)

    def _overwritten(self, state: State, told: tuple[Declaration, ...]) -> State:
        """Return the state with what was told written into it; conditions read it as it comes to be."""
        for _ in range(len(told) + 1):
            after = list(state)
            for declaration in told:
                for cell, value in zip(declaration.cells, self._sure(declaration, state), strict=True):
                    after[cell] = value
            if tuple(after) == state:
                break
            state = tuple(after)
        return state

    def _sure(self, declaration: Declaration, state: State) -> tuple[Value, ...]:
        def read(path: Path, cell: int) -> Value:
            return state[cell]

        for condition, choices in declaration.alternatives:
            if evaluate(condition, read) is True:
                if len(choices) > 1:
                    what = " & ".join(str(self._task.fluents[cell]) for cell in declaration.cells)
                    raise RequestError(
                        f"{declaration.path[-1]} is unsure of {what}, and a plan needs minds that are sure"
                    )
                return tuple(evaluate(value, read) for value in choices[0][0])
        return tuple(state[cell] for cell in declaration.cells)
