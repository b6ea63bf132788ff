"""The quiz on paper: PDF by Typst, for students and, with its key, for who marks it."""
