"""Told stories at many settings of a scene's numbers: which is told at each, and what is to be asked of it there."""
