"""The fast planner: the plain planner's answers, found by sharing and asking in a better order (docs/planning.md)."""
