"""A decision remembered by its tests is what deciding anew gives, and is made once for stories whose tests come out alike."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from forbear.language.patterns import All, Amount, Any, Ask, Compared, Condition, Negated, RoleName
from forbear.stories.vocabulary.question import Answer, Question, ToldStory
from forbear.tropes.decisions import Decisions
from forbear.tropes.judge import Bound, PatternJudge

WORDS = ("knows", "motive", "attempt")
"""A probability, a utility and a truth."""

BOUND = Bound({"a": "Ann"}, {})

Value = float | None

values = st.sampled_from([None, 0.0, 0.25, 0.5, 0.75, 1.0])
stories = st.fixed_dictionaries(dict.fromkeys(WORDS, values))

asks = st.sampled_from([Ask(word, (RoleName("a"),)) for word in WORDS])
sides = asks | st.sampled_from([Amount(0.25), Amount(0.5), Amount(1.0)])
compared = st.builds(Compared, st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]), asks, sides)


def _joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(Negated, parts) | st.builds(All, several) | st.builds(Any, several)


conditions: st.SearchStrategy[Condition] = st.recursive(asks | compared, _joined, max_leaves=8)


def story(answers: Mapping[str, Value]) -> ToldStory:
    return ToldStory(("Ann",), (), lambda question: Answer(answers[question.word]))


def judged(condition: Condition, telling: ToldStory) -> tuple[bool, bool]:
    found = PatternJudge(telling, BOUND, is_brief=True).judge(condition)
    return found.is_met, found.is_untold


@given(conditions, st.lists(stories, min_size=1, max_size=8))
def test_what_is_remembered_is_what_deciding_anew_gives(condition: Condition, answers: list[dict[str, Value]]) -> None:
    decisions = Decisions(lambda telling: judged(condition, telling))
    for told in map(story, answers):
        assert decisions.of(told) == judged(condition, told)


def test_stories_whose_tests_come_out_alike_are_decided_once() -> None:
    decided: list[ToldStory] = []

    def decide(telling: ToldStory) -> bool:
        decided.append(telling)
        known = Compared(">", Ask("knows", (RoleName("a"),)), Amount(0.5))
        moved = Compared(">=", Ask("motive", (RoleName("a"),)), Amount(1.0))
        return judged(All((known, moved)), telling)[0]

    decisions = Decisions(decide)
    assert decisions.of(story({"knows": 0.6, "motive": 1.0}))
    assert decisions.of(story({"knows": 0.9, "motive": 7.0}))
    assert len(decided) == 1
    assert not decisions.of(story({"knows": 0.4, "motive": 7.0}))
    assert not decisions.of(story({"knows": 0.1}))  # the second test is never asked for
    assert len(decided) == 2
    assert not decisions.of(story({"knows": 0.5, "motive": 2.0}))  # as likely as not: untold, which is no failing
    assert len(decided) == 3


def test_tests_are_asked_and_nothing_else() -> None:
    asked: list[Question] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return Answer(1.0)

    condition = Any((Ask("attempt", (RoleName("a"),)), Ask("motive", (RoleName("a"),))))
    decisions = Decisions(lambda telling: judged(condition, telling))
    for _ in range(2):
        asked.clear()
        assert decisions.of(ToldStory(("Ann",), (), ask)) == (True, False)
        assert asked == [Question("attempt", ("Ann",))]
