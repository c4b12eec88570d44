"""Exercises that turn on a deed unseen, worked out by hand: what each choice is worth, from the last to the first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.exercises.exercise import CLOSE, DEPTHS, exercise, logistic, shares, thought


def searched(road: float) -> tuple[float, float, float]:
    """Return how likely the duke searches the road, the mill, or lets him be, who thinks him on the road so surely:
    to catch him is worth 3, and that he is free 1 in any case."""
    at_road, at_mill, neither = shares(3 * road, 3 * (1 - road), 0)
    return at_road, at_mill, neither


def on_the_road(found_on_the_road: float, found_at_the_mill: float) -> float:
    """Return how likely the prisoner takes the road: at large he has 3, and the mill costs 2."""
    return logistic(3 * (1 - found_on_the_road) - (3 * (1 - found_at_the_mill) - 2))


def suspected(depth: int) -> float:
    """Return how surely the duke thinks him on the road."""
    if depth == 0:
        return 1 / 2
    plain = searched(1 / 2)  # a prisoner at depth 0 thinks the duke will see nothing in it
    first = on_the_road(plain[0], plain[1])
    read = searched(first)  # at depth 1, that he will reckon with such a prisoner
    return thought(depth, first, on_the_road(read[0], read[1]))


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_freed_prisoner(depth: int) -> None:
    told = exercise("freed-prisoner", depth)
    sure = suspected(depth)
    road, mill, let_be = searched(sure)
    assert told.value_weight("Duke", "hidden_at()", "Road", "release, slip_away(Mill)") == pytest.approx(
        sure, abs=CLOSE
    )
    odds = told.odds("release, slip_away(Mill)")
    assert odds == pytest.approx({"search(Road)": road, "search(Mill)": mill, "let_be()": let_be}, abs=CLOSE)
    assert told.odds("release")["slip_away(Road)"] == pytest.approx(on_the_road(road, mill), abs=CLOSE)
    foreseen = on_the_road(*searched(1 / 2)[:2]) if depth == 0 else sure
    caught = foreseen * road + (1 - foreseen) * mill
    assert told.odds()["release()"] == pytest.approx(logistic(1 + 3 * caught), abs=CLOSE)


def test_the_prisoner_who_thinks_on_hides_where_it_is_hard() -> None:
    """The road at depth 0, where nobody would read him; the mill at depth 1, where the duke reckons with the road."""
    assert exercise("freed-prisoner", 0).odds("release")["slip_away(Road)"] > 0.5
    assert exercise("freed-prisoner", 1).odds("release")["slip_away(Mill)"] > 0.5


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_prisoner_who_finds_both_as_easy_cannot_be_followed(depth: int) -> None:
    told = exercise("freed-prisoner", depth, "some = 0")
    assert told.value_weight("Duke", "hidden_at()", "Road", "release, slip_away(Mill)") == pytest.approx(0.5, abs=CLOSE)


HOSTS = {
    None: Fraction(
        2, 3
    ),  # avoids both: he opens the white door for sure where the car is behind the blue one, else half the time
    "careless": Fraction(1, 2),  # opens any: a third of the time wherever the car is
    "spares_choice": Fraction(1, 2),  # half the time wherever the car is, since he does not look
    "spares_prize": Fraction(
        1, 2
    ),  # half the time wherever the car is, since the other half is the one that was chosen
}
"""What the blue door wins once the white one is open and empty, by host."""


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("host", HOSTS)
def test_three_doors(host: str | None, depth: int) -> None:
    """At depth 0 nobody asks why it was this door: what is left of three is one half, whoever the host. Pat goes by what
    the car is worth (6)."""
    told = exercise("three-doors", depth, case=host)
    blue = float(HOSTS[host]) if depth else 0.5
    assert told.value_weight("Pat", "prize()", "Blue", "open(White)") == pytest.approx(blue, abs=CLOSE)
    odds = told.odds("open(White)")
    stay, change = shares(6 * (1 - blue), 6 * blue)
    assert odds["take(Green)"] == pytest.approx(stay, abs=CLOSE)
    assert odds["take(Blue)"] == pytest.approx(change, abs=CLOSE)


def bought(kept: float, dear: float) -> float:
    """Return how likely somebody sells their treasure: the gift is worth 6 if the other's is kept."""
    return logistic(6 * kept - dear)


def mean(of: dict[int, float]) -> float:
    """Return what the other thinks of it: who holds their treasure dear at 9 with 0.8, at 2 with 0.2."""
    return 0.8 * of[9] + 0.2 * of[2]


def magi(depth: int) -> tuple[dict[int, float], dict[int, float], float]:
    """Return how likely Della and Jim sell, by how dear it is to them, and how surely he thinks that her hair is kept."""
    della: list[dict[int, float]] = []
    hair = 0.5
    jim: dict[int, float] = {}
    for own in range(depth + 1):
        # What Jim thinks of the deed he did not see: at depth 0 either as likely as the other.
        hair = 0.5 if own == 0 else 1 - mean({d: thought(own, *(row[d] for row in della)) for d in (9, 2)})
        jim = {
            dear: bought(hair, dear) for dear in (9, 2)
        }  # the last to choose: every depth chooses so, on what he thinks
        della.append({dear: bought(1 - mean(jim), dear) for dear in (9, 2)})
    return della[-1], jim, hair


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_gift_of_the_magi(depth: int) -> None:
    told = exercise("gift-of-the-magi", depth)
    della, jim, hair = magi(depth)
    assert told.odds()["sell(Della, Hair, Jim)"] == pytest.approx(della[2], abs=CLOSE)
    assert told.odds("Della: sell")["sell(Jim, Watch, Della)"] == pytest.approx(jim[2], abs=CLOSE)
    assert told.weight("Jim", "sold(Hair)", False, after="Della: sell") == pytest.approx(hair, abs=CLOSE)
    crossed = sum(p for events, p in told.stories().items() if "sell" in events[0] and "sell" in events[1])
    assert crossed == pytest.approx(della[2] * jim[2], abs=CLOSE)
    assert crossed > 0.5


@pytest.mark.parametrize("depth", DEPTHS)
def test_had_she_known_that_he_would_part_with_it_she_would_have_kept_her_hair(depth: int) -> None:
    """Knock-out: that she thinks his watch is his pride. At depth 0 she foresees a Jim who thinks her hair kept or gone,
    either as likely, and who sells at logistic(1): 6 · (1 - 0.731) is less than 2."""
    told = exercise("gift-of-the-magi", depth, "openly believes(Della, dear(Jim) = some)")
    assert told.odds()["keep(Della, Hair)"] > 0.5
    if depth == 0:
        assert told.odds()["sell(Della, Hair, Jim)"] == pytest.approx(logistic(6 * (1 - logistic(1)) - 2), abs=CLOSE)


def faith(planted: float, villain: float = 0.06, jealousy: float = 0.1) -> float:
    """Return how surely Othello thinks her true who has seen the handkerchief with Cassio: she gave it away, or a villain
    put it there."""
    return villain * planted / (villain * planted + jealousy)


def cast_off(true: float) -> float:
    """Return how likely he casts her off: to keep a true wife is worth 6, to keep a false one -9."""
    return logistic(9 * (1 - true) - 6 * true)


def planted(depth: int, villain: float = 0.06) -> float:
    """Return how likely Othello thinks it that a villain who has the handkerchief leaves it with Cassio. If he does not,
    Othello sees that Cassio has none and is sure of her; to bring him low is worth 6."""
    if depth == 0:
        return 1 / 2
    left = cast_off(1.0)
    first = logistic(6 * (cast_off(faith(1 / 2, villain)) - left))
    return thought(depth, first, logistic(6 * (cast_off(faith(first, villain)) - left)))


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_handkerchief(depth: int) -> None:
    told = exercise("handkerchief", depth)
    true = faith(planted(depth))
    assert told.weight("Othello", "true(Desdemona)", after="plant, wipe") == pytest.approx(true, abs=CLOSE)
    assert told.odds("plant, wipe")["cast_off()"] == pytest.approx(cast_off(true), abs=CLOSE)
    assert told.weight("Othello", "true(Desdemona)", after="leave_be, wipe") == pytest.approx(1.0, abs=CLOSE)
    assert told.odds()["plant()"] == pytest.approx(logistic(6 * (cast_off(true) - cast_off(1.0))), abs=CLOSE)


SUSPICIOUS = """openly believes(Othello, {
    true(Desdemona) & honest(Iago) & handkerchief() = Desdemona & !with_cassio(): 0.5,
    !true(Desdemona) & honest(Iago) & handkerchief() = Cassio & with_cassio(): 0.1,
    true(Desdemona) & !honest(Iago) & handkerchief() = Iago & !with_cassio(): 0.4})"""


@pytest.mark.parametrize("depth", DEPTHS)
def test_an_othello_who_knew_what_iago_is_would_keep_faith(depth: int) -> None:
    """Knock-out: that Iago is thought honest. She is kept where she is thought true with more than 9 / 15."""
    told = exercise("handkerchief", depth, SUSPICIOUS)
    true = faith(planted(depth, 0.4), 0.4)
    assert true > 9 / 15
    assert told.odds("plant, wipe")["keep_faith()"] == pytest.approx(1 - cast_off(true), abs=CLOSE)
    assert told.odds("plant, wipe")["keep_faith()"] > 0.5
