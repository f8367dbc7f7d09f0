# Everything happens in .venv of this checkout. Only make and Python 3.11 or newer with its venv module are needed.
# Another Python: make PYTHON=python3.13 test
BIN := .venv/bin
FRESH := import sys; v = sys.version_info; v >= (3, 11) or sys.exit("Python 3.11 or newer is needed, and this is %d.%d. With another one: make PYTHON=python3.12" % v[:2])

# An environment that works keeps its Python unless another one is asked for.
ifndef PYTHON
PYTHON := $(shell $(BIN)/python -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys._base_executable)' 2>/dev/null || echo python3)
endif
VENV := @$(PYTHON) -c '$(FRESH)' && $(PYTHON) tools/environment.py

.PHONY: cook setup dev test test-deep test-all test-pythons lint unit bench lock dist clean

cook: setup
	@$(BIN)/python -m kitchen_tui cook honey-glazed-pork-belly

setup:
	$(VENV)

dev:
	$(VENV) --group dev

# Quick: at most three minutes on two cores. Coverage is measured for the core, by the tests of the core.
test: lint unit

# The long loops: kill loops, damage of every byte, rehearsals in a pty, real hosts; and all fuzzing with more examples.
test-deep: dev
	$(BIN)/pytest -n auto --dist worksteal -m "deep or hypothesis" --hypothesis-profile=deep

# Quick and deep in one run.
test-all: lint
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=deep --cov --cov-report=term

# The quick tests on every Python from 3.11 on that this machine has.
test-pythons: dev
	@$(BIN)/python tools/pythons.py

lint: dev
	@$(BIN)/python -c 'import platform, sys; print("Python", platform.python_version(), "from", sys.base_prefix)'
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: dev
	$(BIN)/pytest -n auto --dist worksteal -m "not deep" --cov --cov-report=term

bench: dev
	$(BIN)/python -m tests.benchmarks

# Pin what development installs: the newest versions that pyproject.toml allows.
lock: setup
	@$(BIN)/python tools/lock.py

# The files of a release, checked.
dist:
	$(VENV) --group dev --group release
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*
	$(BIN)/check-wheel-contents dist
	$(BIN)/pyroma dist/*.tar.gz

clean:
	rm -rf .venv .venvs dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
