# Two commands matter: `make demo` and `make test`. Both set up what they need in .venv, offline but for the package index.
PYTHON ?= python3
VENV := .venv
SECONDS ?= 300
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers unit cluster ray rules gate bench bench-slow fuzz alone train docs lock clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t12

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --progress-bar on --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## Code the examples into a store and write the dossier
	$(BIN)/demarche demo

test: lint types layers unit cluster rules gate ## Everything: lint, types, layers, tests, the rules' examples, the quality gate

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m docs.generate --check

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup

cluster: $(READY) ## The tests on a Ray cluster of this machine; skipped where Ray is not installed (make ray)
	@if $(BIN)/python -c "import ray" 2>/dev/null; then $(BIN)/pytest -m ray tests/distributed; \
	else echo "Ray is not installed; 'make ray' does, then 'make cluster'"; fi

ray: $(READY) ## Install the extra for clusters: 80 MB to fetch, 300 MB on disk
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-ray.lock

rules: $(READY) ## Run the rules' own examples and counter-examples
	$(BIN)/demarche check
	$(BIN)/demarche check acled --strict
	$(BIN)/demarche check examples/rules/poaching --strict

gate: $(READY) ## Floors of accuracy on our own set; on the development data where it is at hand
	$(BIN)/python -m benchmarks.gate

bench: $(READY) ## Write the figures of the README anew (where the development data is at hand); speed
	$(BIN)/python -m benchmarks.figures
	$(BIN)/python -m benchmarks.speed

bench-slow: $(READY) ## Write docs/measurements.md anew: growth, memory, disk, recoding, linking, pages, hostile texts; hours
	$(BIN)/python -m benchmarks.slow

fuzz: $(READY) ## Fuzz each target with atheris, SECONDS each (300); then odd parses, growth, strangers' stores, damaged and grown files, kills, properties, whole articles
	for target in $(notdir $(wildcard tests/fuzzing/corpus/*)); do \
	  $(BIN)/python -m tests.fuzzing.run $$target -max_total_time=$(SECONDS) -max_len=4096 || exit 1; done
	$(BIN)/python -m tests.fuzzing.odd_parses
	$(BIN)/python -m tests.fuzzing.growth
	$(BIN)/python -m tests.fuzzing.stores
	$(BIN)/python -m tests.fuzzing.files
	$(BIN)/python -m tests.fuzzing.grammars
	EFFORT=15 $(BIN)/pytest tests/test_killed.py tests/show/cli/test_killed.py tests/show/cli/test_going_on.py \
	  tests/store/test_faults.py tests/test_properties.py tests/test_hostile.py tests/show/web/test_contract.py
	$(BIN)/python -m tests.fuzzing.articles

alone: $(READY) ## Install the wheel into an empty environment, go a newcomer's way without a network; newest, then oldest versions
	$(BIN)/python -m tests.alone
	$(BIN)/python -m tests.alone --lowest

train: ## Train the language model anew (torch; hours on two cores)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --editable '.[train]'
	$(VENV)-train/bin/python -m training.run

docs: $(READY) ## Command reference, rule pages and schema, from the code
	$(BIN)/python -m docs.generate

clean: ## Remove what was built
	rm -rf $(VENV) $(VENV)-train demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

lock: ## Pin every dependency with its hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra ray --constraint requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements-ray.lock
