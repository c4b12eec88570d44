"""From values to weighted actions. Knows nothing of how a witnessed choice is read: that is `evidence`."""
