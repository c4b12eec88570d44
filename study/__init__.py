"""The study of the page: Forbear held against a page that tells of 108 scenes. It is no part of what is installed.

Run it from a checkout: `python -m study check`.
"""
