"""The bounds that a program may set: on one computation, and on how far a file is spelled out; and on how deep minds think."""

from __future__ import annotations

from forbear.grounding.limits import GroundLimits as GroundLimits
from forbear.minds.budget import DEEPEST as DEEPEST
from forbear.minds.budget import Limits as Limits
