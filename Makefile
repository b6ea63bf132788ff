# Every target works in a fresh clone: the first one that needs it makes .venv and installs there.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
BLOC := $(BIN)/bloc-course
SAMPLE := quizzes/sample
OUT := _build/sample-class

.DEFAULT_GOAL := help
.PHONY: help install course book quiz test check clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

install: $(VENV)/.installed ## install everything into .venv

course: book quiz ## build the book, then a class from forms to statistics
	@$(BLOC) --version >/dev/null
	@echo
	@echo "The course stands. Open these in a browser:"
	@echo "  the book              $(CURDIR)/_build/html/index.html"
	@echo "  a student's quiz      $(CURDIR)/$(OUT)/forms/ (one .html, .ipynb and .json a student)"
	@echo "  the keys              $(CURDIR)/$(OUT)/keys/ (for the instructor only)"
	@echo "  the gradebook         $(CURDIR)/$(OUT)/graded/gradebook.csv (any spreadsheet)"
	@echo "  the feedback pages    $(CURDIR)/$(OUT)/graded/feedback/index.html"
	@echo "  the item statistics   $(CURDIR)/$(OUT)/graded/statistics.html"

book: $(VENV)/.installed ## build the course book
	$(BLOC) book build

quiz: $(VENV)/.installed ## make, simulate, grade and analyse the sample class of 24
	$(BLOC) quiz build quizzes/midterm.yaml --roster $(SAMPLE)/roster.csv \
	  --secret-file $(SAMPLE)/demonstration-secret --out $(OUT)
	$(BLOC) simulate $(OUT) --out $(SAMPLE)/answers --seed 1932
	$(BLOC) grade $(SAMPLE)/answers --keys $(OUT)/keys --out $(OUT)/graded
	$(BLOC) stats $(OUT)/graded

test: $(VENV)/.installed ## run all tests, linters and the lab notebooks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto
	$(BIN)/python -m pytest --nbval book/labs

check: $(VENV)/.installed ## lint the dataset
	$(BLOC) check

clean: ## remove what was built (the environment stays)
	rm -rf _build .pytest_cache .mypy_cache .ruff_cache .hypothesis
