"""A scene: load it, run it, ask it things."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forbear.account.record import Record
from forbear.api.carrying import Carrying, carrying
from forbear.api.recording import Progress, recorded, shortened
from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.api.sources import GIVEN_AS_TEXT, UNTITLED, meant
from forbear.errors import Diagnostic, RequestError
from forbear.figures import decimal
from forbear.garbage import without_collecting
from forbear.grounding.ground import ground
from forbear.grounding.limits import DEFAULT_LIMITS as GROUND_LIMITS
from forbear.grounding.limits import GroundLimits
from forbear.grounding.oddities.listed import oddities
from forbear.grounding.task import Task
from forbear.grounding.unchanging import unchanging
from forbear.language.loader import Text
from forbear.language.loader import load as load_checked
from forbear.language.problem import READER, About, Problem
from forbear.minds.budget import DEEPEST, Limits
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass, replace
from forbear.stories.follow import follow, read_names
from forbear.stories.story import Story
from forbear.stories.unfold import Unfolding, begin

if TYPE_CHECKING:
    from forbear.account.edge import EdgeFound
    from forbear.account.inquiry import Tried
    from forbear.account.reply import Reply
    from forbear.api.readings import Reading, ReadingProgress
    from forbear.api.sweeps import BareTape, Sweep
    from forbear.language.expressions import Expression
    from forbear.minds.tape.forms import Kind
    from forbear.reading.told_reading import ToldReading
    from forbear.stories.numbers import SceneNumber
    from forbear.stories.sweep.points import Grid


@dataclass(frozen=True, slots=True, repr=False)
class Scene:
    """A loaded scene, ready to run. reading: what is told of it, and shows of its people; the task is then as it is read
    likeliest. None where nothing is told, or the scene was loaded as it was before. is_free: nobody is held to what is told."""

    name: str
    case: str | None
    settings: tuple[str, ...]
    problem: Problem
    task: Task
    warnings: tuple[Diagnostic, ...]
    source: str | Path | Text
    moves: tuple[tuple[str, float], ...] = ()
    depth: int | None = None
    ground_limits: GroundLimits = GROUND_LIMITS
    more: tuple[str, ...] = ()
    reading: ToldReading | None = None
    is_free: bool = False
    carried: Carrying | None = None

    def __repr__(self) -> str:
        """Return the call that makes the scene."""
        source = str(self.source) if isinstance(self.source, Path) else self.source
        given = [repr(source)]
        given += [f"case={self.case!r}"] if self.case is not None else []
        given += [f"settings={self.settings!r}"] if self.settings else []
        changes = [f"moving {name!r} to {amount:g}" for name, amount in self.moves]
        changes += [f"at depth {self.depth}"] if self.depth is not None else []
        return f"load({', '.join(given)})" + (f" <{', '.join(changes)}>" if changes else "")

    def __str__(self) -> str:
        """Return the text of the scene's own file, in the canonical layout."""
        return str(self.problem)

    def _repr_html_(self) -> str:
        from forbear.api.notebook import scene_html

        title = self.about.title or (UNTITLED if self.name == GIVEN_AS_TEXT else self.name)
        return scene_html(title, self.task, self.roles, self.settings, self.moves, str(self))

    @property
    def about(self) -> About:
        """Title, work, medium, sources and notes."""
        return self.problem.about

    @property
    def roles(self) -> tuple[str, ...]:
        """The characters; the reader is none."""
        return tuple(name for name in self.task.characters if name != READER)

    @property
    def is_as_told(self) -> bool:
        """Whether what is told is what happens: the scene stands as its likeliest reading has it, and nobody asked what if."""
        return self.reading is not None and self.problem.tale is not None and not self.is_free

    def under(self, task: Task, reading: ToldReading) -> Scene:
        """Return the scene under a reading of what is told of it."""
        return replace(self, task=task, reading=reading)

    def free(self) -> Scene:
        """Return the scene as it is read likeliest, with nobody held to what is told of it: where every what-if begins."""
        return self if self.is_free or self.reading is None else replace(self, is_free=True)

    def likewise(self, other: Scene) -> Scene:
        """Return another scene, such as this one with its text changed, under the reading of this one, with nobody held to what
        is told: where this one is as it was before, that one too. other: loaded with `before=True`."""
        reading = self.reading
        return other if reading is None else other.under(reading.applied(other.problem, other.task), reading).free()

    def altered(self, task: Task) -> Scene:
        """Return the scene with another task, and nobody held to what is told of it."""
        return replace(self.free(), task=task)

    def before(self) -> Scene:
        """Return the scene as it was before anything was told of it, with the same changes."""
        return self if self.reading is None else self._changed_alike(self._with(before=True))

    def read(
        self,
        told: str | None = None,
        because: str | None = None,
        *,
        outcomes: str = "",
        limits: Limits | None = None,
        hypotheses: int = 20_000,
        draws: int = 50,
        seed: int = 0,
        on_progress: ReadingProgress | None = None,
    ) -> Reading[Scene]:
        """Return what is shown of the people by what is told: who must they be?

        told: events, like "offer(Ken, Harry), ..., kill(Harry, Ken)"; what the scene tells itself where it is not given.
        because: what the last told choice is said to hang on, a kind or "belief(Ann, good(Bob)) >= likely".
        outcomes: those that came about, and did not,
        like "joined, not both_live". hypotheses: how many are worked out. draws: how many readings are drawn, by the seed,
        for what the story is called; 0: none. A limit, or Ctrl-C, ends the work with what was found so far. Raises
        RequestError and StoryError for what cannot be told.
        """
        from forbear.api.readings import read_scenes, told_statements

        self.needs_turns()
        scene = self.before()
        statements = told_statements(told, outcomes)
        scene = scene._with(*statements, before=True) if statements else scene
        return read_scenes(
            (scene,),
            because=because,
            limits=limits,
            hypotheses=hypotheses,
            draws=draws,
            seed=seed,
            on_progress=on_progress,
        )

    def going_on(self, run: Run) -> Scene:
        """Return the scene as it begins where the told story of a run ended, with everybody's minds; what it states itself
        wins, who is new begins as declared. Raises RequestError, LimitReached."""
        return self._carrying(carrying(run))

    def _carrying(self, carried: Carrying | None) -> Scene:
        if carried is None:
            return self
        return replace(self, task=carried.into(self.task, self.problem, self.ground_limits), carried=carried)

    def at_depth(self, depth: int) -> Scene:
        """Return the scene with every mind thinking this deep, from 0. Raises RequestError for what is no such depth."""
        if not isinstance(depth, int) or not 0 <= depth <= DEEPEST:
            raise RequestError(
                f"a mind does not think to depth {depth}", f"a depth is a whole number from 0 to {DEEPEST}"
            )
        minds = tuple(replace(mind, depth=depth) for mind in self.task.minds)
        return replace(self.altered(replace(self.task, minds=minds)), depth=depth)

    def run(
        self,
        after: str = "",
        *,
        before: bool = False,
        samples: int = 0,
        seed: int = 0,
        limits: Limits | None = None,
        on_progress: Progress | None = None,
    ) -> Run:
        """Work out what happens; in a scene that is told, what is told, under its likeliest reading.

        after: events to take as having happened, like "offer, spare"; in a scene that is told they take the place of
        what is told, and so do stories that are drawn. before: from what was known before anything was told. samples:
        draw so many stories by the seed, instead of unfolding all. Raises RequestError for an event that was not open.
        A limit, or Ctrl-C, ends the work with what was found so far, and the record says so.
        """
        self.needs_turns()
        if before and self.reading is not None:
            return self.before().run(after, samples=samples, seed=seed, limits=limits, on_progress=on_progress)
        bounds = limits or DEFAULT_LIMITS
        share = 1.0 if samples or len(self.task.turns) == 1 else 0.75  # the rest is for a story of fewer turns
        record = recorded(self, self.task, after, samples, seed, bounds, on_progress, share)
        if record.limit is not None and not record.stories and not record.interrupted:
            record = shortened(self, record, after, samples, seed, bounds)
        return Run(record, bounds, (_run_again, (self, after, samples, seed, replace(bounds, until=math.inf))))

    def edge(
        self,
        name: str,
        *,
        between: tuple[float, float] | None = None,
        limits: Limits | None = None,
        on_progress: Tried | None = None,
    ) -> EdgeFound:
        """Find where the likeliest outcome turns as one number of the scene is moved.

        name: a fact, a credence, `reason justice(Ilsa)`, `cost shoot(Ilsa)`, `precision(Ilsa)`, `depth(Ilsa)`, `tau`, or
        a constant. between: the range; what makes sense for the number where it is not given. The limits are for all of
        it; one that is hit, or Ctrl-C, ends it with what was found. Raises RequestError for a name that is not there.
        """
        from forbear.api.numbers import edge

        number = self.number(name)
        return edge(number, self.problem, self.task, between, limits or DEFAULT_LIMITS, on_progress)

    def sweep(
        self,
        over: Mapping[str, Iterable[float]] | Grid,
        ask: str | Iterable[str],
        *,
        after: str = "",
        at: int | None = None,
        by: Kind | None = None,
        limits: Limits | None = None,
        on_progress: Tried | None = None,
    ) -> Sweep:
        """Ask the scene the same at many settings of its numbers; a thousand points take a millisecond, or a few.

        over: for each number by its name a column of what it is to be, a point in each row; `forbear.grid` makes all that
        go together. ask: outcomes, beliefs at the end (`"Ilsa > Rick : good(Rick)"`, the mean over all stories), `"choice
        spare"`, `"value spare"`, `"likelihood"`. after: events to take as having happened. at: look after so many turns,
        not at the end. by: "python", "numpy", "native" or "jax", where not the quickest that there is. on_progress: told
        (points done, points in all). Raises RequestError for what cannot be moved or asked, LimitReached, StoryError.
        """
        from forbear.api.sweeps import sweep

        self.needs_turns()
        return sweep(
            self.task, self.number, over, ask, after=after, at=at, by=by, limits=limits, on_progress=on_progress
        )

    def tape(
        self,
        inputs: str | Iterable[str],
        outputs: str | Iterable[str],
        *,
        after: str = "",
        at: int | None = None,
        limits: Limits | None = None,
    ) -> BareTape:
        """Return how the answers are made from the numbers, begun where the scene is: to be evaluated bare, and for
        gradients. outputs are asked as those of `sweep`. Raises RequestError, LimitReached, StoryError.
        """
        from forbear.api.sweeps import tape

        self.needs_turns()
        return tape(self.task, self.number, inputs, outputs, after=after, at=at, limits=limits)

    def ask(self, question: str, *, after: str = "", at: int | None = None, limits: Limits | None = None) -> Reply:
        """Return what a question about minds comes to, over all that the story may be by then.

        question: `"Ann > Bob : at(Ball)"`, `"Ann knows whether at(Ball)"`, `"how sure Ann : at(Ball)"`, `"who knows
        at(Ball)"`, `"why would spare"`, or what a sweep asks. at: look after so many turns, not at the end. Raises
        RequestError for what there is not to ask, LimitReached.
        """
        from forbear.api.asking import reply_to

        self.needs_turns()
        is_of_knowing = question.split()[:2] == ["who", "knows"]
        with without_collecting():
            run = self.free().run(after, limits=limits) if is_of_knowing else self._begun(after, limits)
            if not run.record.given and run.record.limit is not None:
                raise run.record.limit
            return reply_to(question, run.record, run.record.given, run.sharing(), self._condition, after, at)

    def _begun(self, after: str, limits: Limits | None) -> Run:
        """Return a run in which no story was gone on with."""
        bounds = limits or DEFAULT_LIMITS
        given = follow(begin(ReferenceEngine(self.task, bounds)), read_names(after))
        return Run(self.record(given, Unfolding((), 1.0)), bounds)

    def _condition(self, text: str) -> Expression:
        """Return a condition of the scene in the words of its language. Raises StoryError."""
        if ";" in text:
            raise RequestError(f"cannot ask about '{text}'", "ask one thing, without ';'")
        return dict(self._with(f"outcome {_ASKED}: {text}").task.outcomes)[_ASKED]

    def needs_turns(self) -> None:
        """Raise RequestError where nobody takes turns."""
        if not self.task.turns:
            raise RequestError(f"{self.name} is no scene: nobody takes turns in it", "write 'turns: …;'")

    def _with(self, *settings: str, before: bool = False, more: tuple[str, ...] | None = None) -> Scene:
        """Return the scene loaded anew with further settings. more: the texts after the file, in place of its own."""
        wanted = (*self.settings, *settings)
        limits, texts = self.ground_limits, self.more if more is None else more
        again = load(self.source, case=self.case, settings=wanted, before=True, ground_limits=limits, more=texts)
        return (again if before else self.likewise(again))._carrying(self.carried)

    def _changed_alike(self, scene: Scene) -> Scene:
        """Return another scene with the numbers moved, and minds as deep, as in this one."""
        scene = scene.moved(dict(self.moves)) if self.moves else scene
        return scene if self.depth is None else scene.at_depth(self.depth)

    def extended(self, text: str) -> Scene:
        """Return the scene with further definitions after its own: people, facts, beliefs, whatever a file may hold.

        Raises StoryError, LimitReached.
        """
        return self.with_more((*self.more, text))

    def with_more(self, texts: tuple[str, ...]) -> Scene:
        """Return the scene with these texts after its own, and no others. Raises StoryError, LimitReached."""
        return self._changed_alike(self._with(more=texts))

    def number(self, name: str) -> SceneNumber:
        """Return a number of the scene by its name. Raises RequestError with near names."""
        from forbear.api.numbers import number

        def loaded(amount: float) -> Task:
            return self._with(f"{name} = {decimal(amount)}").moved(dict(self.moves)).task

        return number(name, self.problem, self.task, loaded)

    def moved(self, amounts: Mapping[str, float]) -> Scene:
        """Return the scene with numbers moved, each by its name; named amounts first.

        Raises RequestError for a name that is not there and for what a number cannot be, StoryError for an amount with
        which the story is not sound.
        """
        from forbear.stories.numbers import number_named

        if not amounts:
            return self
        constants = dict(self.problem.constants)
        said = tuple(f"{name} = {decimal(amount)}" for name, amount in amounts.items() if name in constants)
        scene = self._with(*said) if said else self
        moves, task = self.moves, scene.task
        for name, amount in {**(dict(self.moves) if said else {}), **amounts}.items():
            if name not in constants:
                number = number_named(task, name)
                task = number.moved(amount)
                moves = (*(move for move in moves if move[0] != number.name), (number.name, amount))
        return replace(scene.altered(task), moves=moves)

    def record_of(self, given: tuple[Story, ...], story: Story) -> Record:
        """Return the record of a single story of the scene."""
        return self.record(given, Unfolding((story,), 0.0))

    def told_first(self) -> Callable[[Story], bool] | None:
        """Return what says of stories whether they are as is told: of several that are equally likely these come first.
        None where nothing is told, or the scene is as it was before."""
        tale = self.problem.tale
        if self.reading is None or tale is None:
            return None
        from forbear.reading.telling import told_events  # slow to load, and not wanted where nothing is told
        from forbear.reading.told_story import is_told

        told = told_events(tale)
        return lambda story: is_told(story, told)

    def record(self, given: tuple[Story, ...], found: Unfolding) -> Record:
        """Return the record of what was unfolded from given events on."""
        return Record(
            name=self.name,
            case=self.case,
            settings=(*self.settings, *(f"{name} = {decimal(amount)}" for name, amount in self.moves)),
            problem=self.problem,
            task=self.task,
            warnings=self.warnings,
            given=given,
            stories=found.stories,
            unfinished=found.unfinished,
            limit=found.limit,
            interrupted=found.interrupted,
            reading=self.reading,
            earlier=() if self.carried is None else self.carried.earlier,
        )


def _run_again(scene: Scene, after: str, samples: int, seed: int, limits: Limits) -> Run:
    return scene.run(after, samples=samples, seed=seed, limits=limits)


_TELLS = "told"
"""How a statement begins that tells something, and changes nothing."""

_ASKED = "what_is_asked"
"""An outcome that is none of the scene's."""


def load(
    source: str | Path | Text,
    *,
    case: str | None = None,
    settings: tuple[str, ...] = (),
    before: bool = False,
    ground_limits: GroundLimits = GROUND_LIMITS,
    more: tuple[str, ...] = (),
) -> Scene:
    """Load a scene: a catalogue name such as "film/casablanca", a file, or a text.

    case: a variant that the scene names. settings: what to change, each like "mercy(Ilsa) = none" (any initial value,
    belief or constant). before: as things stood before anything was told, where something is told of the scene: else it
    is as it is read likeliest, which is worked out unless it comes with the catalogue; with something changed in it,
    nobody is held to what is told. ground_limits: how far it may be spelled out; its seconds
    bound the reading as well. more: texts that stand after the file. Raises StoryError with every mistake of the file,
    RequestError for a name that is not there, LimitReached for a scene too large to spell out, or to read at all.
    """
    if isinstance(settings, str):
        raise RequestError("settings takes several statements, not one text", "such as ('mercy(Ilsa) = none',)")
    given, name = meant(source)
    added = tuple(Text(text, f"added {place}" if place else "added") for place, text in enumerate(more))
    with without_collecting():
        loaded = load_checked(given, case=case, settings=settings, more=added)
        task = ground(loaded.problem, limits=ground_limits)
    warnings = (*loaded.warnings, *unchanging(loaded.problem, task))
    if case is None and not settings and not more:
        told = {warning.span for warning in warnings}
        warnings += tuple(odd for odd in oddities(loaded.problem, task) if odd.span not in told)
    scene = Scene(name, case, settings, loaded.problem, task, warnings, source, ground_limits=ground_limits, more=more)
    if before or not loaded.problem.is_told or not task.turns:
        return scene

    from forbear.api.opening import opening  # slow to load, and not wanted where nothing is told

    def worked_out(told: str | None) -> ToldReading | None:
        from forbear.api.readings import reading_of

        is_changed = settings or more or told != case
        plain = load(source, case=told, before=True, ground_limits=ground_limits) if is_changed else scene
        return None if plain.problem.tale is None else reading_of(plain, ground_limits.seconds)

    reading = opening(scene, worked_out)
    if reading is None:
        return scene
    is_what_if = bool(more) or any(not setting.lstrip().startswith(_TELLS) for setting in settings)
    return replace(scene.under(reading.applied(scene.problem, task), reading), is_free=is_what_if)
