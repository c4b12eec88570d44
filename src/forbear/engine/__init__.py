"""The rules joined: who may do what when, what they choose, and what everyone makes of it."""
