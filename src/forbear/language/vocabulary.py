"""The words that patterns are made of: what each asks about, what kind of answer it has, what it means.

A step is a moment that the pattern names, a person one of its roles, a kind one of the kinds of reasons. `matter` is
what somebody can think: `worth(b)`, `conscience(answer, v)`, `motive(answer, v)`. How each is worked out stands in
`stories/vocabulary`.
"""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.records import dataclass

Sort = OneOf["step", "person", "kinds", "people", "matter", "question"]
Result = OneOf["truth", "probability", "utility", "degree", "count", "change", "kind"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary. `role`: what the domain must bind for it to mean anything, besides `harm`.

    `kinds` and `people` take one or more. `told`: the answer in a report, `{0}` and on for what it is about and
    `{value}` for the number.
    """

    name: str
    about: tuple[Sort, ...]
    result: Result
    meaning: str
    told: str
    role: str | None = None


_WORDS = (
    Word("against", ("person", "person", "step"), "utility", "what a person would win, in their own reasons, if harm came to another", "{0} would win {value} by harm to {1}"),
    Word("alone", ("step", "people"), "truth", "nobody but these people saw what was done", "nobody else saw it"),
    Word("aside", ("step", "person"), "truth", "the doer neither did the deed nor simply let it be, but something else", "{by} did something else with it"),
    Word("attempt", ("step", "person"), "truth", "what was done is a deed on the person, whether it worked or not", "{by} struck at {1}"),
    Word("by_chance", ("step", "person"), "truth", "nature decided whether harm came", "chance decided"),
    Word("cause", ("step", "person"), "kind", "the kind of reason or cost that the choice hangs on most, or chance, or nothing", "what the choice hangs on: {value}"),
    Word("changes_side", ("step",), "truth", "whoever chose went over to another side by it", "{by} went over", "side"),
    Word("choices", ("step",), "count", "how many things were open to whoever was on turn", "open to {by}: {value}"),
    Word("dear", ("step", "person"), "utility", "what the deed would lose its doer of what is dear to them, apart from the person it is done to", "the deed would lose {by} {value} of what is dear"),
    Word("expects", ("step", "step", "person"), "probability", "the probability that whoever chose at the first step then gave to the deed at the second", "{by} put the odds at {value}"),
    Word("forfeits", ("step", "person", "kinds"), "utility", "what the deed would lose its doer in reasons of these kinds", "it would lose {by} {value} of {kinds}"),
    Word("foresaw", ("person", "step"), "probability", "the probability that a person gave to what was done, before it was", "{0} had given it {value}"),
    Word("gives", ("step", "step", "person"), "degree", "the first step made the deed at the second possible that was not before", "it gave the chance: {value}"),
    Word("hangs", ("step", "person", "kinds"), "truth", "the choice turns over once nothing of these kinds weighs with its doer", "the choice hangs on {kinds}"),
    Word("harmed", ("person", "step"), "degree", "how far harm to a person went up from before the step to the end", "harm to {0}: {value}"),
    Word("in_the_end", ("person", "matter"), "probability", "the weight that a person gives to a matter at the end", "{0} ends at {value}"),
    Word("informs", ("step", "step"), "utility", "what the answer at the second step is worth, as information, to whoever chose at the first; what harm it does to them is left aside", "to know would be worth {value} to {by}"),
    Word("joins", ("person", "person", "step"), "truth", "the first person came over to the second one's side after the step, by choice", "{0} came over to {1}", "side"),
    Word("knows", ("step", "matter"), "probability", "the weight that whoever chose at the step gave to a matter, which may be somebody's motive", "{by} was {value} sure"),
    Word("learns", ("person", "matter", "step"), "change", "how far a person's weight on a matter moved from before the step to the end", "{0} moved by {value}"),
    Word("leaves", ("person", "step"), "truth", "a person who was on a side before the step is on another at the end, by choice", "{0} left a side", "side"),
    Word("loses", ("step", "step", "person"), "utility", "what whoever chose at the first step would lose, in all their own reasons, by the deed at the second", "it would lose {by} {value}"),
    Word("meant", ("step", "step", "person"), "degree", "how much the choice at the first step opened the deed at the second, by the chooser's own lights, against what else was open to them", "by {by}'s lights it opened the chance ({value})"),
    Word("motive", ("step", "person"), "utility", "what speaks for the deed in its doer's reasons, as they came to it; conscience and costs left aside", "worth {value} to {by}"),
    Word("needs", ("person", "person", "step"), "utility", "what a person would lose if harm came to another", "{0} would lose {value} with {1}"),
    Word("open", ("step", "person"), "truth", "whoever was on turn could do a deed on the person, and could let it be", "{by} could strike at {1}, and could let it be"),
    Word("opened", ("step", "person"), "degree", "the most that an earlier choice of somebody else did to open the deed", "others opened it: {value}"),
    Word("opens", ("step", "step", "person"), "degree", "how much the choice at the first step made the deed at the second possible, likelier to work or cheaper, against what else was open", "{by} had a choice that opened less: {value}"),
    Word("pang", ("step", "person"), "utility", "what conscience truly takes for the deed", "conscience takes {value} for it"),
    Word("regret", ("step",), "utility", "how much whoever chose regrets it, as they see it in the end", "{by} regrets it by {value}"),
    Word("responsibility", ("person", "kinds", "question"), "degree", "how far these kinds, weighing with the person, are why the answer to a question is on its side of even: 1 where it crosses over without them, a half where it takes one other kind beside them that would not do it alone", "{kinds} is why, by {value}"),
    Word("saves", ("step", "person"), "degree", "how far the choice put down the harm that comes to the person in the end, by the chooser's lights, against what else was open", "it keeps {value} of the harm from {1}"),
    Word("settles", ("step", "person"), "truth", "the step decides: the deed is done, or it was the last time that it was open", "that decided it"),
    Word("sheds", ("person", "step", "step", "person"), "truth", "a person's reasons, or their conscience over the deed at the second step, are no longer those they had before the first", "{0} is no longer who came"),
    Word("speaks", ("step", "kinds"), "utility", "how much reasons of these kinds spoke for what was chosen, over the best other choice; what they would have by their own harm is left aside", "{kinds} spoke for it with {value}"),
    Word("stake", ("step", "person"), "degree", "how far harm to the person would go up, at most, by what was open", "the stake: {value} of all"),
    Word("still", ("step", "person"), "utility", "the motive as its doer stands at the moment of choosing", "still worth {value} to {by}"),
    Word("sways", ("step", "person"), "change", "how far the choice's probability falls, at most, when one belief about the person is turned", "what {by} thinks of {1} moves it by {value}"),
    Word("thinks", ("person", "matter", "step"), "probability", "the weight that a person gives to a matter before the step", "{0} began at {value}"),
    Word("trusts", ("person", "person", "step"), "truth", "the first person came to trust the second after the step", "{0} came to trust {1}", "trust"),
    Word("unanswered", ("step",), "truth", "the story stops before the turn", "the story stops there"),
    Word("unread", ("step", "step", "person"), "probability", "the probability of the deed at the first step, had its doer read nothing into what was done since the second", "had {by} read nothing into it: {value}"),
    Word("unseen", ("step", "person"), "truth", "nobody but the doer and the person would see the deed", "nobody would know"),
    Word("wants", ("step", "step", "person"), "utility", "what whoever chose at the first step would win by the deed at the second in what their reasons hold of its doer", "it would win {by} {value}"),
    Word("without", ("person", "kinds", "question"), "probability", "the answer to a question in the scene where nothing of these kinds weighs with the person", "without {kinds} {value}"),
    Word("works", ("step", "step", "person"), "probability", "how far whoever chose at the first step thought the deed at the second, if done, would put harm up", "{by} held that it would do harm: {value}"),
    Word("would", ("step", "person"), "probability", "the probability of the deed, as its doer stands", "the odds: {value}"),
)  # fmt: skip

WORDS = {word.name: word for word in _WORDS}

MATTERS: dict[str, tuple[tuple[Sort, ...], str | None]] = {
    "worth": (("person",), "worth"),
    "conscience": (("step", "person"), None),
    "motive": (("step", "person"), None),
}
"""What somebody can think: what it is about, and what the domain must bind for it."""

OUTCOMES = ("chance", "nothing", "no_kind")
"""What `cause` may also answer, besides the kinds of reasons: nature, nothing at all, or what the domain gives no kind."""
