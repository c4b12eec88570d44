"""Minds that are carried on without a script of turns: rows of turns, closed graphs of minds, and the node that moves."""
