"""Moodle: its XML in two ways of asking, and GIFT; what stands with an underscore serves them."""
