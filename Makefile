# Everything happens in .venv of this checkout; only make and Python 3.11 or newer are asked for.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: cook setup test lint unit bench clean

cook: .venv/.ready
	@$(BIN)/kitchen-tui cook honey-glazed-pork-belly

setup: .venv/.ready

test: lint unit

lint: .venv/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/.dev-ready
	$(BIN)/pytest -n 2 --cov --cov-report=term

bench: .venv/.dev-ready
	$(BIN)/python -m tests.benchmarks

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.dev-ready: .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
