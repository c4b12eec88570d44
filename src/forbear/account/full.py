"""The questions about a told story together: why, regret, the turn, the reader; as sections and as data."""

from __future__ import annotations

from forbear.account.lines import Line
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import Record
from forbear.account.sections.endings import pivots
from forbear.account.sections.reading import reading_data, reading_section
from forbear.account.sections.why import regret_data, regret_section, why_data, why_section
from forbear.records import dataclass
from forbear.stories.questions.credibility import Credibility
from forbear.stories.questions.pivot import Course
from forbear.stories.questions.regret import Regret
from forbear.stories.questions.why import Why


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found out about a told story."""

    whys: tuple[Why, ...]
    regrets: tuple[Regret, ...]
    courses: tuple[Course, ...]
    credibility: Credibility | None


def answer_lines(record: Record, answers: Answers) -> list[Line]:
    """Return the sections of a report that say why."""
    naming = Naming(record.problem, record.task)
    found = [*why_section(record, answers.whys), *pivots(record, answers.courses, naming)]
    found += regret_section(record, answers.regrets)
    if answers.credibility is not None:
        found += reading_section(record, answers.credibility)
    return found


def answer_data(record: Record, answers: Answers) -> Data:
    """Return the answers as data, to stand beside those of the run."""
    naming = Naming(record.problem, record.task)
    return {
        "why": [why_data(why, naming) for why in answers.whys],
        "regrets": [regret_data(regret) for regret in answers.regrets],
        "courses": [
            {"outcome": c.outcome, "probabilities": list(c.probabilities), "pivot": c.pivot} for c in answers.courses
        ],
        "reader": None if answers.credibility is None else reading_data(answers.credibility, naming),
    }
