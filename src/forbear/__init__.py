"""Forbear: an engine for stories that turn on what people believe about each other."""

from forbear.api import Limits, Run, Scene, load
from forbear.errors import Diagnostic, ForbearError, LimitReached, RequestError, StoryError

__all__ = [
    "Diagnostic",
    "ForbearError",
    "LimitReached",
    "Limits",
    "RequestError",
    "Run",
    "Scene",
    "StoryError",
    "load",
]
