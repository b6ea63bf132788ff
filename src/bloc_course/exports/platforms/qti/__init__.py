"""QTI packages: one item model, written in the words of each version of the standard."""
