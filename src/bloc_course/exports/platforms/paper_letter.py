"""One form on paper as a tagged PDF (US letter), with an answer sheet and without its key."""

from bloc_course.exports.platforms._paper_pdf import on_sheets

SPEC = on_sheets("paper-letter", "US letter", "us-letter")
