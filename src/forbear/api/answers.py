"""A new scene from a few answers: asked one by one, or read from a file; checked before it is written anywhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from forbear.api.scene import load
from forbear.catalogue.questionnaire import Prompt as Prompt
from forbear.catalogue.questionnaire import Questionnaire as Questionnaire
from forbear.catalogue.questionnaire import chosen as chosen
from forbear.catalogue.questionnaire import domains as domains
from forbear.catalogue.questionnaire import questionnaire as questionnaire
from forbear.errors import RequestError
from forbear.figures import MOST_DIGITS
from forbear.files import read
from forbear.language.nearest import closest

LARGEST = 64 * 1024
"""Bytes of a file with answers."""

_HINT = 'write a line for each answer: grudge = "strong"'


def new_scene(domain: str, answers: Mapping[str, str]) -> str:
    """Return the text of a scene on a domain of the library; what is not answered stands by default.

    answers: by the questions' keys. Raises RequestError with everything that is wrong with them, and for a domain for
    which nothing is asked; StoryError where the scene they make has mistakes (ours, then).
    """
    asking = questionnaire(domain)
    taken, wrong = _taken(asking, answers, {})
    if wrong:
        raise RequestError("\n".join(wrong))
    text = asking.scene_text(taken)
    load(text)
    return text


def answers_from(domain: str, file: Path) -> dict[str, str]:
    """Read answers from a TOML file: `grudge = "strong"`. Raises RequestError with everything that is wrong with it."""
    try:
        data = read(file, LARGEST)
        if len(data) > LARGEST:
            raise RequestError(f"{file}: larger than {LARGEST // 1024} KiB")
        text = data.decode("utf-8-sig")
        answers = tomllib.loads(text)
    except OSError as error:
        raise RequestError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RequestError(f"{file} is no text") from None
    except tomllib.TOMLDecodeError as error:
        raise RequestError(f"{file}: {error}", _HINT) from None
    except RecursionError:
        raise RequestError(f"{file}: it is nested too deeply", _HINT) from None
    except ValueError:  # Python reads no number of so many digits
        lines = enumerate(text.splitlines(), start=1)
        place = next((f":{n}" for n, line in lines if re.search(rf"[\d_]{{{MOST_DIGITS + 1}}}", line)), "")
        raise RequestError(f"{file}{place}: a number has at most {MOST_DIGITS} digits", _HINT) from None
    places = {line.partition("=")[0].strip(): n for n, line in enumerate(text.splitlines(), start=1)}
    plain = {key: _plain(value) for key, value in answers.items()}
    where = {key: f"{file}:{places[key]}: " if key in places else f"{file}: " for key in plain}
    taken, wrong = _taken(questionnaire(domain), plain, where)
    if wrong:
        raise RequestError("\n".join(wrong))
    return taken


def file_for(domain: str, title: str) -> Path:
    """Return a file name made from a scene's title."""
    word = questionnaire(domain).identifier(title).strip("_").replace("_", "-").casefold()
    return Path(f"{word or 'scene'}.story")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value}"


def _taken(
    asking: Questionnaire, answers: Mapping[str, str], places: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the answer to every question, and what is wrong, in the order of the answers."""
    taken: dict[str, str] = {}
    wrong: list[tuple[str, str]] = []
    keys = [prompt.key for prompt in asking.prompts]
    for key in answers:
        if key not in keys:
            near = closest(key, keys, 1, 0.6)
            hint = f"did you mean '{near[0]}'?" if near else f"there is {', '.join(keys)}"
            wrong.append((key, f"no question is called '{key[:40]}'; {hint}"))
    for prompt in asking.prompts:
        taken[prompt.key], mistake = asking.accepted(prompt, answers.get(prompt.key, ""), taken)
        if mistake is not None:
            wrong.append((prompt.key, f"{prompt.key}: {mistake}"))
    given = [*answers, *keys]
    wrong.sort(key=lambda row: given.index(row[0]))
    return taken, [f"{places.get(key, '')}{told}" for key, told in wrong]
