"""From something seen to new weights over what may be so. Knows nothing of how choices are made: it is told odds."""
