"""The bounds that a program may set: on one computation, and on how far a file is spelled out; and on how deep minds think.
And how seldom garbage is looked for meanwhile, which bounds nothing but the time that it takes."""

from __future__ import annotations

from forbear.garbage import seldom_collecting as seldom_collecting
from forbear.grounding.limits import GroundLimits as GroundLimits
from forbear.minds.budget import DEEPEST as DEEPEST
from forbear.minds.budget import Limits as Limits
