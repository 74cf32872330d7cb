# Two commands are enough: make run, make test. Nothing is needed but Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
# uv trusts what this machine trusts, as pip does: behind a proxy that opens TLS, its own list would not do.
export UV_SYSTEM_CERTS ?= 1
# Many containers tell Python to keep no compiled modules. Then every process compiles its libraries again, for two seconds
# of the processor, and the tests start some hundreds.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup run test test-all coverage check format docs lock eval chaos screenshots clean

help:  ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(LOCKED)  ## Create .venv with the locked versions

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Rejoinder needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@touch $@

run: setup  ## Start the bot: in Slack with tokens in .env, else at its own desk in the browser
	@$(BIN)/python -m bot

# Four processes on two cores: most tests wait for a real one.
TESTS := -m pytest --numprocesses 4 --no-loadscope-reorder --durations 10

test: setup  ## Run the tests, as CI does, but not those that take long (about six minutes)
	@$(BIN)/python $(TESTS) -m "not slow"

test-all: setup  ## Run every test (about seven minutes)
	@$(BIN)/python $(TESTS)

coverage: setup  ## Run the tests and report the lines and branches of the product that none of them runs
	@$(BIN)/python $(TESTS) -m "not slow" --cov --cov-report term

check: setup  ## Format, lint, spelling and types, as CI does
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/codespell
	@$(BIN)/mypy

format: setup  ## Put the code into the project's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: setup  ## Write docs/commands.md from the program's own help
	@$(BIN)/python -m scripts.command_reference

lock: setup  ## Pin newer versions into requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 \
		--upgrade --quiet --output-file requirements.lock

# Any folder or file of gold, and who reads: make eval GOLD=tests/articles READER=model
GOLD := tests/articles tests/articles/unseen
READER := rules
eval: setup  ## Measure how right a reader is, and its words a second, on the sample articles
	@$(BIN)/python -m bot eval $(GOLD) --reader $(READER)

chaos: setup  ## Kill, double, starve and flood the bot, and count what was lost (about twenty minutes)
	@$(BIN)/python -m benchmarks.chaos

screenshots: setup  ## Take the README's screenshots from the desk (needs Chromium)
	@$(BIN)/python -m scripts.screenshots

clean:  ## Remove .venv and caches, never data
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
