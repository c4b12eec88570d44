"""What whoever writes a scene asks of its text: mistakes, layout, names to complete, its parts, changes written into it."""
