# The whole project in two commands: `make demo` and `make test`. Everything else is below, with its help line.
PYTHON ?= python3
BIN := .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"
.DEFAULT_GOAL := help
.PHONY: help setup demo test stories check format lock assets docs bench wheel

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready ## make the virtual environment from the pinned requirements
.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

demo: setup ## build the demonstration world and serve it (CHECK=1: build, check and stop)
	$(BIN)/comity demo $(if $(CHECK),--check) $(if $(DIR),--dir $(DIR))

test: setup ## run the tests on SQLite and on a real PostgreSQL
	$(BIN)/python -m pytest -n 2 --quiet
	COMITY_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n 2 --quiet tests/desk tests/web tests/server tests/exercise tests/commands

stories: setup ## walk the pages in Chromium (needs Debian's chromium)
	$(BIN)/python -m tests.stories.needs
	$(BIN)/uv pip install --quiet --require-hashes --requirement requirements/stories.txt
	$(BIN)/python -m pytest --quiet -m story tests/stories

check: setup ## format, lint, types, import contracts, docstrings, dead code, dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/interrogate --quiet src
	$(BIN)/vulture
	$(BIN)/deptry src
	$(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

format: setup ## let ruff lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --quiet .

lock: setup ## pin every dependency by hash, naming no index
	$(LOCK) --group dev --all-extras pyproject.toml --output-file requirements/dev.txt
	$(LOCK) --group stories --constraint requirements/dev.txt --output-file requirements/stories.txt
	$(LOCK) --extra postgres pyproject.toml --output-file requirements/run.txt

assets: setup ## build the three islands from frontend/ (needs Node; the built files are checked in)
	cd frontend && npm ci --silent && npm run --silent check && npm run --silent build

docs: setup ## build the documentation into site/
	$(BIN)/zensical build --clean --strict

bench: setup ## measure against named peers and print the tables
	$(BIN)/comity bench

wheel: setup ## build the wheel into dist/
	$(BIN)/uv build --wheel --quiet
