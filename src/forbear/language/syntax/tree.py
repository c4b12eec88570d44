"""What was written: a closed union of frozen classes, each knowing its place; nothing here is resolved or checked.

Two pieces of text that differ only in layout and comments give equal syntax: places and comments do not count.
"""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.syntax.tree_expressions import Assignment as Assignment
from forbear.language.syntax.tree_expressions import Binder as Binder
from forbear.language.syntax.tree_expressions import Call as Call
from forbear.language.syntax.tree_expressions import Chain as Chain
from forbear.language.syntax.tree_expressions import Compare as Compare
from forbear.language.syntax.tree_expressions import Expression as Expression
from forbear.language.syntax.tree_expressions import If as If
from forbear.language.syntax.tree_expressions import Membership as Membership
from forbear.language.syntax.tree_expressions import MindTerm as MindTerm
from forbear.language.syntax.tree_expressions import Name as Name
from forbear.language.syntax.tree_expressions import Negation as Negation
from forbear.language.syntax.tree_expressions import Numeral as Numeral
from forbear.language.syntax.tree_expressions import Operation as Operation
from forbear.language.syntax.tree_expressions import QuestionMark as QuestionMark
from forbear.language.syntax.tree_expressions import WeightedEntry as WeightedEntry
from forbear.language.syntax.tree_expressions import Weights as Weights
from forbear.language.syntax.tree_pieces import NO_COMMENTS as NO_COMMENTS
from forbear.language.syntax.tree_pieces import Comments as Comments
from forbear.language.syntax.tree_pieces import Formal as Formal
from forbear.language.syntax.tree_pieces import Piece as Piece
from forbear.language.syntax.tree_pieces import TextDef as TextDef
from forbear.language.syntax.tree_tropes import ClaimPart as ClaimPart
from forbear.language.syntax.tree_tropes import DetailPart as DetailPart
from forbear.language.syntax.tree_tropes import LetPart as LetPart
from forbear.language.syntax.tree_tropes import MomentPart as MomentPart
from forbear.language.syntax.tree_tropes import NeverPart as NeverPart
from forbear.language.syntax.tree_tropes import PeoplePart as PeoplePart
from forbear.language.syntax.tree_tropes import TropeDef as TropeDef
from forbear.language.syntax.tree_tropes import TropePart as TropePart
from forbear.records import dataclass, field

GAP = "..."
"""How `...` and `…`, any events between those that are told, are written."""

# Definitions


@dataclass(frozen=True, slots=True)
class ImportDef(Piece):
    name: str


@dataclass(frozen=True, slots=True)
class TypeDef(Piece):
    """`bounds`: of a range of whole numbers, `type offer = 0..100`."""

    name: str
    parents: tuple[str, ...]
    bounds: tuple[Expression, Expression] | None = None


@dataclass(frozen=True, slots=True)
class EntityDef(Piece):
    name: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyDef(Piece):
    name: str
    formals: tuple[Formal, ...]
    type: str


@dataclass(frozen=True, slots=True)
class ConstantDef(Piece):
    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class PreconditionPart(Piece):
    condition: Expression


@dataclass(frozen=True, slots=True)
class EffectPart(Piece):
    effect: Expression


@dataclass(frozen=True, slots=True)
class ConsentingPart(Piece):
    characters: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ObservingPart(Piece):
    variable: str
    type: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class GlimpsingPart(Piece):
    """`observing(c : character) as hides(a): …`: who sees no more than something of that name."""

    variable: str
    type: str
    label: Call
    condition: Expression


@dataclass(frozen=True, slots=True)
class UnsuspectedPart(Piece):
    """`unsuspected;`"""


@dataclass(frozen=True, slots=True)
class FailingPart(Piece):
    """`may fail;`, or `may fail: effect;`"""

    effect: Expression | None


@dataclass(frozen=True, slots=True)
class RevealingPart(Piece):
    """`revealing: f, g`, or `revealing(c : character) if(φ): f, g`."""

    fluents: tuple[Expression, ...]
    variable: str | None = None
    type: str | None = None
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class CostPart(Piece):
    character: Expression
    kind: str | None
    amount: Expression


@dataclass(frozen=True, slots=True)
class WeightPart(Piece):
    weight: Expression


@dataclass(frozen=True, slots=True)
class SaysPart(Piece):
    text: str


Part = (
    PreconditionPart
    | EffectPart
    | ConsentingPart
    | ObservingPart
    | GlimpsingPart
    | UnsuspectedPart
    | FailingPart
    | RevealingPart
    | CostPart
    | WeightPart
    | SaysPart
)


@dataclass(frozen=True, slots=True)
class ActionDef(Piece):
    name: str
    formals: tuple[Formal, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TriggerDef(Piece):
    name: str
    formals: tuple[Formal, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class UtilityDef(Piece):
    """`character` None: the author's."""

    character: str | None
    value: Expression


@dataclass(frozen=True, slots=True)
class ReasonDef(Piece):
    name: str
    holder: Formal
    kind: str | None
    condition: Expression | None
    value: Expression
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class TypicallyDef(Piece):
    """`typically mercy(c : character) = {…}`: how it is with those of whom nothing is said."""

    name: str
    formals: tuple[Formal, ...]
    value: Expression


@dataclass(frozen=True, slots=True)
class Gap:
    """`...` among what is told: any events between."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ToldDef(Piece):
    """`told: offer(Ken, Harry), ..., kill(Harry, Ken)`."""

    events: tuple[Call | Gap, ...]


@dataclass(frozen=True, slots=True)
class ToldBecauseDef(Piece):
    """`told because fondness or belief(Ann, good(Bob)) >= likely`: a Name is of a kind."""

    causes: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """`joined`, or `not joined`, among the outcomes that are told."""

    name: str
    is_so: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ToldOutcomesDef(Piece):
    """`told outcomes joined, not both_live`."""

    outcomes: tuple[ToldOutcome, ...]


@dataclass(frozen=True, slots=True)
class SettingPart(Piece):
    """`depth: 1` inside `mind`."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class MindDef(Piece):
    character: str
    parts: tuple[SettingPart, ...]


@dataclass(frozen=True, slots=True)
class TauDef(Piece):
    value: Expression


@dataclass(frozen=True, slots=True)
class DriftDef(Piece):
    """`drift trust(c) = 0.02 toward believed;`: how fast it is forgotten, in a game, what a mind has learned of a fluent."""

    name: str
    arguments: tuple[Expression, ...]
    rate: Expression
    toward: str


@dataclass(frozen=True, slots=True)
class LapseDef(Piece):
    value: Expression


@dataclass(frozen=True, slots=True)
class Level0Def(Piece):
    value: Expression


@dataclass(frozen=True, slots=True)
class TurnsDef(Piece):
    """Each turn's chooser, with its place."""

    turns: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ScriptDef(Piece):
    """`script: move(Sally, Ball), leave(Sally)`: events that simply happen."""

    events: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class EndsDef(Piece):
    condition: Expression


@dataclass(frozen=True, slots=True)
class OutcomeDef(Piece):
    name: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class CaseDef(Piece):
    name: str
    body: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class ReaderDef(Piece):
    """`reader sees(a, b)`: the actions it is shown; `reader sees(all)`: all of them."""

    sees: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class WatchDef(Piece):
    belief: Expression


@dataclass(frozen=True, slots=True)
class RoleBinding:
    """`harm(b) = …`."""

    name: str
    formals: tuple[Formal, ...]
    value: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RoleDef(Piece):
    bindings: tuple[RoleBinding, ...]


@dataclass(frozen=True, slots=True)
class SaysDef(Piece):
    """`says good(c) = False: "…"`: how a thing is told. An entity has a pronoun, a fluent may have a value."""

    kind: OneOf["fluent", "reason", "outcome", "entity"]
    name: str
    text: str
    arguments: tuple[Expression, ...] = ()
    value: Expression | None = None
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class Statement(Piece):
    """An initial statement; `openly`: everybody knows; `exactly`: no reading moves it."""

    effect: Expression
    openly: bool = False
    is_exact: bool = False


Definition = (
    ImportDef
    | TypeDef
    | EntityDef
    | PropertyDef
    | ConstantDef
    | ActionDef
    | TriggerDef
    | UtilityDef
    | ReasonDef
    | MindDef
    | TauDef
    | LapseDef
    | DriftDef
    | Level0Def
    | TurnsDef
    | ScriptDef
    | TypicallyDef
    | ToldDef
    | ToldBecauseDef
    | ToldOutcomesDef
    | EndsDef
    | OutcomeDef
    | CaseDef
    | ReaderDef
    | WatchDef
    | RoleDef
    | TropeDef
    | TextDef
    | SaysDef
    | Statement
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `lines` are its lines, for showing mistakes; `comments` what stands after the last definition."""

    definitions: tuple[Definition, ...]
    file: str = field(compare=False)
    lines: tuple[str, ...] = field(compare=False, repr=False, default=())
    comments: tuple[str, ...] = field(compare=False, repr=False, default=())

    @property
    def is_base(self) -> bool:
        """Say whether the file is read as the base language reads it (`.txt`)."""
        return self.file.endswith(".txt")

    @property
    def is_telling(self) -> bool:
        """Say whether the file says what is told of the story beside it (`.told`)."""
        return self.file.endswith(".told")
