# Every target works in a fresh clone: the first one that needs it makes .venv and installs there.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
BLOC := $(BIN)/bloc-course
SAMPLE := quizzes/sample
QUIZ := _build/quizzes/midterm

.DEFAULT_GOAL := help
.PHONY: help install course book publish labs quiz exports test checkers lighthouse autograders player card check clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

install: $(VENV)/.installed ## install everything into .venv

course: book quiz ## build the book, then a class from forms to statistics
	@echo
	@echo "The course stands."
	@echo "  the book             $(CURDIR)/_build/html/index.html   (open in a browser)"
	@echo "  a student's quiz     $(CURDIR)/$(QUIZ)/forms/s01.html   (open in a browser; or s01.ipynb in Jupyter)"
	@echo "  its key              $(CURDIR)/$(QUIZ)/keys/s01.json   (for the instructor only)"
	@echo "  the class's answers  $(CURDIR)/$(SAMPLE)/answers   (as they were handed in)"
	@echo "  the gradebook        $(CURDIR)/$(QUIZ)/results/gradebook.csv   (open in any spreadsheet)"
	@echo "  the feedback pages   $(CURDIR)/$(QUIZ)/results/index.html   (open in a browser)"
	@echo "  the item statistics  $(CURDIR)/$(QUIZ)/results/statistics.html   (open in a browser)"

book: $(VENV)/.installed ## build the course book
	$(BLOC) book build

publish: $(VENV)/.installed ## build the book and its editions and copy them to the folder TO=…
	@test -n "$(TO)" || { echo "say where to: make publish TO=/path/to/folder" >&2; exit 2; }
	$(BLOC) book build --edition site --edition html --edition pdf --edition epub
	mkdir -p "$(TO)/editions"
	cp -R _build/html/. "$(TO)/"
	cp _build/editions/book.* "$(TO)/editions/"

labs: $(VENV)/.installed ## run the lab notebooks anew after a change of the data
	$(BIN)/python -m bloc_course.book.labs book/labs/*.ipynb

quiz: $(VENV)/.installed ## make, simulate, grade and analyse the sample class of 24
	$(BLOC) quiz build quizzes/midterm.yaml --roster $(SAMPLE)/roster.csv \
	  --secret-file $(SAMPLE)/demonstration-secret --out $(QUIZ) --overwrite
	$(BLOC) simulate $(QUIZ) --out $(SAMPLE) --seed 1932
	$(BLOC) grade $(QUIZ) $(SAMPLE)/answers
	$(BLOC) stats $(QUIZ) $(SAMPLE)/answers

exports: $(VENV)/.installed ## write the midterm in every format, into _build/exports
	$(BLOC) export quizzes/midterm.yaml --format all --out _build/exports

TOOLS := $(CURDIR)/_build/tools
# Checkers of pages, from npm; where they are missing the tests that need them are skipped.
VERSION_axe-core := 4.14.1
VERSION_vnu-jar := 26.9.27
VERSION_lighthouse := 12.8.2

$(TOOLS)/%/package/package.json:
	@mkdir -p $(TOOLS)/$*
	@cd $(TOOLS)/$* && npm pack --silent $*@$(VERSION_$*) >/dev/null && tar xzf $*-$(VERSION_$*).tgz

checkers: $(TOOLS)/axe-core/package/package.json $(TOOLS)/vnu-jar/package/package.json ## fetch the checkers of accessibility and HTML

$(TOOLS)/lighthouse/node_modules/.bin/lighthouse:
	npm install --silent --no-save --prefix $(TOOLS)/lighthouse lighthouse@$(VERSION_lighthouse)

lighthouse: $(VENV)/.installed $(TOOLS)/lighthouse/node_modules/.bin/lighthouse ## look at the built pages with Lighthouse
	$(BIN)/python benchmarks/lighthouse.py $(TOOLS)/lighthouse/node_modules/.bin/lighthouse

test: $(VENV)/.installed $(if $(shell command -v npm),checkers) ## run all tests, linters and the lab notebooks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest --nbval book/labs

# Each has packages of its own that would not agree with ours.
$(TOOLS)/%/.installed: $(VENV)/.installed
	$(PYTHON) -m venv $(TOOLS)/$*
	$(TOOLS)/$*/bin/python -m pip install --quiet --disable-pip-version-check $* ipykernel jupytext msgspec pyyaml tqdm
	@touch $@

autograders: $(TOOLS)/nbgrader/.installed $(TOOLS)/otter-grader/.installed ## run nbgrader and Otter on our notebooks
	BLOC_NBGRADER=$(TOOLS)/nbgrader/bin BLOC_OTTER=$(TOOLS)/otter-grader/bin \
	  $(BIN)/python -m pytest tests/autograder/test_real_tools.py

player: $(VENV)/.installed ## pack the player after a change of its sources
	$(BIN)/python -m bloc_course.player.pack

card: $(VENV)/.installed ## draw the picture that social networks show with a link
	$(BIN)/python -m bloc_course.book.social "$$(sed -n 's/^title: //p' _config.yml)" \
	  "How do we know there was a bloc in 1932, what was it, and why was it denied?" \
	  book/_static/social-card.png

check: $(VENV)/.installed ## lint the dataset
	$(BLOC) check

clean: ## remove what was built (the environment stays)
	rm -rf _build .pytest_cache .mypy_cache .ruff_cache .hypothesis
