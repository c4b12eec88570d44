"""The front door: load a scene, run it, ask it things. The command line and every other face use this and nothing below.

from forbear import load

scene = load("film/casablanca", settings=("mercy(Ilsa) = none",))
run = scene.run(after="offer")
for story in run.record.stories:
    print(story.probability)

Each name is loaded as it is first used: one who only plans loads nothing of what only a scene needs.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forbear.account.edge import EdgeFound as EdgeFound
    from forbear.account.edge import edge_brief as edge_brief
    from forbear.account.edge import edge_data as edge_data
    from forbear.account.edge import edge_section as edge_section
    from forbear.account.graphs import FORMATS as FORMATS
    from forbear.account.graphs import Graph as Graph
    from forbear.account.graphs import graph_text as graph_text
    from forbear.account.heat import heat_data as heat_data
    from forbear.account.lines import Line as Line
    from forbear.account.lines import paragraph as paragraph
    from forbear.account.lines import text_of as text_of
    from forbear.account.part_lines import end_lines as end_lines
    from forbear.account.part_lines import knowledge_lines as knowledge_lines
    from forbear.account.part_lines import opening_lines as opening_lines
    from forbear.account.part_lines import option_lines as option_lines
    from forbear.account.part_lines import told_lines as told_lines
    from forbear.account.plain import json_text as json_text
    from forbear.account.shortfall import Shortfall as Shortfall
    from forbear.api.answers import answers_from as answers_from
    from forbear.api.answers import file_for as file_for
    from forbear.api.answers import new_scene as new_scene
    from forbear.api.explained import ExplainedPlanning as ExplainedPlanning
    from forbear.api.explained import ExplainedStory as ExplainedStory
    from forbear.api.installation import how_it_runs as how_it_runs
    from forbear.api.likely import LikelyPlanning as LikelyPlanning
    from forbear.api.likely import LikelyStory as LikelyStory
    from forbear.api.listing import Entry as Entry
    from forbear.api.listing import Listed as Listed
    from forbear.api.listing import list_scenes as list_scenes
    from forbear.api.plans import plan as plan
    from forbear.api.plays import Play as Play
    from forbear.api.plays import play as play
    from forbear.api.plays import resume as resume
    from forbear.api.recognition import Recognised as Recognised
    from forbear.api.recognition import recognise as recognise
    from forbear.api.recognition import recognise_elsewhere as recognise_elsewhere
    from forbear.api.recognition import trope_names as trope_names
    from forbear.api.runs import DEFAULT_LIMITS as DEFAULT_LIMITS
    from forbear.api.runs import Run as Run
    from forbear.api.scene import Scene as Scene
    from forbear.api.scene import load as load
    from forbear.api.trees import Tree as Tree
    from forbear.api.validation import Validation as Validation
    from forbear.api.validation import check_limits as check_limits
    from forbear.api.validation import check_plan as check_plan
    from forbear.api.validation import read_story_file as read_story_file
    from forbear.catalogue.findings import WORKED_OUT as WORKED_OUT
    from forbear.catalogue.index import near_scenes as near_scenes
    from forbear.catalogue.index import scene_names as scene_names
    from forbear.catalogue.questionnaire import Questionnaire as Questionnaire
    from forbear.catalogue.questionnaire import questionnaire as questionnaire
    from forbear.editing.completion import complete as complete
    from forbear.editing.files import check as check
    from forbear.editing.files import formatted as formatted
    from forbear.editing.files import text_of_scene as text_of_scene
    from forbear.editing.parts import scene_parts as scene_parts
    from forbear.editing.words import language_words as language_words
    from forbear.editing.written import Written as Written
    from forbear.editing.written import written as written
    from forbear.grounding.limits import GroundLimits as GroundLimits
    from forbear.language.building.builder import StoryBuilder as StoryBuilder
    from forbear.language.building.phrases import belief as belief
    from forbear.language.building.phrases import believes as believes
    from forbear.language.building.phrases import exists as exists
    from forbear.language.building.phrases import forall as forall
    from forbear.language.building.phrases import if_ as if_
    from forbear.language.building.phrases import is_a as is_a
    from forbear.language.building.phrases import product as product
    from forbear.language.building.phrases import term as term
    from forbear.language.building.phrases import total as total
    from forbear.language.loader import Text as Text
    from forbear.minds.budget import Limits as Limits
    from forbear.planning.search import Progress as Progress
    from forbear.variants.firmness import Firmness as Firmness
    from forbear.variants.firmness import firmness as firmness
    from forbear.variants.grids import MOST_STEPS as MOST_STEPS
    from forbear.variants.grids import Axis as Axis
    from forbear.variants.grids import heat as heat
    from forbear.variants.likeness import like as like
    from forbear.variants.likeness import likeness_data as likeness_data
    from forbear.variants.likeness import likeness_lines as likeness_lines
    from forbear.variants.turn import turn as turn
    from forbear.variants.turn_account import turning_data as turning_data
    from forbear.variants.turn_account import turning_lines as turning_lines

_HOME = {
    "WORKED_OUT": "forbear.catalogue.findings",
    "Axis": "forbear.variants.grids",
    "DEFAULT_LIMITS": "forbear.api.runs",
    "EdgeFound": "forbear.account.edge",
    "Entry": "forbear.api.listing",
    "ExplainedPlanning": "forbear.api.explained",
    "ExplainedStory": "forbear.api.explained",
    "FORMATS": "forbear.account.graphs",
    "Firmness": "forbear.variants.firmness",
    "Graph": "forbear.account.graphs",
    "GroundLimits": "forbear.grounding.limits",
    "LikelyPlanning": "forbear.api.likely",
    "LikelyStory": "forbear.api.likely",
    "Limits": "forbear.minds.budget",
    "Line": "forbear.account.lines",
    "Listed": "forbear.api.listing",
    "MOST_STEPS": "forbear.variants.grids",
    "Play": "forbear.api.plays",
    "Progress": "forbear.planning.search",
    "Questionnaire": "forbear.catalogue.questionnaire",
    "Recognised": "forbear.api.recognition",
    "Run": "forbear.api.runs",
    "Scene": "forbear.api.scene",
    "Shortfall": "forbear.account.shortfall",
    "StoryBuilder": "forbear.language.building.builder",
    "Text": "forbear.language.loader",
    "Tree": "forbear.api.trees",
    "Validation": "forbear.api.validation",
    "Written": "forbear.editing.written",
    "answers_from": "forbear.api.answers",
    "belief": "forbear.language.building.phrases",
    "believes": "forbear.language.building.phrases",
    "check": "forbear.editing.files",
    "check_limits": "forbear.api.validation",
    "check_plan": "forbear.api.validation",
    "complete": "forbear.editing.completion",
    "edge_brief": "forbear.account.edge",
    "edge_data": "forbear.account.edge",
    "edge_section": "forbear.account.edge",
    "end_lines": "forbear.account.part_lines",
    "exists": "forbear.language.building.phrases",
    "file_for": "forbear.api.answers",
    "firmness": "forbear.variants.firmness",
    "forall": "forbear.language.building.phrases",
    "formatted": "forbear.editing.files",
    "graph_text": "forbear.account.graphs",
    "heat": "forbear.variants.grids",
    "heat_data": "forbear.account.heat",
    "json_text": "forbear.account.plain",
    "how_it_runs": "forbear.api.installation",
    "if_": "forbear.language.building.phrases",
    "is_a": "forbear.language.building.phrases",
    "knowledge_lines": "forbear.account.part_lines",
    "language_words": "forbear.editing.words",
    "like": "forbear.variants.likeness",
    "likeness_data": "forbear.variants.likeness",
    "likeness_lines": "forbear.variants.likeness",
    "list_scenes": "forbear.api.listing",
    "load": "forbear.api.scene",
    "near_scenes": "forbear.catalogue.index",
    "new_scene": "forbear.api.answers",
    "opening_lines": "forbear.account.part_lines",
    "option_lines": "forbear.account.part_lines",
    "paragraph": "forbear.account.lines",
    "plan": "forbear.api.plans",
    "play": "forbear.api.plays",
    "product": "forbear.language.building.phrases",
    "questionnaire": "forbear.catalogue.questionnaire",
    "read_story_file": "forbear.api.validation",
    "recognise": "forbear.api.recognition",
    "recognise_elsewhere": "forbear.api.recognition",
    "resume": "forbear.api.plays",
    "scene_names": "forbear.catalogue.index",
    "scene_parts": "forbear.editing.parts",
    "term": "forbear.language.building.phrases",
    "text_of": "forbear.account.lines",
    "turn": "forbear.variants.turn",
    "turning_data": "forbear.variants.turn_account",
    "turning_lines": "forbear.variants.turn_account",
    "text_of_scene": "forbear.editing.files",
    "told_lines": "forbear.account.part_lines",
    "total": "forbear.language.building.phrases",
    "trope_names": "forbear.api.recognition",
    "written": "forbear.editing.written",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'forbear.api' has no attribute '{name}'")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOME)
