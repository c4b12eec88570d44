"""Chooses the form in which a tape is evaluated: the quickest that there is for so many points.

Plain Python is always there; numpy where it is installed. Native code is begun in the background once much is asked of a
tape, and used when it is ready, or waited for where that is sooner. JAX is used where it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from forbear.errors import RequestError
from forbear.extras import require
from forbear.minds.tape.forms import Form, Kind
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.tape import Tape

if TYPE_CHECKING:
    from forbear.minds.tape.native import Making

_FEW = 32
"""So many points numpy takes as long for as plain Python."""

_LOAD = 4_000_000
"""Operations that plain Python takes as long for as it takes to load numpy."""

_BEGIN = 20_000_000
"""Operations asked of a tape before native code is begun."""

_WAIT = {"python": 100_000, "numpy": 2_000_000}
"""Points for which native code is sooner even if it has to be waited for."""


class Forms:
    """A tape, and the forms that it is in by now."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self._forms: dict[Kind, Form] = {}
        self._making: Making | None = None
        self._asked = 0

    def form(self, points: int, by: Kind | None = None) -> Form:
        """Return the form for so many points. by: the one that is wanted. Raises RequestError where that is not here."""
        if by is not None:
            return self._wanted(by)
        work = points * len(self.tape.operations)
        is_numpy = points > _FEW and ("numpy" in sys.modules or work > _LOAD) and find_spec("numpy") is not None
        plain: Kind = "numpy" if is_numpy else "python"
        self._asked += work
        native = self._native(begin=self._asked > _BEGIN, wait=points > _WAIT[plain])
        return native or self._wanted(plain)

    def _wanted(self, by: Kind) -> Form:
        if by not in self._forms:
            self._forms[by] = self._made(by)
        return self._forms[by]

    def _made(self, by: Kind) -> Form:
        match by:
            case "python":
                return PlainForm(self.tape)
            case "native":
                native = self._native(begin=True, wait=True)
                if native is None:
                    from forbear.minds.tape.native import compiler_here

                    hint = "it takes a C compiler, and a cache folder that nobody else may write to"
                    raise RequestError("native code cannot be made here", hint if compiler_here() else "install gcc")
                return native
        for package in ("numpy", by):
            require(package)
        return _library_form(by)(self.tape)

    def _native(self, *, begin: bool, wait: bool) -> Form | None:
        if "native" in self._forms:
            return self._forms["native"]
        if self._making is None and begin:
            from forbear.minds.tape.native import making  # slow to load, and seldom wanted

            self._making = making(self.tape)
        if self._making is None:
            return None
        found = self._making.made(wait=wait)
        if found is not None:
            self._forms["native"] = found
        return found


def _library_form(by: Kind) -> Callable[[Tape], Form]:
    """Return the form made by a library; it is loaded when it is first wanted."""
    if by == "jax":
        from forbear.minds.tape.accelerated import JaxForm

        return JaxForm
    from forbear.minds.tape.blocks import BlockForm

    return BlockForm
