"""Test sets of short stories about false beliefs, with answers that are proved, and readers that check those of others."""
