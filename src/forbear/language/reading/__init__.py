"""Text to syntax: tokens, pieces, trees, shapes; a file with all that it imports."""
