"""Exercises in which what somebody does is read by another, worked out by hand."""

from __future__ import annotations

import pytest

from tests.exercises.exercise import CLOSE, DEPTHS, exercise, logistic, shares, thought

# The bluff. A bet called is worth 4 to the better hand and -4 to the worse; a bet folded 2 to Ann and -2 to Ben; a hand that is
# shown unbet 2 to the better and -2 to the worse.


def called(better: float) -> float:
    """Return how likely Ben calls, who thinks so surely that hers is the better hand."""
    return logistic(4 * (1 - 2 * better) + 2)


def bet(is_better: bool, call: float) -> float:
    """Return how likely Ann bets, who thinks that he calls so likely."""
    if is_better:
        return logistic(4 * call + 2 * (1 - call) - 2)
    return logistic(-4 * call + 2 * (1 - call) + 2)


def read(depth: int, before: float) -> float:
    """Return how surely Ben thinks hers the better hand after a bet."""
    if depth == 0:
        return before
    first = {hand: bet(hand, called(before)) for hand in (True, False)}
    seen = before * first[True] / (before * first[True] + (1 - before) * first[False])
    then = {hand: bet(hand, called(seen)) for hand in (True, False)}
    strong, weak = (thought(depth, first[hand], then[hand]) for hand in (True, False))
    return before * strong / (before * strong + (1 - before) * weak)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("case", [None, "holds_it"])
def test_the_bluff(depth: int, case: str | None) -> None:
    told = exercise("bluff", depth, case=case)
    sure = read(depth, 0.8)
    assert told.weight("Ben", "better(Ann)", after="raise_stakes") == pytest.approx(sure, abs=CLOSE)
    assert told.odds("raise_stakes")["call()"] == pytest.approx(called(sure), abs=CLOSE)
    assert told.odds()["raise_stakes()"] == pytest.approx(bet(case is not None, called(sure)), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_bluff_works_where_he_thinks_her_ahead_three_times_in_four(depth: int) -> None:
    """Knock-out: that Ben thinks her ahead. To call risks 2 to win 6 more, so he folds from 3/4 on."""
    assert called(0.75) == 0.5
    assert exercise("bluff", depth).odds("raise_stakes")["fold()"] > 0.5
    behind = exercise("bluff", depth, "ahead = 0.2")
    assert read(depth, 0.2) < 0.75
    assert behind.odds("raise_stakes")["call()"] == pytest.approx(called(read(depth, 0.2)), abs=CLOSE)
    assert behind.odds("raise_stakes")["call()"] > 0.5


# The copied ledger. Karl's choices: stand by her, denounce her, shrug; what each is worth to him but for her good opinion.
KARL = {True: (6 - 3, 6 - 9, 0), False: (-6, 6, 0)}
UPRIGHT = 0.7


def answers(is_upright: bool, opinion: tuple[float, float, float]) -> tuple[float, ...]:
    """Return how likely each answer is of an upright man or the boss's, where her good opinion after it is worth 3."""
    return shares(*(worth + 3 * held for worth, held in zip(KARL[is_upright], opinion, strict=True)))


def opinions(depth: int, prior: float) -> list[tuple[float, float, float]]:
    """Return, by depth, how surely Wanda thinks him upright after each answer: at depth 0 as before."""
    held: list[tuple[float, float, float]] = [(prior, prior, prior)]
    for own in range(1, depth + 1):
        upright, other = ([answers(kind, opinion) for opinion in held] for kind in (True, False))
        seen = []
        for which in range(3):
            one, two = (thought(own, *(row[which] for row in rows)) for rows in (upright, other))
            seen.append(prior * one / (prior * one + (1 - prior) * two))
        held.append((seen[0], seen[1], seen[2]))
    return held


def confided(depth: int, prior: float) -> float:
    """Return how likely Wanda tells him: the truth in print is worth 9 to her, to be denounced -9."""
    held = opinions(depth, prior)
    worth = 0.0
    for is_upright, weight in ((True, prior), (False, 1 - prior)):
        rows = [answers(is_upright, opinion) for opinion in held]
        worth += weight * 9 * (thought(depth, *(row[0] for row in rows)) - thought(depth, *(row[1] for row in rows)))
    return logistic(worth)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("case", [None, "his_masters_man"])
def test_the_copied_ledger(depth: int, case: str | None) -> None:
    told = exercise("whistle-blower", depth, case=case)
    held = opinions(depth, UPRIGHT)[depth]
    assert told.odds()["confide()"] == pytest.approx(confided(depth, UPRIGHT), abs=CLOSE)
    odds = told.odds("confide")
    found = tuple(odds[name] for name in ("stand_by()", "denounce()", "shrug()"))
    assert found == pytest.approx(answers(case is None, held), abs=CLOSE)
    assert told.weight("Wanda", "upright(Karl)", after="confide, shrug") == pytest.approx(held[2], abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_she_would_not_tell_a_man_whom_she_thought_the_boss_s(depth: int) -> None:
    """Knock-out: her good opinion of him. It takes a little more than even odds."""
    told = exercise("whistle-blower", depth, "likely = 0.3")
    assert told.odds()["confide()"] == pytest.approx(confided(depth, 0.3), abs=CLOSE)
    assert told.odds()["confide()"] < 0.5 < confided(depth, 0.7)
    assert exercise("whistle-blower", depth).odds()["confide()"] > 0.5


# The judgement. Tirzah answers, then Hagit, then the king.
STERN = 0.9


def king(mu: float, is_open: bool, is_stern: bool) -> tuple[float, float, float]:
    """Return how likely the king gives the child to Tirzah, to Hagit, and has it divided, who thinks so surely that
    Tirzah is the mother: right is worth 6; to divide, open where neither has yielded, 9 if he means it and -9 if not."""
    if not is_open:
        tirzah, hagit = shares(6 * mu, 6 * (1 - mu))
        return tirzah, hagit, 0.0
    tirzah, hagit, divided = shares(6 * mu, 6 * (1 - mu), 9 if is_stern else -9)
    return tirzah, hagit, divided


def worth(own: float, other: float, divided: float, is_mother: bool) -> float:
    """Return what a woman has of it: the child 3; the mother -12 if it is divided; the other -3 if the mother has it."""
    return 3 * own - (12 * divided if is_mother else 3 * other)


class Judged:
    """The game at a depth, from its end: what the two women think they can expect, and how likely they yield."""

    def __init__(self, stern: float = STERN) -> None:
        self.stern = stern

    def expected(self, who: str, is_mother: bool, mu: float, is_open: bool) -> float:
        """Return what a woman expects of a king who thinks so, whom she thinks stern with 0.9."""
        found = 0.0
        for is_stern, weight in ((True, self.stern), (False, 1 - self.stern)):
            tirzah, hagit, divided = king(mu, is_open, is_stern)
            own, other = (tirzah, hagit) if who == "Tirzah" else (hagit, tirzah)
            found += weight * worth(own, other, divided, is_mother)
        return found

    def second(self, tirzah_is: bool, yielded: bool, mu: float, depth: int) -> float:
        """Return how likely Hagit, at a depth, yields after Tirzah's answer, the king thinking mu. To yield costs 1."""
        values = []
        for yields in (True, False):
            after = self.read_second(yielded, yields, mu, depth)
            values.append(self.expected("Hagit", not tirzah_is, after, not yielded and not yields) - yields)
        return logistic(values[0] - values[1])

    def second_thought(self, tirzah_is: bool, yielded: bool, mu: float, depth: int) -> float:
        """Return how likely somebody at a depth thinks it that she yields."""
        return thought(depth, *(self.second(tirzah_is, yielded, mu, own) for own in range(max(depth, 1))))

    def read_second(self, yielded: bool, yields: bool, mu: float, depth: int) -> float:
        """Return what the king, read at a depth, thinks after Hagit's answer."""
        if depth == 0:
            return mu
        one, two = (self.second_thought(kind, yielded, mu, depth) for kind in (True, False))
        return updated(mu, one, two, yields)

    def first(self, tirzah_is: bool, depth: int) -> float:
        """Return how likely Tirzah, at a depth, yields."""
        values = []
        for yielded in (True, False):
            mu = self.read_first(yielded, depth)
            then = self.second_thought(tirzah_is, yielded, mu, depth)
            value = -float(yielded)
            for yields, odds in ((True, then), (False, 1 - then)):
                after = self.read_second(yielded, yields, mu, depth)
                value += odds * self.expected("Tirzah", tirzah_is, after, not yielded and not yields)
            values.append(value)
        return logistic(values[0] - values[1])

    def read_first(self, yielded: bool, depth: int) -> float:
        """Return what the king, read at a depth, thinks after Tirzah's answer."""
        if depth == 0:
            return 0.5
        one, two = (thought(depth, *(self.first(kind, own) for own in range(depth))) for kind in (True, False))
        return updated(0.5, one, two, yielded)


def updated(mu: float, one: float, two: float, yields: bool) -> float:
    """Return what comes of mu where the one who is the mother yields so likely as Tirzah, and so likely as Hagit."""
    if not yields:
        one, two = 1 - one, 1 - two
    return mu * one / (mu * one + (1 - mu) * two)


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_judgement(depth: int) -> None:
    told, game = exercise("judgement", depth), Judged()
    assert told.odds()["yield(Tirzah)"] == pytest.approx(game.first(True, depth), abs=CLOSE)
    mu = game.read_first(True, depth)
    assert told.weight("King", "mother(Tirzah)", after="yield") == pytest.approx(mu, abs=CLOSE)
    second = game.second(True, True, mu, depth)
    assert told.odds("yield(Tirzah)")["yield(Hagit)"] == pytest.approx(second, abs=CLOSE)
    after = game.read_second(True, False, mu, depth)
    assert told.weight("King", "mother(Tirzah)", after="yield, insist") == pytest.approx(after, abs=CLOSE)
    odds = told.odds("yield(Tirzah), insist(Hagit)")
    assert odds["award(Tirzah)"] == pytest.approx(king(after, False, False)[0], abs=CLOSE)


def just(depth: int, *settings: str) -> float:
    told = exercise("judgement", depth, *settings)
    return sum(probability for events, probability in told.stories().items() if events[2] == "award(Tirzah)")


def test_the_test_finds_the_mother_while_the_other_does_not_see_through_it() -> None:
    """A king who asks nothing of why knows nothing after it; one who does finds her; and against a woman who thinks of what he
    will make of it he finds her less often, since she yields too."""
    assert just(0) == pytest.approx(0.5, abs=1e-3)
    assert just(1) > 0.9
    assert just(2) < just(1)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_king_of_whom_all_know_that_he_would_never_do_it_learns_nothing_much(depth: int) -> None:
    """Knock-out: that they think he would. A mother who need not fear for its life has no more reason to yield."""
    told = exercise("judgement", depth, "likely = 0")
    game = Judged(stern=0.0)
    assert told.odds()["yield(Tirzah)"] == pytest.approx(game.first(True, depth), abs=CLOSE)
    assert told.odds()["insist(Tirzah)"] > 0.5
    assert exercise("judgement", depth).odds()["yield(Tirzah)"] > 0.5
