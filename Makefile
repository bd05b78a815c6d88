# Plain `make` prints the verbs. Everything Python lives in .venv, everything written in var/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help setup run test check lint fix sync bench e2e docs screenshots lock messages audits

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
# Files of the upstream sources: a folder, or nothing for downloading them.
SOURCES ?= $(wildcard ../shared/data)
PORT ?= 8000
DB ?= sqlite
JOBS ?= 2
ARGS ?=
ifneq ($(strip $(SOURCES)),)
export RAREGURU_SOURCES := $(abspath $(SOURCES))
endif
# A test that needs no program, no real data and no process of its own.
FAST := not browser and not postgres and not gettext and not realdata and not slow
TEMPLATES := $(shell find rareguru -name '*.html' 2>/dev/null)
LOCK := --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe

help: ## Print this help
	@echo "RareGuru. Verbs:"
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "Variables: SOURCES=<folder of upstream files> PORT=8000 DB=sqlite|postgres ARGS='<words for pytest>' JOBS=2"

setup: ## Make .venv with the newest Python from 3.11 to 3.13, and install what is locked
	@bash requirements/install $(VENV)
	@$(PYTHON) -m compileall -q rareguru

run: setup ## Fill and build the site when needed, and serve it on http://localhost:8000
	@$(if $(RAREGURU_SOURCES),echo "Sources: $(SOURCES)",echo "Sources: downloaded from the upstreams (SOURCES=<folder> takes them from a folder)")
	@exec $(BIN)/rareguru up --port $(PORT)

sync: setup ## Bring the catalogue up to the sources, and build
	@$(if $(RAREGURU_SOURCES),echo "Sources: $(SOURCES)",echo "Sources: downloaded from the upstreams (SOURCES=<folder> takes them from a folder)")
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(BIN)/rareguru sync

test: setup audits ## Run every test; DB=postgres on a throw-away PostgreSQL
	@$(RUN_ON_$(DB)) $(PYTHON) -m pytest -n $(JOBS) -q $(ARGS)

RUN_ON_sqlite := env -u DATABASE_URL
RUN_ON_postgres := $(PYTHON) -m rareguru.testing.postgres

# The audit programs of the browser tests come from npm, where a package.json asks for them.
AUDITS := $(wildcard tests/browser/package-lock.json)
audits:
ifneq ($(AUDITS),)
	@if command -v npm >/dev/null && ! cmp -s $(AUDITS) tests/browser/node_modules/installed; then \
		(cd tests/browser && npm ci --silent --ignore-scripts --no-audit --no-fund) && \
		cp $(AUDITS) tests/browser/node_modules/installed; fi
endif

check: lint ## Look for faults of form and type, then run the fast tests
	@$(PYTHON) -m pytest -n $(JOBS) -q -m "$(FAST)" $(ARGS)

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy rareguru tests benchmarks manage.py conftest.py
	$(BIN)/lint-imports
	$(if $(TEMPLATES),$(BIN)/djade --check --target-version 5.2 $(TEMPLATES))
	$(if $(TEMPLATES),$(BIN)/djlint --lint --quiet rareguru)
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check --fail-level WARNING

fix: setup ## Mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES) || true)

bench: setup ## Measure what the product promises; see benchmarks/
	@$(PYTHON) -m benchmarks $(ARGS)

e2e: setup audits ## Run the browser tests only
	@$(PYTHON) -m pytest -q -m browser $(ARGS)

docs: setup ## Write the pages of docs/ that follow from the code
	@$(PYTHON) -m rareguru.cli.reference > docs/guide/commands.md.new
	@mv docs/guide/commands.md.new docs/guide/commands.md

screenshots: setup ## Take the pictures of the README again
	@$(PYTHON) -m tests.browser.screenshots

messages: setup
	$(PYTHON) manage.py makemessages --locale es --no-obsolete --no-location --ignore .venv
	$(PYTHON) manage.py compilemessages --locale es --ignore .venv

lock: setup ## Choose the newest versions that fit requirements/*.in, and write them down with hashes
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Lock with Python 3.11, the oldest: what only it needs must be in the lock. rm -rf .venv, and make lock where python3.11 is the newest." >&2; exit 1; }
	$(BIN)/pip-compile --upgrade $(LOCK) --output-file requirements/base.txt requirements/base.in
	$(BIN)/pip-compile --upgrade $(LOCK) --output-file requirements/dev.txt requirements/dev.in
