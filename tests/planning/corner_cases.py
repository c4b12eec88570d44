"""Small problems of our own, one idea each, with all their plans, worked out by hand from docs/planning.md.

`plans` are all courses of events that raise the author's utility within the limits, every step wanted by all who must
consent to it, none with a step that it could spare. The reason stands with each.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled


class CornerCase(NamedTuple):
    """A problem as text, and all its plans as the names of their actions, with at most four steps, two minds deep."""

    text: str
    plans: frozenset[str]


_ANN = "entity Ann : character;\n"
_TWO = _ANN + "entity Bob : character;\n"
_EAT = "action eat() { precondition: !fed(); effect: fed(); consenting: Ann; };\n"
_FED = "property fed() : boolean;\nutility(): if(fed()) 1 else 0;\n"

CASES = {
    # Ann is better off fed.
    "wanted": CornerCase(_ANN + _FED + _EAT + "utility(Ann): if(fed()) 1 else 0;", frozenset({"eat"})),
    # Nothing is better for Ann: as well off is no reason.
    "unwanted": CornerCase(_ANN + _FED + _EAT + "utility(Ann): 3;", frozenset()),
    # To wander changes something that nobody cares for: the plan with it has the same end without it.
    "needless": CornerCase(
        _ANN
        + _FED
        + "property away() : boolean;\n"
        + _EAT
        + "action wander() { effect: away(); consenting: Ann; };\nutility(Ann): if(fed()) 1 else 0;",
        frozenset({"eat"}),
    ),
    # Rain is nobody's doing: the author may use it. Ann hides once it rains.
    "weather": CornerCase(
        _ANN + "property rain() : boolean; property dry() : boolean;\n"
        "action rains() { effect: rain(); };\n"
        "action hide() { precondition: rain(); effect: dry(); consenting: Ann; };\n"
        "utility(): if(dry()) 1 else 0; utility(Ann): if(dry()) 1 else 0;",
        frozenset({"rains hide"}),
    ),
    # Ann would pack if she could count on the rain, and nobody counts on what is nobody's doing.
    "no miracle": CornerCase(
        _ANN + "property packed() : boolean; property rain() : boolean; property sold() : boolean;\n"
        "action pack() { precondition: !rain(); effect: packed(); consenting: Ann; };\n"
        "action rains() { effect: rain(); };\n"
        "action sell() { precondition: packed() & rain(); effect: sold(); consenting: Ann; };\n"
        "utility(): if(sold()) 1 else 0; utility(Ann): if(sold()) 1 else 0;",
        frozenset(),
    ),
    # Ann goes for gold that is not there: go, take is her plan; there is nothing to take. The author wants her gone.
    "mistaken": CornerCase(
        _ANN + "property there() : boolean; property gold() : boolean; property rich() : boolean;\n"
        "believes(Ann, gold());\n"
        "action go() { effect: there(); consenting: Ann; };\n"
        "action take() { precondition: there() & gold(); effect: rich(); consenting: Ann; };\n"
        "utility(): if(there()) 1 else 0; utility(Ann): if(rich()) 1 else 0;",
        frozenset({"go"}),
    ),
    # Ann tells Bob that the figs are ripe, so that he leaves; he comes for figs. Without the lie he has no reason.
    "lie": CornerCase(
        _TWO + "property gone() : boolean; property ripe() : boolean;\n"
        "action tell() { effect: believes(Bob, ripe()); consenting: Ann; };\n"
        "action leave() { effect: gone(); consenting: Bob; };\n"
        "utility(): if(gone()) 1 else 0; utility(Ann): if(gone()) 1 else 0;\n"
        "utility(Bob): if(gone() & ripe()) 1 else 0;",
        frozenset({"tell leave"}),
    ),
    # A trade needs both, and Bob loses by it.
    "one loses": CornerCase(
        _TWO + "property traded() : boolean;\naction trade() { effect: traded(); consenting: Ann, Bob; };\n"
        "utility(): if(traded()) 1 else 0; utility(Ann): if(traded()) 1 else 0; utility(Bob): if(traded()) 0 else 1;",
        frozenset(),
    ),
    # A trade needs both, and both win.
    "both win": CornerCase(
        _TWO + "property traded() : boolean;\naction trade() { effect: traded(); consenting: Ann, Bob; };\n"
        "utility(): if(traded()) 1 else 0; utility(Ann): if(traded()) 1 else 0; utility(Bob): if(traded()) 2 else 1;",
        frozenset({"trade"}),
    ),
    # First Ann pays (2 falls to 1), then she has the goods (1 + 3).
    "loss before gain": CornerCase(
        _ANN + "property coins() : number; property goods() : number; coins() = 2; goods() = 0;\n"
        "action pay() { precondition: coins() == 2; effect: coins() = 1; consenting: Ann; };\n"
        "action collect() { precondition: coins() == 1 & goods() == 0; effect: goods() = 3; consenting: Ann; };\n"
        "utility(): goods(); utility(Ann): coins() + goods();",
        frozenset({"pay collect"}),
    ),
    # Ann earns while it makes her richer; the author looks for three coins, and each number of coins is its own end.
    "three coins": CornerCase(
        _ANN + "property coins() : number; coins() = 0;\n"
        "action earn() { precondition: coins() < 3; effect: coins() = coins() + 1; consenting: Ann; };\n"
        "utility(): if(coins() >= 3) 1 else 0; utility(Ann): coins();",
        frozenset({"earn earn earn"}),
    ),
    # The bell wakes Bob by itself, and whoever is awake answers; Ann rings to be answered.
    "trigger": CornerCase(
        _TWO + "property rung() : boolean; property awake() : boolean; property heard() : boolean;\n"
        "action ring() { precondition: !rung(); effect: rung(); consenting: Ann; };\n"
        "trigger wakes() { precondition: rung() & !awake(); effect: awake(); };\n"
        "action answer() { precondition: awake(); effect: heard(); consenting: Bob; };\n"
        "utility(): if(heard()) 1 else 0; utility(Ann): if(heard()) 1 else 0; utility(Bob): if(heard()) 1 else 0;",
        frozenset({"ring answer"}),
    ),
    # Nobody sees Ann lock the door, so Bob tries it: he thinks it open. The author wants it locked and tried.
    "closed eyes": CornerCase(
        _TWO + "property locked() : boolean; property tried() : boolean;\n"
        "action lock() { precondition: !locked(); effect: locked(); consenting: Ann; "
        "observing(c : character): c == Ann; };\n"
        "action try() { effect: tried(); consenting: Bob; };\n"
        "utility(): if(locked() & tried()) 1 else 0; utility(Ann): if(locked()) 1 else 0;\n"
        "utility(Bob): if(tried() & !locked()) 1 else 0;",
        frozenset({"lock try", "try lock"}),
    ),
}
"""By what each is about."""


@cache
def corner_case(name: str) -> CompiledTask:
    """Return the compiled task of one of them."""
    return compiled(ground(load_problem(CASES[name].text)))
