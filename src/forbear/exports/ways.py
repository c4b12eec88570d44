"""What leads on from a moment, the same in every format that is played: an end, one way, a choice of the player's, or
chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from forbear.exports.manuscript import Beat, Manuscript, parts_of
from forbear.exports.words import Words, percent_of
from forbear.records import dataclass

Offers = list[tuple[str, str]]
"""What may be chosen: its text, and the moment that it leads to."""

Draws = list[tuple[int, str]]
"""For each moment that chance may lead to, the last of the PARTS that are its own."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How a format writes each: an outcome that an end has, by name, and what stands below all of them; the one moment that
    follows, what is offered, what is drawn."""

    outcome: Callable[[Beat, str, Words], Iterator[str]]
    end: tuple[str, ...]
    led: Callable[[str], Iterator[str]]
    asked: Callable[[Offers], Iterator[str]]
    drawn: Callable[[Draws], Iterator[str]]

    def onward(self, manuscript: Manuscript, beat: Beat, words: Words) -> Iterator[str]:
        """Yield the lines that lead on from a beat. Where no role is the player's, what is offered tells its odds."""
        targets = [onward.target for onward in beat.onward]
        if not targets:
            return self._ended(beat, words)
        if len(targets) == 1:
            return self.led(targets[0])
        if manuscript.is_asked(beat):
            odds = [f" ({percent_of(onward)})" if manuscript.role is None else "" for onward in beat.onward]
            texts = [words.offered(onward) + share for onward, share in zip(beat.onward, odds, strict=True)]
            return self.asked(list(zip(texts, targets, strict=True)))
        return self.drawn(list(zip(parts_of(beat.onward), targets, strict=True)))

    def _ended(self, beat: Beat, words: Words) -> Iterator[str]:
        for name in beat.outcomes:
            yield from self.outcome(beat, name, words)
        yield from self.end
