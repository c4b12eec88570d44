"""Syntax back to text, and syntax made without a text: the printer, changes, the builder."""
