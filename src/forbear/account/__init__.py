"""A run put into words and into data. Everything here is computed from the record; nothing is printed."""
