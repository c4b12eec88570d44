"""The kinds of reasons and costs: one list, which everything else that speaks of them folds over.

A domain gives its reasons and costs kinds, and patterns read these, never names. A new kind is one entry here; what the
entry says of it decides where it counts.
"""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """What a reason or a cost can be of.

    is_dear: what a deed loses its doer of it is dear to them (the word `dear`). ties: what somebody loses of it by harm to
    another is need of the other (`needs`). turns_to_fear: where it falls by harm to oneself alone, it is felt as fear.
    seeks: what it shows of whoever gives somebody a chance (the features that scenes are compared by): that they are after
    something of their own, or want to be seen for who they are; None: neither.
    """

    name: str
    meaning: str
    is_dear: bool = False
    ties: bool = False
    turns_to_fear: bool = False
    seeks: OneOf["gain", "self"] | None = None


_KINDS = (
    ReasonKind("conscience", "what doing wrong takes out of one", seeks="self"),
    ReasonKind("need", "what one cannot be without", is_dear=True, ties=True, turns_to_fear=True, seeks="gain"),
    ReasonKind("fear", "the danger that somebody is to one"),
    ReasonKind("reprisal", "what others would do to one for it"),
    ReasonKind("duty", "what one is bound to, by office, order or oath", ties=True, seeks="gain"),
    ReasonKind("debt", "what one owes", seeks="gain"),
    ReasonKind("fondness", "what becomes of those one loves", is_dear=True, ties=True, seeks="self"),
    ReasonKind("hatred", "what those one hates should suffer", seeks="gain"),
    ReasonKind("gain", "what one would have by it", ties=True, turns_to_fear=True, seeks="gain"),
    ReasonKind("belief", "what others are to think, and what one could not bear to think", seeks="self"),
)

KINDS = {kind.name: kind for kind in _KINDS}
"""Every kind by its name, in the order in which they are told."""

DEAR = frozenset(kind.name for kind in _KINDS if kind.is_dear)
TIES = frozenset(kind.name for kind in _KINDS if kind.ties)
TURN_TO_FEAR = frozenset(kind.name for kind in _KINDS if kind.turns_to_fear)
OWN_GAIN = tuple(kind.name for kind in _KINDS if kind.seeks == "gain")
TO_BE_SEEN = tuple(kind.name for kind in _KINDS if kind.seeks == "self")
