# The two commands are `make run` and `make test`; all set-up happens in them.

SHELL := /bin/sh
VENV := .venv
PYTHON_IN_VENV := $(VENV)/bin/python
SETUP := packaging/setup
JOBS ?= 2
PACKAGES ?= build/fonts

.PHONY: help run test lint bench faults lock bundle fonts i18n pictures clean venv-run venv-test

help:
	@echo "make run     start the program (without a display: take the tour)"
	@echo "make test    everything that must hold: format, lint, types, imports, tests"
	@echo "make lint    format, lint and types only"
	@echo "make bench   speed and memory against a bare window, measured in the same run"
	@echo "make faults  the fault tests in full: every call, every flip, 10,000 power cuts"
	@echo "make bundle  a folder that runs without Python, in dist/"
	@echo "make lock    renew requirements/*.txt from pyproject.toml"
	@echo "make i18n    renew and compile the catalogues of the interface"
	@echo "make fonts   cut the fonts anew from the packages unpacked in PACKAGES"
	@echo "make pictures take the pictures of README anew"
	@echo "make clean   remove everything that these commands made"

run: venv-run
	@$(SETUP)/run.sh $(ARGS)

test: lint
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -X utf8 -m pytest -q -n $(JOBS) $(ARGS)

lint: venv-test
	@$(PYTHON_IN_VENV) -m ruff format --check .
	@$(PYTHON_IN_VENV) -m ruff check .
	@$(PYTHON_IN_VENV) -m pyright

bench: venv-test
	@$(PYTHON_IN_VENV) -X utf8 -m tests.bench $(ARGS)

faults: venv-test
	@ZJHK_FAULTS=long QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -X utf8 -m pytest -q -p no:cacheprovider tests/faults $(ARGS)

bundle: venv-test
	@$(SETUP)/system_deps.sh bundle
	@$(PYTHON_IN_VENV) packaging/linux/bundle.py

lock: venv-test
	@$(VENV)/bin/uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --universal \
		--no-header --quiet --python-version 3.11 -o requirements/run.txt $(ARGS)
	@$(VENV)/bin/uv pip compile pyproject.toml --extra dev -c requirements/run.txt --generate-hashes \
		--no-emit-index-url --universal --no-header --quiet --python-version 3.11 \
		-o requirements/dev.txt $(ARGS)

i18n: venv-test
	@$(PYTHON_IN_VENV) packaging/i18n/catalogues.py

fonts: venv-test
	@$(PYTHON_IN_VENV) packaging/fonts/build_fonts.py $(PACKAGES)

pictures: venv-test
	@$(PYTHON_IN_VENV) packaging/docs/pictures.py

clean:
	@rm -rf $(VENV) build dist out .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv-run:
	@$(SETUP)/system_deps.sh run
	@$(SETUP)/venv.sh run

venv-test:
	@$(SETUP)/system_deps.sh test
	@$(SETUP)/venv.sh test
