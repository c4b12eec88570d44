"""Scenes fitted to choices that people made: likelihoods and gradients on tapes, estimates, and how well they are known."""
