"""Stories toward the author's goal, for reasons of everyone's own (docs/planning.md)."""
