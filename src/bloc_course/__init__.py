"""A course on Broué's article about the bloc of 1932: dataset, quiz items and book."""

__version__ = "0.1.0"
