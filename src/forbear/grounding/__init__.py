"""A checked problem made concrete: every fluent, action and belief spelled out and numbered."""
