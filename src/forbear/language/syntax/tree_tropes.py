"""What a trope file says: a pattern over told stories, part by part."""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.language.syntax.tree_expressions import Expression
from forbear.language.syntax.tree_pieces import Piece, TextDef
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class PeoplePart(Piece):
    """`roles: bob, alice;`"""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MomentPart(Piece):
    """`later answer by alice: …`; `order` says how it follows the moment before: at once, or at any time after it."""

    order: OneOf["step", "then", "later"]
    name: str
    by: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class NeverPart(Piece):
    """`never between offer, answer: …`, of a step called `it`."""

    first: str
    last: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class LetPart(Piece):
    name: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class ClaimPart(Piece):
    """A premise, a variant, a degree of effect, or what is told beside; with the words it is told in."""

    kind: OneOf["premise", "beside", "variant", "effect"]
    name: str
    text: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class DetailPart(Piece):
    """What a variant may also be: `detail name of variant "…": …`."""

    name: str
    variant: str
    text: str
    condition: Expression


TropePart = PeoplePart | MomentPart | NeverPart | LetPart | ClaimPart | DetailPart | TextDef


@dataclass(frozen=True, slots=True)
class TropeDef(Piece):
    """A pattern over told stories."""

    name: str
    parts: tuple[TropePart, ...]
