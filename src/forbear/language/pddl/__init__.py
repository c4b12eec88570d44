"""Planning problems in PDDL as stories of our own: brackets are read, a domain and a problem checked, a story written."""
