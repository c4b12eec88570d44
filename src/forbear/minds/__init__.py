"""The three rules: what everyone believes, what they choose, and what they make of a choice (docs/semantics.md, in its
order)."""
