"""Scenes held against changed versions of themselves: what would turn one, how firm its verdict is, two numbers moved
at once."""
