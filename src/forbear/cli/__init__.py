"""The command line: one command per file. Only here is anything printed, and only here does the process end."""
