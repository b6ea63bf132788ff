"""One form on paper as a tagged PDF (A4), with an answer sheet and without its key."""

from bloc_course.exports.platforms._paper_pdf import on_sheets

SPEC = on_sheets("paper-a4", "A4", "a4")
