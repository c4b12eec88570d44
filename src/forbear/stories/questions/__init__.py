"""What is asked of a story: why, edge, regret, pivot, credibility. One question a file."""
