"""Tools for an assistant that writes with somebody, by the Model Context Protocol: it asks an exact engine who believes
what, and need not guess. Answers are short; each tool's schema follows from its types.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any, BinaryIO

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from forbear.account.knowledge import knowledge_data
from forbear.account.naming import Naming
from forbear.account.reply import reply_data
from forbear.api.installation import version
from forbear.api.plans import PlanRequest, plan
from forbear.api.recognition import recognise as recognise_run
from forbear.api.scene import Scene, load
from forbear.api.sources import Text, is_text
from forbear.editing.files import check as check_story
from forbear.errors import ForbearError
from forbear.serve.failures import Failure, diagnostic_data
from forbear.serve.sessions import Sessions
from forbear.variants.turn import turn as turn_scene
from forbear.variants.turn_account import turning_data

_TOLD = (
    "Forbear works out stories that turn on what people believe about each other. A story is given as `source`: a name "
    "of the catalogue (film/casablanca) or the story's own text. Mistakes come with their line; mend them and ask again."
)
_MOST = 20
_SECTIONS = ("options", "outcomes", "story", "why")


def serve_assistant(sessions: Sessions, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Serve the tools over a pair of streams until no more is asked."""
    server = made(sessions)
    sys.stdin, sys.stdout = TextIOWrapper(incoming, "utf-8"), TextIOWrapper(outgoing, "utf-8")
    server.run("stdio")


def made(sessions: Sessions) -> MCPServer:
    """Return the server with its tools."""
    server = MCPServer("forbear", version=version(), instructions=_TOLD, log_level="ERROR")
    limits = sessions.bounds.limits

    def text_of(source: str) -> str | Text:
        return sessions.source(None, source) if is_text(source) else sessions.source(source, None)

    def scene_of(source: str) -> Scene:
        return load(text_of(source))

    @server.tool()
    def check(source: str) -> dict[str, Any]:
        """List every mistake and oddity of a story, with line, column and advice."""
        return _asked(lambda: {"found": [diagnostic_data(each) for each in check_story(text_of(source))[:_MOST]]})

    @server.tool()
    def run(source: str, after: str = "", sections: list[str] | None = None) -> dict[str, Any]:
        """Work a scene out: what is open and how likely, the outcomes, the likeliest story, why each choice was made.

        after: events to take as having happened, such as "offer, spare". sections: of options, outcomes, story, why,
        beliefs, edge, regrets.
        """
        return _asked(lambda: scene_of(source).run(after, limits=limits).as_data(*(sections or _SECTIONS)))

    @server.tool()
    def ask(source: str, question: str, after: str = "", at: int | None = None) -> dict[str, Any]:
        """Answer one question about minds: "Ann > Bob : at(Ball)", "who knows at(Ball)", "why would spare".

        after: events to take as having happened. at: look after so many turns; else at the end.
        """
        return _asked(lambda: reply_data(scene_of(source).ask(question, after=after, at=at, limits=limits)))

    @server.tool()
    def knows(source: str, about: str | None = None, after: str = "") -> dict[str, Any]:
        """Tell who knows what of the likeliest story, at the beginning and after each step. about: only this fluent."""

        def found() -> dict[str, Any]:
            done = scene_of(source).run(after, limits=limits)
            naming = Naming(done.record.problem, done.record.task)
            return knowledge_data(done.knows(about), done.record, naming)

        return _asked(found)

    @server.tool()
    def turn(source: str, into: str, trope: str, most: int = 1) -> dict[str, Any]:
        """Find the smallest changes after which a scene comes out as another variant of a trope that is named."""
        seconds = sessions.bounds.seconds
        return _asked(
            lambda: turning_data(
                turn_scene(scene_of(source), trope, into, most=most, show=3, seconds=seconds, workers=1)
            )
        )

    @server.tool(name="plan")
    def plan_stories(source: str, goal: str, most: int = 3) -> dict[str, Any]:
        """Find stories that come to a goal (a formula such as alive(Bob), or an outcome), each step somebody's own choice."""

        def found() -> dict[str, Any]:
            planning = plan(
                PlanRequest(source=text_of(source), goal=goal, seconds=limits.seconds, megabytes=limits.megabytes)
            )
            stories = []
            for story in planning:
                stories.append(story.brief())
                if len(stories) == max(1, min(most, _MOST)):
                    break
            return {"stories": stories, "why_not": [] if stories else list(planning.why_not().sentences)}

        return _asked(found)

    @server.tool()
    def recognise(source: str, after: str = "") -> dict[str, Any]:
        """Say what the likeliest story is called: which trope, by which of its premises, and which are near."""

        def found() -> dict[str, Any]:
            verdicts = recognise_run(scene_of(source).run(after, limits=limits))
            return {"brief": verdicts.brief(), **verdicts.as_data()}

        return _asked(found)

    return server


def _asked(work: Any) -> dict[str, Any]:
    """Return an answer. Raises ToolError with the words of what is wrong, which the protocol hands on."""
    try:
        found: dict[str, Any] = work()
    except (ForbearError, Failure) as error:
        raise ToolError(str(error)[:4_000]) from None
    return found
