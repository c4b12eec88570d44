"""Casts: minds in a game that nobody has scripted. What a host asks and tells, what is kept of it, and where it is taken up."""
