"""What an expression means, once: compare, compute, negate, normal forms, evaluation, correction."""
