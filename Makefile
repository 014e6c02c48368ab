# make try: the bot in your browser, no token.   make test: every check.   make run: the bot on Discord.
.DEFAULT_GOAL := help

# The first of these that is at least Python 3.11; name another with: make PYTHON=...
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(ARGS)

.PHONY: help try run test lint types floors tests format lock picture clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

.venv/created:
	@test -n "$(PYTHON)" || { echo "KI-Glossar needs Python 3.11 or newer: https://www.python.org/downloads/"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian: apt install python3-venv"; exit 1; }
	@touch $@

.venv/for-%: pyproject.toml | .venv/created
	@echo "Installing into .venv (the first time takes a minute) …"
	@$(PIP) install --editable '.[$*]'
	@touch $@

.venv/for-running: pyproject.toml | .venv/created
	@$(PIP) install --editable .
	@touch $@

try: .venv/for-try ## the bot in your browser: a simulated Discord, no token
	@$(BIN)/python -m bot try $(ARGS)

run: .venv/for-running ## the bot on Discord; needs DISCORD_TOKEN
	@$(BIN)/python -m bot run

test: lint types floors tests ## every check: lint, types, floors, tests

lint: .venv/for-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/hadolint Dockerfile

types: .venv/for-dev
	$(BIN)/basedpyright

floors: .venv/for-dev
	$(BIN)/lint-imports

tests: .venv/for-dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses 2 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

format: .venv/for-dev ## format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/for-dev ## pin what the container installs; ARGS=--upgrade for the newest versions
	@$(PIP) install 'uv>=0.9,<1'
	@$(UV_COMPILE) --extra postgres --output-file requirements.lock pyproject.toml
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(UV_COMPILE) --output-file requirements-build.lock -

picture: .venv/for-dev ## make the README's picture of the playground anew (needs Chromium)
	$(PIP) install playwright
	$(BIN)/python scripts/picture.py

clean: ## remove what was installed and built
	rm -rf .venv build dist .coverage .coverage.*
