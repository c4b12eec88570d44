"""A task made flat for planning: belief fluents, what can be reached, conditions as clauses."""
