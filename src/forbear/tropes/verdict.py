"""Verdicts: what one chance in a story is called, premise by premise, and what it only resembles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from forbear.language.patterns import Ask, Claim, PremisesMet, Trope, TropeLibrary, parts_within
from forbear.language.vocabulary import MATTERS, WORDS
from forbear.language.wording import Called, fill
from forbear.records import dataclass, replace
from forbear.stories.premised import LeftOpen
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.judge import JudgedClaim, PatternJudge
from forbear.tropes.left_open import open_at
from forbear.tropes.ordering import in_order
from forbear.tropes.recogniser import Death, Matches, Partial, Recognition, recognise


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pattern matched: who plays what, where, and how each claim stands.

    variant: the first that holds, or, where none does, the first that fails in nothing, where something is untold; None
    where none does. effect: the highest that holds; None for none. is_recognised: a variant holds, or, in a pattern
    without variants, all premises are met. bound: the roles that the domain binds. relatives: the other patterns of the
    library at the same chance, the nearest first.
    """

    trope: Trope
    roles: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, int], ...]
    is_open: bool
    premises: tuple[JudgedClaim, ...]
    beside: tuple[JudgedClaim, ...]
    variant: JudgedClaim | None
    details: tuple[JudgedClaim, ...]
    effect: JudgedClaim | None
    passed_over: tuple[JudgedClaim, ...]
    bound: frozenset[str]
    relatives: tuple[Relative, ...] = ()

    @property
    def is_recognised(self) -> bool:
        if self.trope.variants:
            return self.variant is not None
        return all(premise.is_met for premise in self.premises)

    @property
    def unmet(self) -> tuple[JudgedClaim, ...]:
        """The premises that are not met: failed or untold."""
        return tuple(premise for premise in self.premises if not premise.is_met)

    @property
    def untold(self) -> tuple[JudgedClaim, ...]:
        """The premises that are neither met nor failed."""
        return tuple(premise for premise in self.premises if premise.is_untold)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the pattern asks about and the domain does not bind."""
        return tuple(sorted(_needed(self.trope) - self.bound))

    @property
    def answered_at(self) -> int:
        """The step of the last moment."""
        return self.steps[-1][1]

    @property
    def key(self) -> tuple[str, str | None]:
        """The pattern and the variant: what must stay for the verdict to hold."""
        return self.trope.name, None if self.variant is None else self.variant.name


@dataclass(frozen=True, slots=True)
class Relative:
    """Another pattern at the same chance. unmet: what would have to differ; died: where it fell short of matching at
    all, with which moment."""

    trope: Trope
    is_recognised: bool
    unmet: tuple[JudgedClaim, ...]
    died: Death | None

    @property
    def distance(self) -> int:
        """How much would have to differ: premises, and a pattern that does not even match counts them all."""
        if self.is_recognised:
            return 0
        return len(self.unmet) if self.died is None else 1 + len(self.trope.premises)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All that is recognised in a story, chance by chance; what came near where nothing is; what nothing could be asked of.

    unbound: words of the domain that are missing for any pattern at all.
    """

    recognised: tuple[Verdict, ...]
    near: tuple[Verdict, ...]
    recognitions: tuple[Recognition, ...]
    unbound: tuple[str, ...]


def verdicts(
    library: TropeLibrary,
    tellings: Iterable[ToldStory],
    bound: frozenset[str],
    called: Mapping[str, Called] | None = None,
    left_open: Sequence[LeftOpen] = (),
    *,
    is_brief: bool = False,
) -> Verdicts:
    """Return every verdict on a told story.

    tellings: the story, then the story with one more turn, for each who would then choose. bound: the roles that the
    domain binds. called: how people are called, where it is not by their names. left_open: premises that what is told leaves
    open. is_brief: where anything is recognised, judge no more than its names, its effects and what else it is; what
    would have to differ for the rest, and what is told beside, is left out.
    """
    if "harm" not in bound:
        return Verdicts((), (), (), ("harm",))
    told = tuple(tellings)
    found: list[Verdict] = []
    recognitions: list[Recognition] = []
    for number, telling in enumerate(told):
        found_in = Matches(telling)
        results = [found_in.of(trope) for trope in library.tropes]
        judged = [
            (_judged_in_brief if is_brief else _judged)(result.trope, match, telling, bound, called or {}, left_open)
            for result in results
            for match in result.matches
            if number == 0 or _is_open(match, telling)
        ]
        if number == 0:
            recognitions += results
        found += [_with_relatives(verdict, judged, results, number == 0) for verdict in judged]
    order = {trope.name: place for place, trope in enumerate(library.tropes)}
    recognised, near = in_order(
        found, lambda v: (v.answered_at, order[v.trope.name]), lambda v: None if v.is_recognised else len(v.unmet)
    )
    if is_brief and not recognised:
        return verdicts(library, told, bound, called, left_open)
    return Verdicts(recognised, near, tuple(recognitions), ())


def variants(
    trope: Trope, telling: ToldStory, left_open: Sequence[LeftOpen] = ()
) -> tuple[tuple[Partial, str | None], ...]:
    """Return every match of one pattern in a story with its variant only, None where none holds: what `verdicts` gives,
    without what it does not need."""
    return tuple((match, variant_of(trope, match, telling, left_open)) for match in recognise(trope, telling).matches)


@dataclass(frozen=True, slots=True)
class ChanceNamed:
    """What one chance in a story is called, and no more: the pattern, its match, and its variant, None in a pattern
    that has none."""

    trope: Trope
    match: Partial
    variant: Claim | None

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """Who plays each role."""
        played = dict(self.match.roles)
        return tuple((role, played[role]) for role in self.trope.roles)

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """The step of each moment."""
        return tuple(self.match.bound(self.trope).steps.items())

    @property
    def key(self) -> tuple[str, str | None]:
        """The pattern and the variant, as a verdict has them."""
        return self.trope.name, None if self.variant is None else self.variant.name

    def text(self, called: Mapping[str, Called] | None = None) -> str:
        """Return how it is told."""
        text = self.trope.title if self.variant is None else self.variant.text
        return fill(text, {role: (called or {}).get(name, Called(name)) for role, name in self.match.roles})


def named(library: TropeLibrary, telling: ToldStory, left_open: Sequence[LeftOpen] = ()) -> tuple[ChanceNamed, ...]:
    """Return what a told story is called, chance by chance: the same as the recognised of `verdicts` are, without what they are
    judged by."""
    found: list[tuple[int, int, ChanceNamed]] = []
    found_in = Matches(telling)
    for order, trope in enumerate(library.tropes):
        for match in found_in.of(trope).matches:
            if any(step == match.steps[-1] and other.trope is not trope for step, _, other in found):
                continue  # the chance has a name, by a trope that comes first
            if trope.variants:
                name = variant_of(trope, match, telling, left_open)
                variant = next((claim for claim in trope.variants if claim.name == name), None)
                is_so = variant is not None
            else:
                judge = PatternJudge(telling, match.bound(trope), is_brief=True)
                variant, is_so = None, all(judge.claim(premise).is_met for premise in trope.premises)
            if is_so:
                found.append((match.steps[-1], order, ChanceNamed(trope, match, variant)))
    return tuple(each for _, _, each in sorted(found, key=lambda one: one[:2]))


def names(
    library: TropeLibrary,
    telling: ToldStory,
    called: Mapping[str, Called] | None = None,
    left_open: Sequence[LeftOpen] = (),
) -> tuple[tuple[Trope, str, str], ...]:
    """Return the same as a reader has it: for each chance the pattern, the variant (empty where the pattern has none)
    and how it is told."""
    return tuple((one.trope, one.key[1] or "", one.text(called)) for one in named(library, telling, left_open))


def variant_of(trope: Trope, match: Partial, telling: ToldStory, known: Sequence[LeftOpen]) -> str | None:
    """Return the variant that one match of a pattern in a story has; None where none holds."""
    bound = match.bound(trope)
    open_here = open_at(known, trope, bound.roles, bound.steps)
    judge = PatternJudge(telling, bound, is_brief=True, left_open=open_here, unasked=trope.premises)
    passed: list[JudgedClaim] = []
    for claim in trope.variants:
        judged = judge.claim(claim)
        if judged.is_met:
            return claim.name
        passed.append(judged)
    found = next((judged for judged in passed if _rest_names(judged)), None)
    return None if found is None else found.name


@lru_cache(maxsize=1024)
def asks_premises(claim: Claim) -> bool:
    """Say whether a claim hangs on the premises."""
    return any(isinstance(part, PremisesMet) for part in parts_within(claim.condition))


def _rest_names(variant: JudgedClaim) -> bool:
    """Say whether nothing is untold of a variant but premises, and it fails in nothing: what it asks itself is met."""
    return variant.is_untold and not any(finding.is_untold for finding in variant.judged.findings)


def _is_open(match: Partial, telling: ToldStory) -> bool:
    return any(happened.is_open and happened.number in match.steps for happened in telling.happened)


def _judged(
    trope: Trope,
    match: Partial,
    telling: ToldStory,
    bound: frozenset[str],
    called: Mapping[str, Called],
    known: Sequence[LeftOpen],
) -> Verdict:
    names = match.bound(trope)
    judge = PatternJudge(telling, names, called, left_open=open_at(known, trope, names.roles, names.steps))
    for premise in trope.premises:
        judge.premise(premise)
    passed: list[JudgedClaim] = []
    variant = None
    for claim in trope.variants:
        judged = judge.claim(claim)
        if judged.is_met:
            variant = judged
            break
        passed.append(judged)
    else:
        variant = next((judged for judged in passed if _rest_names(judged)), None)
        passed = [judged for judged in passed if judged is not variant]
    details = tuple(judge.claim(d) for d in trope.details if variant is not None and d.of == variant.name)
    effects = [judged for judged in map(judge.claim, trope.effects) if judged.is_met]
    return replace(
        _bare(trope, match, telling, bound, judge, variant),
        beside=tuple(judge.claim(claim) for claim in trope.beside),
        details=tuple(detail for detail in details if detail.is_met),
        effect=effects[-1] if effects else None,
        passed_over=tuple(passed),
    )


def _judged_in_brief(
    trope: Trope,
    match: Partial,
    telling: ToldStory,
    bound: frozenset[str],
    called: Mapping[str, Called],
    known: Sequence[LeftOpen],
) -> Verdict:
    """Return the verdict with what it takes to name the story, and nothing that is told beside; premises behind one that
    fails are left out."""
    names = match.bound(trope)
    open_here = open_at(known, trope, names.roles, names.steps)
    judge = PatternJudge(telling, names, called, is_brief=True, left_open=open_here, unasked=trope.premises)
    variant = None
    for claim in trope.variants:
        judged = judge.claim(claim)
        if judged.is_met:
            variant = judged
            break
        if judged.is_untold:  # the rest may name it, which takes every finding
            return _judged(trope, match, telling, bound, called, known)
    if not trope.variants:
        for premise in trope.premises:
            if judge.premise(premise).is_failed:
                break
    found = _bare(trope, match, telling, bound, judge, variant)
    if not found.is_recognised:
        return found
    effects = [judged for judged in map(judge.claim, trope.effects) if judged.is_met]
    return replace(found, effect=effects[-1] if effects else None)


def _bare(
    trope: Trope,
    match: Partial,
    telling: ToldStory,
    bound: frozenset[str],
    judge: PatternJudge,
    variant: JudgedClaim | None,
) -> Verdict:
    """Return a verdict with who plays what and where, the premises judged so far and the variant, and nothing else."""
    names = match.bound(trope)
    return Verdict(
        trope=trope,
        roles=tuple((role, names.roles[role]) for role in trope.roles),
        steps=tuple(names.steps.items()),
        is_open=_is_open(match, telling),
        premises=tuple(judge.premises.values()),
        beside=(),
        variant=variant,
        details=(),
        effect=None,
        passed_over=(),
        bound=bound,
    )


def _with_relatives(verdict: Verdict, judged: list[Verdict], results: list[Recognition], is_told: bool) -> Verdict:
    found = []
    for result in results:
        if result.trope.title == verdict.trope.title or not result.trope.moments:
            continue
        same = [v for v in judged if v.trope is result.trope and _is_same_chance(v, verdict)]
        if same:
            best = min(same, key=lambda v: (not v.is_recognised, len(v.unmet)))
            unmet = () if best.is_recognised else best.unmet
            found.append(Relative(result.trope, best.is_recognised, unmet, None))
        elif is_told and result.deaths:
            found.append(Relative(result.trope, False, (), result.deaths[0]))
    found.sort(key=lambda relative: relative.distance)
    return replace(verdict, relatives=tuple(found))


def _is_same_chance(one: Verdict, other: Verdict) -> bool:
    return bool({n for _, n in one.steps} & {n for _, n in other.steps})


@lru_cache(maxsize=256)
def _needed(trope: Trope) -> frozenset[str]:
    """Return what a domain must bind for all that a pattern asks."""
    asked = [part.word for part in parts_within(trope) if isinstance(part, Ask)]
    roles = [WORDS[word].role if word in WORDS else MATTERS[word][1] for word in asked]
    return frozenset(role for role in roles if role is not None)
