"""How it is with people of whom nothing is said: the domain's `typically`.

What killing costs an ordinary conscience (`mercy`) is *fitted* by maximum likelihood to what was chosen in the told scenes,
given the chance (a mixture of the levels, by expectation and maximisation: Dempster, Laird & Rubin 1977), with one imagined
person at each level, so that nothing is ruled out that merely did not come up. It is the only thing that is fitted, to all
scenes at once, and knows none. What a scene states stands as it is stated.

What further reasons somebody has who gives a chance is *counted*: how often a coder, from the page's record of the
reason, wrote it down beside another. It cannot be fitted to choices: the page tells only of chances that were given, so
the likeliest would be that everybody always has every reason to give one. Where a scene states no reason at all, what is
typical is which one is foremost (`reason_to_open`), counted over the same openers. Whether whoever may hurt and leave it at
that, or spend the blow on a thing, has to let anger out is counted by the same rule as the first, beside a reason to strike.

How much more a conscience minds killing who is taken for good (`decency`) is counted too: how often the page has it that a told
choice hangs on whether the other is good. It was fitted first, and the choices can hardly tell: whatever the levels, the log
loss moves by less than its error (docs/catalogue.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from forbear.api.scene import load
from forbear.language.tale import ToldBelief
from forbear.language.values import Value
from forbear.minds.interface import Engine
from forbear.reading.likelihoods import Likelihoods
from forbear.records import dataclass
from forbear.stories.sweep.told import log_likelihood
from study.examples import examples
from study.folds import FOLDS, fold_of
from study.known import known
from study.outcomes import Outcome, outcomes
from study.tellings import CLASSES, DEEDS, chances, patient, told_situation

FITTED = "mercy"
LEVELS = ("overwhelming", "strong", "some", "slight", "none")

COUNTED = ("regard", "following", "pride", "release", "forbearance")
"""The reasons for giving a chance that are counted: those that anybody may have who gives one, whatever else the scene
holds. There is none for curiosity, which was never written down beside another."""

FOREMOST = "reason_to_open"
"""What the reasons for giving a chance are called together, where none is stated: one of these is foremost, or another."""

TOGETHER = {
    "regard": "regard(b, a)",
    "forbearance": "forbearance(b, a)",
    "pride": "pride(b)",
    "following": "following(b, a)",
    "release": "release(b)",
}
"""The counted reasons, as the domain writes them of an opener."""

REASONS = (*COUNTED, "faith", "advantage", "reliance", "longing", "curiosity", "corruption", "ransom", "atonement")
"""All that the how-to has as reasons for giving a chance: beside one of these another stands, or does not."""

OPENING = ("can_open", "can_arm", "can_dismiss", "can_lower", "can_unarm", "can_lay_down", "can_back_down", "can_bar")

UNNAMED = ("", "none", "indifferent")
"""What the page's record has where it names no reason for the chance."""

VENTED = ("wrath",)
"""The reason for doing less than kill that is counted: it counts whether v was hurt or a thing was."""

MOTIVES = (*VENTED, "grudge", "score", "justice", "prize", "orders", "implant", "danger", "menace", "quarry")
"""All that the how-to has as reasons to strike."""

MINDED = "decency"
"""What of a conscience asks who it is: counted by what the page says that choices hang on."""

WORTH = "good("
"""What a telling says of somebody where a choice hangs on their being good, or a villain."""

LESS = ("can_wound", "can_vent")
"""What lets somebody do less than kill, and leave it at that."""

LAPSE = 0.05
"""How often people do what is beyond all reckoning: shared alike by the classes."""

IMAGINED = 1.0
"""So many people stand at each level beside those that are told of."""

NEAR = 1e-9
"""A step that moves no weight by more ends the fit."""

Weights = tuple[float, ...]
Odds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ChanceOdds:
    """A told chance, with the odds of each class of deeds, given the chance, by the level of the chooser's mercy: among people
    who have as much decency as is counted in the other folds.

    is_open: whether the scene leaves that level open; else there is one row. by_level: in the order of LEVELS.
    """

    outcome: Outcome
    is_open: bool
    by_level: tuple[Odds, ...]

    @property
    def scene(self) -> str:
        """The scene's name."""
        return self.outcome.scene

    def among(self, weights: Weights) -> dict[str, float]:
        """Return the odds of each class among people with these weights, lapses included."""
        used = weights if self.is_open else (1.0,)
        return {
            name: (1 - LAPSE) * math.fsum(w * odds[name] for w, odds in zip(used, self.by_level, strict=True))
            + LAPSE / len(CLASSES)
            for name in CLASSES
        }


def asked() -> tuple[Outcome, ...]:
    """Return the chances that count, of which the page tells what was chosen and the telling says so."""
    return tuple(o for o in outcomes() if o.is_scored and o.choices)


def chance_odds(outcome: Outcome) -> ChanceOdds | None:
    """Return the odds of a told chance; None where the telling leaves the choice open, or the scene cannot come to it."""
    told = told_situation(outcome.scene, outcome.case)
    if told is None:
        return None
    found = list(chances(told.told, outcome.alice))
    if outcome.chance > len(found):
        return None
    chance = found[outcome.chance - 1]
    deeds = [deed for name in CLASSES for deed in DEEDS[name]]

    def answer(engine: Engine) -> dict[str, float]:
        return {deed: log_likelihood(engine, chance.told(deed)) for deed in deeds}

    name = f"{FITTED}({outcome.alice})"
    place = next((n for n, q in enumerate(told.quantities) if q.name == name and q.source == "typical"), None)
    base = tuple(one.said for one in told.quantities)
    rows = [base]
    if place is not None:
        texts = [one.text for one in told.quantities[place].possibilities]
        rows = [(*base[:place], texts.index(level), *base[place + 1 :]) for level in LEVELS]
    minded = f"{MINDED}({outcome.alice})"
    asks = next((n for n, q in enumerate(told.quantities) if q.name == minded and q.source == "typical"), None)
    shares: Shares = {"none": 1.0} if asks is None else counted_decency(fold_of()[outcome.scene])
    if asks is not None:
        texts = [one.text for one in told.quantities[asks].possibilities]
        rows = [(*row[:asks], texts.index(level), *row[asks + 1 :]) for row in rows for level in shares]
    columns = dict(zip(deeds, Likelihoods(told.task, told.quantities, answer, deeds, patient).at(rows), strict=True))
    each = []
    for row in range(len(rows)):
        mass = {name: math.fsum(math.exp(columns[deed][row]) for deed in DEEDS[name]) for name in CLASSES}
        total = math.fsum(mass.values())
        if total <= 0:
            return None
        each.append({name: amount / total for name, amount in mass.items()})
    by_level = [
        {
            name: math.fsum(share * odds[name] for share, odds in zip(shares.values(), each[at:], strict=False))
            for name in CLASSES
        }
        for at in range(0, len(each), len(shares))
    ]
    return ChanceOdds(outcome, place is not None, tuple(by_level))


def fitted(told: Sequence[ChanceOdds]) -> Weights:
    """Return the weights of the levels under which what was chosen is likeliest."""
    weights: Weights = (1 / len(LEVELS),) * len(LEVELS)
    each = [
        [
            (1 - LAPSE) * math.fsum(odds[name] for name in one.outcome.choices) + LAPSE / len(CLASSES)
            for odds in one.by_level
        ]
        for one in told
        if one.is_open
    ]
    while True:
        counts = [IMAGINED] * len(LEVELS)
        for likelihoods in each:
            joint = [weight * likelihood for weight, likelihood in zip(weights, likelihoods, strict=True)]
            whole = math.fsum(joint)
            for place, share in enumerate(joint):
                counts[place] += share / whole
        total = math.fsum(counts)
        after = tuple(count / total for count in counts)
        moved = max(abs(a - b) for a, b in zip(after, weights, strict=True))
        weights = after
        if moved < NEAR:
            return weights


Shares = dict[str, float]
"""How often a reason has each level."""


@cache
def counted_reasons() -> dict[str, Shares]:
    """Return how often each counted reason stands beside another of its like, by its level: among the openers of whom the page
    names a reason, and among those who may do less than kill; with one imagined person at each level."""
    named = [e.scene for e in examples() if known()[e.scene]["bob_reason_code"] not in UNNAMED]
    every = [e.scene for e in examples()]
    return {
        MINDED: counted_decency(),
        **_counted(COUNTED, REASONS, OPENING, named),
        FOREMOST: _foremost(named),
        **_counted(VENTED, MOTIVES, LESS, every),
    }


@cache
def counted_decency(without: int | None = None) -> Shares:
    """Return how often a told choice hangs, as the page has it, on whether the other is good; with one imagined person at each
    level. How much more such a person minds it is not said, so the two levels share them alike. without: a fold that does not
    count."""
    fold = fold_of()
    told = [(o.scene, o.case) for o in asked() if fold[o.scene] != without]
    hanging = sum(_hangs_on_worth(*one) for one in told)
    whole = len(told) + 3 * IMAGINED
    some = (hanging / 2 + IMAGINED) / whole
    return {"none": (len(told) - hanging + IMAGINED) / whole, "some": some, "strong": some}


@cache
def _hangs_on_worth(scene: str, case: str) -> bool:
    tale = load(scene, case=case or None, before=True).problem.tale
    return tale is not None and any(isinstance(one, ToldBelief) and WORTH in one.text for one in tale.because)


def _counted(
    names: Sequence[str], reasons: Sequence[str], means: Sequence[str], scenes: Sequence[str]
) -> dict[str, Shares]:
    levels = ("none", "some", "strong")
    counts = {name: Counter(dict.fromkeys(levels, IMAGINED)) for name in names}
    for stated in (stated for scene in scenes for stated in _stated_reasons(scene, reasons, means)):
        for name in names:
            if any(level != "none" for other, level in stated.items() if other != name):
                counts[name][stated.get(name, "none")] += 1
    return {
        name: {level: count / math.fsum(found.values()) for level, count in found.items()}
        for name, found in counts.items()
    }


def _foremost(scenes: Sequence[str]) -> Shares:
    """Return how often each of the counted reasons is foremost, by its level: the largest of those stated of an opener, several
    as large sharing them; the last is none of these. One imagined opener has each."""
    places = [(name, level) for name in TOGETHER for level in ("strong", "some")]
    counts = dict.fromkeys([*places, ("", "")], IMAGINED)
    for stated in (stated for scene in scenes for stated in _stated_reasons(scene, REASONS, OPENING)):
        most = min((LEVELS.index(level) for level in stated.values()), default=LEVELS.index("none"))
        level = "strong" if most <= LEVELS.index("strong") else "some"
        largest = [name for name, one in stated.items() if LEVELS.index(one) == most != LEVELS.index("none")]
        for name in largest:
            counts[(name, level) if name in TOGETHER else ("", "")] += 1 / len(largest)
    whole = math.fsum(counts.values())
    return {_joint(*place): count / whole for place, count in counts.items()}


def _joint(name: str, level: str) -> str:
    """Return that one reason has a level and the others are none, as the domain writes it."""
    return " & ".join(f"{fluent} = {level if one == name else 'none'}" for one, fluent in TOGETHER.items())


def _stated_reasons(scene: str, reasons: Sequence[str], means: Sequence[str]) -> Iterable[dict[str, str]]:
    """Yield for each of a scene's people with such means what the scene states of these reasons of theirs, by name."""
    task = load(scene, before=True).task
    named: dict[Value, str] = {1: "slight", 3: "some", 6: "strong", 12: "overwhelming"}
    stated = {
        (fluent.name, fluent.arguments): named[value]
        for fluent, value, setter in zip(task.fluents, task.initial, task.setters, strict=True)
        if setter >= 0 and value in named
    }
    for fluent, value in zip(task.fluents, task.initial, strict=True):
        if fluent.name in means and value is True:
            of = dict.fromkeys(reasons, (fluent.arguments[:2], fluent.arguments[:1]))
            yield {
                name: next(stated[name, place] for place in places if (name, place) in stated)
                for name, places in of.items()
                if any((name, place) in stated for place in places)
            }


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights fitted to all chances, and those fitted to four folds each."""

    weights: Weights
    folds: tuple[Weights, ...]

    def of(self, scene: str) -> Weights:
        """Return the weights that know nothing of a scene: those of the other four folds."""
        return self.folds[fold_of()[scene]]


def fit(told: Sequence[ChanceOdds]) -> Fit:
    """Fit the weights to all chances, and to each four folds."""
    folds = tuple(fitted([one for one in told if fold_of()[one.scene] != number]) for number in range(FOLDS))
    return Fit(fitted(told), folds)
