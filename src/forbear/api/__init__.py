"""What a program calls: a scene that is loaded, a run, a play, stories toward a goal. Nothing here searches, scores or
writes sentences; those are below, and these objects hand them what they need.

The public names are in `forbear` itself (`forbear/__init__.pyi`); the faces import from the modules here.
"""
