# Everything here needs Python 3.11 or later and make; the first target makes its own virtual environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO_OUT := demo-out

.DEFAULT_GOAL := help
.PHONY: help venv demo test check lint types imports cover record schemas lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; found: $$($(PYTHON) --version). Try: make PYTHON=python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

venv: $(STAMP) ## make the virtual environment in .venv, from requirements.lock

demo: $(STAMP) ## summarise the documents in examples/ with the embedded model and write a briefing note
	$(BIN)/summarizer batch examples/0* --model embedded --out $(DEMO_OUT)
	$(BIN)/summarizer brief $(DEMO_OUT)/summaries.jsonl --out $(DEMO_OUT)/note.md
	@echo; head -n 40 $(DEMO_OUT)/note.md
	@echo; echo "The whole note: $(DEMO_OUT)/note.md   The summaries: $(DEMO_OUT)/summaries.jsonl"

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest

check: lint types imports cover ## everything CI runs

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

imports: $(STAMP)
	$(BIN)/lint-imports

cover: $(STAMP)
	$(BIN)/python -m pytest --cov --cov-report=term

record: $(STAMP) ## record the cassettes again, from the embedded model's server
	$(BIN)/python -m pytest -m recorded --record-mode=rewrite

schemas: $(STAMP) ## write schemas/*.schema.json from the models
	$(BIN)/python -m summarizer.models.published

lock: $(STAMP) ## resolve requirements.lock again
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --extra embedded --extra office --extra parquet --extra dev \
		pyproject.toml -o requirements.lock

clean: ## remove the virtual environment and everything the tools left
	rm -rf $(VENV) $(DEMO_OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
