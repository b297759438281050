# `make run` on a fresh machine with Python 3.11 or newer does everything that is needed.

FITS := import sys, venv, ensurepip; raise SystemExit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c '$(FITS)' >/dev/null 2>&1; then echo $$p; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

# Tests start the program and each other's workers many times: compiled anew each time, that takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run demo test check bench torture samples messages keys licences sbom lock format clean

run: $(VENV)/.ready
	@$(BIN)/cop-session

demo: $(VENV)/.ready
	@$(BIN)/cop-session demo

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n 4 --dist worksteal -ra -m "not torture"

torture: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n 2 --dist load --maxschedchunk 1 -ra -m "torture or figure"

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready-dev
	$(BIN)/python -m bench $(SIZE)

samples: $(VENV)/.ready-dev
	$(BIN)/python -m tests.scenarios

messages: $(VENV)/.ready-dev
	$(BIN)/python -m tests.generated.messages

keys: $(VENV)/.ready-dev
	$(BIN)/python -m tests.generated.keys_page
	$(BIN)/python -m tests.generated.key_cards

licences: $(VENV)/.ready-dev
	$(BIN)/python -m tests.generated.licences_page

# What is shipped is listed from an environment that holds nothing else; the tool that lists it lives apart.
sbom: requirements.lock pyproject.toml | $(BIN)/python
	@test -x $(VENV)/sbom/bin/cyclonedx-py || { $(PYTHON) -m venv $(VENV)/sbom && $(VENV)/sbom/bin/python -m pip install --quiet cyclonedx-bom; }
	@rm -rf build/shipped && $(PYTHON) -m venv --without-pip build/shipped && mkdir -p dist
	@$(PIP) --python build/shipped/bin/python install --require-hashes -r requirements.lock
	@$(VENV)/sbom/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o dist/sbom.cdx.json build/shipped/bin/python
	@rm -rf build/shipped
	@echo dist/sbom.cdx.json

# The development lock comes first and constrains the other, so that both name the same versions.
# UPGRADE=1 takes newer versions; without it the locked ones stay where they still fit.
lock: | $(BIN)/python
	@test -x $(VENV)/lock/bin/uv || { $(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip install --quiet uv; }
	$(VENV)/lock/bin/$(COMPILE) $(if $(UPGRADE),--upgrade) --extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(VENV)/lock/bin/$(COMPILE) $(if $(UPGRADE),--upgrade) --extra build -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "cop-session needs Python 3.11 or newer with the venv module." >&2; \
		echo "Debian and Ubuntu: apt install python3 python3-venv. macOS: brew install python@3.12." >&2; \
		echo "Is it installed under another name? make run PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@$(PYTHON) -c '$(FITS)' || { \
		echo "$(PYTHON) is older than 3.11, or lacks the venv module (Debian and Ubuntu: apt install python3-venv)." >&2; \
		exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON); this happens once."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.ready
