"""Forbear: an engine for stories that turn on what people believe about each other."""
