"""The tape: how the numbers that a scene ends with are made from those it begins with, kept and gone through again.

The engine is run once on numbers that remember how they were made (`traced.py`); what they remember is a straight line
of operations (`recorder.py`, `tape.py`) that any back end evaluates for as many points as are wanted (`forms.py`).
"""
