"""The story language: text to a checked problem, and back."""
