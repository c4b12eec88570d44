"""Expressions made with Python's operators."""
