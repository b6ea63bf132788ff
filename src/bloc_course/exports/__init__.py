"""Quizzes as other programs take them, and what of their marking is kept there."""
