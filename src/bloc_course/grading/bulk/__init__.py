"""Grading of whole courses: one file of hand-ins, never held whole, in chunks over cores or a
cluster. Key and response alone decide a mark; marking is the same as for a class.
"""
