"""The second and the third question: what does reading name, and does a scene read as it is told come out as it is told?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from forbear.language.kinds import KINDS
from forbear.records import dataclass
from study.as_told import Posterior, SceneRead, ToldChoice
from study.baselines import commonest
from study.comparison import CauseChecked, Row, cause_of
from study.examples import examples
from study.known import distance, known
from study.outcomes import Outcome
from study.scores import Asked, Case, Score

LEAST_LIKELY = 0.01
"""What was likelier than this beforehand counts as earned."""

MOST_STEPS = 3
"""By more steps than this a reading may not depart from what is stated."""

EVEN = 0.5 - 1e-9
"""As likely as not."""

Reads = Mapping[tuple[str, str], SceneRead]


@dataclass(frozen=True, slots=True)
class Named:
    """What a reading names of the told chances: how well, and what it has to beat on the same chances."""

    what: str
    reading: Score
    baselines: tuple[tuple[str, Score], ...]


@dataclass(frozen=True, slots=True)
class ToldSo:
    """A told scene under its likeliest reading. counts: it was likely enough beforehand, and departs little. unlikely:
    the told choices that are not the likeliest, given those before them. is_so_in_the_mean: they all are in the mean of
    readings drawn from the posterior."""

    read: SceneRead
    counts: bool
    unlikely: tuple[ToldChoice, ...]

    @property
    def is_so(self) -> bool:
        """Say whether it comes out as it is told."""
        return self.counts and not self.unlikely and not self.read.failed

    @property
    def is_so_in_the_mean(self) -> bool:
        """Say whether every told choice is as likely as not, weighed over the posterior and not under its likeliest
        reading alone."""
        return self.counts and not self.read.failed and all(choice.mean >= EVEN for choice in self.read.choices)


def named(outcomes: Sequence[Outcome], reads: Reads) -> tuple[Named, ...]:
    """Return how well reading names cause, variant and effect, told what was done; and the last two told the cause too."""
    plain = {"spares": "played_straight", "strikes": "bob_was_wrong", "another_way": "another_way"}
    moved = {"spares": "conscience", "strikes": "hatred", "another_way": "conscience"}
    return (
        _named("cause", outcomes, reads, _kinds, lambda p: p.cause, lambda o: moved[o.choices[0]]),
        _named("variant", outcomes, reads, lambda o: o.variants, lambda p: p.variant, lambda o: plain[o.choices[0]]),
        _named("effect", outcomes, reads, lambda o: o.effects, lambda p: p.effect, lambda _: "nothing"),
        _named(
            "variant, the cause told",
            [o for o in outcomes if _kinds(o)],
            reads,
            lambda o: o.variants,
            lambda p: p.variant,
            lambda o: plain[o.choices[0]],
            is_caused=True,
        ),
        _named(
            "effect, the cause told",
            [o for o in outcomes if _kinds(o)],
            reads,
            lambda o: o.effects,
            lambda p: p.effect,
            lambda _: "nothing",
            is_caused=True,
        ),
    )


def _kinds(outcome: Outcome) -> tuple[str, ...]:
    """Return the kinds of things that the page says it hung on; a belief about somebody is none."""
    return tuple(kind for kind in outcome.cause_kinds if kind in KINDS and kind != "belief")


def _named(
    what: str,
    outcomes: Sequence[Outcome],
    reads: Reads,
    right: Callable[[Outcome], tuple[str, ...]],
    share: Callable[[Posterior], Mapping[str, float]],
    plain: Callable[[Outcome], str],
    *,
    is_caused: bool = False,
) -> Named:
    told = [o for o in outcomes if right(o) and (o.scene, o.case) in reads]
    cases, by_name = [], {name_of(o): o for o in told}
    for outcome in told:
        read = reads[outcome.scene, outcome.case]
        posteriors = (read.caused if is_caused and read.caused is not None else read.told) or {}
        found = posteriors.get((outcome.alice, outcome.victim, outcome.chance))
        cases.append(Case(name_of(outcome), right(outcome), "" if found is None else _likeliest(share(found))))
    series = {example.scene: example.series for example in examples()}
    fields = known()

    def alike(one: Outcome, other: Outcome) -> bool:
        same = one.choices[0] == other.choices[0]
        return same and (not is_caused or bool(set(_kinds(one)) & set(_kinds(other))))

    common, near = [], []
    for outcome in told:
        mine = Asked(name_of(outcome), series[outcome.scene], right(outcome))
        others = [
            Asked(name_of(o), series[o.scene], right(o))
            for o in told
            if series[o.scene] != series[outcome.scene] and alike(outcome, o)
        ] or [Asked(name_of(o), series[o.scene], right(o)) for o in told if series[o.scene] != series[outcome.scene]]
        common.append(commonest([mine, *others])[0])

        scenes = {asked.name: by_name[str(asked.name)].scene for asked in (mine, *others)}
        closest = min(
            others, key=lambda asked: distance(fields[outcome.scene], fields[scenes[asked.name]]), default=mine
        )
        near.append(Case(mine.name, mine.right, closest.right[0]))
    word = "the commonest with the same choice" + (" and cause" if is_caused else "")
    return Named(
        what,
        Score(tuple(cases)),
        (
            (word, Score(tuple(common))),
            ("the nearest with the same choice", Score(tuple(near))),
            ("without minds", Score(tuple(Case(name_of(o), right(o), plain(o)) for o in told))),
        ),
    )


def name_of(outcome: Outcome) -> str:
    """Return what a chance is called."""
    case = f" ({outcome.case})" if outcome.case else ""
    return f"{outcome.scene}{case}, {outcome.alice} {outcome.chance}"


def _likeliest(shares: Mapping[str, float]) -> str:
    """Return the answer that has most; of several alike the first in the alphabet."""
    return min(shares, key=lambda name: (-round(shares[name], 9), name), default="")


def told_so(reads: Reads) -> tuple[ToldSo, ...]:
    """Return for each told scene whether it comes out as it is told."""
    return tuple(
        ToldSo(
            read,
            not read.failed and read.before >= LEAST_LIKELY and read.departures <= MOST_STEPS,
            tuple(choice for choice in read.choices if choice.odds < EVEN),
        )
        for read in reads.values()
    )


def told_causes(outcomes: Sequence[Outcome], reads: Reads) -> tuple[CauseChecked, ...]:
    """Return for each cause that the page names whether it turns the choice, under the likeliest reading."""
    found = []
    for outcome in outcomes:
        read = reads.get((outcome.scene, outcome.case))
        if read is None or not set(outcome.cause_kinds) - {"motive"}:
            continue
        chance = read.chance((outcome.alice, outcome.victim, outcome.chance))
        if chance is not None:
            found.append(cause_of(Row(outcome, chance, None), read.hung))
    return tuple(found)
