"""One question of a story a file: in lines and as data."""
