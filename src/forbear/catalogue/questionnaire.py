"""The questions that lie beside a domain of the library, and the scene that their answers make: `life-and-death.toml`.

The scene is meant to be read and changed: everything asked for is one line of it. What is asked, and what is written, is
data; the file says how it is laid out.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache

from forbear.catalogue.index import LIBRARY
from forbear.errors import RequestError
from forbear.language.nearest import closest
from forbear.records import dataclass
from forbear.resources import files_in, text

LONGEST = 200
"""Characters of an answer in words."""

_DECLARED = re.compile(r"^\s*(?:type|entity|property|constant|action|trigger|reason)\s+([^\W\d]\w*)", re.MULTILINE)
_IMPORT = re.compile(r'^\s*import\s+"([^"]+)"', re.MULTILINE)
_TAKEN = frozenset(("chance", "reader", "author", "True", "False", "rest", "character", "number", "boolean", "entity"))
_GUARDED = re.compile(r"\[(\w+) (==|!=) (\w+)\] ")
_PART = re.compile(r"\$(\w+)(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question. choices: what may be answered, or nothing for an answer in words. is_name: the answer names
    somebody, and stands for them in braces in the questions after it."""

    key: str
    text: str
    default: str
    choices: tuple[str, ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is asked for a scene of a domain, in order, and the scene's text with places for the answers. meanings: what
    an answer stands for, by the name of the meaning; one that is not there stands for itself. taken: names that nobody
    can have."""

    prompts: tuple[Prompt, ...]
    meanings: Mapping[str, Mapping[str, str]]
    template: str
    taken: frozenset[str]

    def asked(self, prompt: Prompt, answers: Mapping[str, str]) -> str:
        """Return a question's text with the names given so far."""
        return prompt.text.format(**{one.key: answers.get(one.key, one.default) for one in self.prompts if one.is_name})

    def accepted(self, prompt: Prompt, answer: str, answers: Mapping[str, str]) -> tuple[str, str | None]:
        """Return an answer as it counts, the default where it is empty; and what is wrong with it, or None.

        A choice may be shortened as far as it stays clear.
        """
        given = " ".join(answer.split())
        if not given:
            return prompt.default, None
        if prompt.choices:
            return chosen(prompt.choices, given)
        if len(given) > LONGEST:
            return given, f"longer than {LONGEST} characters"
        if not given.isprintable() or '"' in given:
            return given, "quotation marks and unprintable characters cannot stand in it"
        if prompt.is_name and not self.identifier(given):
            return given, f"'{given}' has no letter in it"
        others = [answers[one.key] for one in self.prompts if one.is_name and one is not prompt and one.key in answers]
        if prompt.is_name and self.identifier(given) in map(self.identifier, others):
            return given, f"'{given}' is taken: it takes two"
        return given, None

    def identifier(self, name: str) -> str:
        """Return a name as an entity can be called; empty where it has no letter."""
        word = re.sub(r"\W+", "_", unicodedata.normalize("NFC", name)).strip("_")
        if not word or not any(letter.isalpha() for letter in word):
            return ""
        word = word if word[0].isalpha() else f"_{word}"
        return f"{word}_" if word in self.taken else word

    def scene_text(self, answers: Mapping[str, str]) -> str:
        """Return the scene that the answers make. answers: every question's, as `accepted` returns them."""
        lines = []
        for line in self.template.splitlines():
            guard = _GUARDED.match(line)
            if guard is None or (answers[guard[1]] == guard[3]) is (guard[2] == "=="):
                lines.append(_PART.sub(lambda part: self._filled(part, answers), line[guard.end() if guard else 0 :]))
        return "\n".join(lines) + "\n"

    def _filled(self, part: re.Match[str], answers: Mapping[str, str]) -> str:
        key, meaning = part[1], part[2]
        answer = answers[key]
        if meaning == "name":
            return answer
        if meaning is not None:
            return self.meanings[meaning].get(answer, answer)
        return self.identifier(answer) if any(one.is_name for one in self.prompts if one.key == key) else answer


def domains() -> tuple[str, ...]:
    """Return the domains of the library for which something is asked, in order."""
    return tuple(sorted(path.stem for path in files_in(LIBRARY) if path.suffix == ".toml"))


def chosen(choices: tuple[str, ...], given: str) -> tuple[str, str | None]:
    """Return one of some choices, which may be shortened as far as it stays clear; and what is wrong with it, or None."""
    fitting = [choice for choice in choices if choice.startswith(given.casefold())]
    if given.casefold() in choices or len(fitting) == 1:
        return fitting[0] if len(fitting) == 1 else given.casefold(), None
    near = closest(given.casefold(), choices, 1, 0.6)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return given, f"'{given[:40]}' is none of {', '.join(choices)}{hint}"


@cache
def questionnaire(domain: str) -> Questionnaire:
    """Return what is asked for a scene of a domain of the library. Raises RequestError where nothing is."""
    if domain not in domains():
        raise RequestError(f"there are no questions for '{domain[:40]}'", f"there are for {', '.join(domains())}")
    data = tomllib.loads(text(LIBRARY / f"{domain}.toml"))
    prompts = tuple(
        Prompt(
            key=key,
            text=one["asks"],
            default=one["default"],
            choices=tuple(data["choices"][one["choices"]]) if "choices" in one else (),
            is_name=one.get("is_name", False),
        )
        for key, one in data["questions"].items()
    )
    return Questionnaire(prompts, data["meanings"], data["scene"]["text"], _TAKEN | _declared(domain))


def _declared(domain: str) -> frozenset[str]:
    """Return every name that a domain declares, or one that it imports."""
    written = text(LIBRARY / f"{domain}.story")
    imported = (_declared(name) for name in _IMPORT.findall(written))
    return frozenset(_DECLARED.findall(written)).union(*imported)
