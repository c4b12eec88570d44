"""States of mind: what is so, what each character takes to be possible, and how an expression reads them.

Nothing here chooses or infers: that is for `choices` and `evidence`.
"""
