"""The command line: one command per file. Only here is anything printed, and only here does the process end."""

import gc

# A command makes much that stays, from the first module that it loads, and looking it through takes a twentieth.
gc.set_threshold(200_000, 50, 50)
