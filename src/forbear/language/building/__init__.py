"""A story built in Python: expressions under its operators, the words that are no operators, the builder."""
