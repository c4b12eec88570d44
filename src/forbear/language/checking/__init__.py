"""The checks between what was written and a checked problem: one idea per file, all of them run, none stops another."""
