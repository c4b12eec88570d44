"""Tropes: what a told story is called. A recogniser reads records and asks questions; it knows no engine and no name."""
