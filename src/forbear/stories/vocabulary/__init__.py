"""The vocabulary of patterns, worked out: each file answers some questions about one told story."""
