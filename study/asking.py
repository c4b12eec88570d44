"""The three questions asked of the catalogue, in worker processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forbear.errors import ForbearError
from forbear.records import dataclass
from forbear.variants.workers import Workers, cores
from study.as_told import SceneRead, read_scene
from study.comparison import CauseChecked, Row
from study.fit import ChanceOdds, asked, chance_odds, fit
from study.foresight import Bin, Foretold, calibration, foresight
from study.jobs import Told
from study.outcomes import Outcome
from study.questions import Named, ToldSo, named, told_causes, told_so


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of the three questions. foretold, bins: only where all scenes were asked, since it is learned from them."""

    foreseen: int = 0
    foretold: tuple[Foretold, ...] = ()
    bins: tuple[Bin, ...] = ()
    named: tuple[Named, ...] = ()
    told: tuple[ToldSo, ...] = ()
    causes: tuple[CauseChecked, ...] = ()


def odds_of(outcome: Outcome) -> ChanceOdds | None:
    """Return the odds of a told chance; None where they cannot be had."""
    try:
        return chance_odds(outcome)
    except ForbearError:
        return None


def all_odds(workers: int | None = None, on_progress: Told | None = None) -> tuple[ChanceOdds, ...]:
    """Return the odds of every told chance that counts, in the order of the page."""
    wanted = asked()
    found: dict[Outcome, ChanceOdds | None] = {}
    with Workers(odds_of, min(workers or cores(), len(wanted))) as pool:
        for outcome, odds in pool.done(wanted):
            found[outcome] = odds
            if on_progress is not None:
                on_progress(len(found), len(wanted))
    every = (found[outcome] for outcome in wanted)
    return tuple(odds for odds in every if odds is not None)


def _read(pair: tuple[str, str]) -> SceneRead | None:
    return read_scene(*pair)


def answers(
    rows: Sequence[Row], *, is_all: bool, workers: int | None = None, on_progress: Told | None = None
) -> Answers:
    """Ask the three questions of some chances that were examined as they were before. is_all: all scenes are asked."""
    told = [row.outcome for row in rows if row.outcome.choices]
    pairs = list(dict.fromkeys((outcome.scene, outcome.case) for outcome in told))
    reads: dict[tuple[str, str], SceneRead] = {}
    with Workers(_read, min(workers or cores(), max(1, len(pairs)))) as pool:
        for pair, read in pool.done(pairs):
            if read is not None:
                reads[pair] = read
            if on_progress is not None:
                on_progress(len(reads), len(pairs))
    ordered = {pair: reads[pair] for pair in pairs if pair in reads}
    odds = all_odds(workers) if is_all else ()
    plain = _plain(rows, odds)
    foretold = foresight(odds, fit(odds), plain) if odds else ()
    return Answers(
        foreseen=len(odds),
        foretold=foretold,
        bins=calibration(odds, foretold[0].odds) if foretold else (),
        named=named(told, ordered),
        told=told_so(ordered),
        causes=told_causes(told, ordered),
    )


def _plain(rows: Sequence[Row], odds: Sequence[ChanceOdds]) -> Mapping[int, str]:
    said = {row.outcome: row.found.plain for row in rows if row.found is not None}
    return {place: said[one.outcome] for place, one in enumerate(odds) if one.outcome in said}
