"""Grading that other programs start: Gradescope, GitHub, nbgrader and Otter.

Each is a writer of files and, beside it, what runs over there. The marks are those of
`bloc_course.grading` in all of them; no file that a student gets holds a key.
"""
