"""QTI 1.2: Canvas' classic quizzes, and Common Cartridge with its five kinds of question."""
