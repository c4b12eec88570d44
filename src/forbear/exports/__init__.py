"""A scene in the tools that writers and games use: one manuscript of its moments, and a small writer for each format."""
