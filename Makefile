# Each target sets up all it needs: `make run` on a fresh machine is enough. PYTHON=python3.12 chooses the interpreter.
.DEFAULT_GOAL := help
.PHONY: help app dev run demo test lint format translations shots bench sim crash soak fuzz package lock clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
export PYTHON
WORKERS ?= 2
COMPILE := build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
PROJECT := pyproject.toml packaging/locks/installer.in

help:
	@echo "make run      start Sealroom"
	@echo "make demo     a relay and two windows, signed in, in one sealed room"
	@echo "make test     every test, on $(WORKERS) workers; a part: make test TESTS=tests/crypto"
	@echo "make lint     format, style, types and floors"
	@echo "make format   put the format right"
	@echo "make translations  gather the window's words for translators, and compile what they did"
	@echo "make shots    pictures of every window and dialog into build/shots"
	@echo "make bench    speed of relay, app and crypto; figures into build/bench.json"
	@echo "make sim      simulated histories with every fault; SEEDS=300 of them, from SEED0=1 on"
	@echo "make crash    kill relay and apps under load, KILLS=200 times each; nothing may be lost"
	@echo "make soak     RATE=200 messages a second for MINUTES=30; memory must not grow"
	@echo "make fuzz     broken input for every reader of bytes, MINUTES=10 each; one: TARGET=links"
	@echo "make package  source archive and wheel into build/dist"
	@echo "make lock     newest allowed versions, with hashes, into packaging/locks"
	@echo "make clean    remove everything that was made"

app:
	@packaging/setup app

dev:
	@packaging/setup dev

run: app
	$(BIN)/sealroom

demo: app
	$(BIN)/sealroom demo

TESTS ?= tests
test: export PYTHONDONTWRITEBYTECODE := # many tests start the app or the relay: compile each module once
test: dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

lint: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: dev
	$(BIN)/python packaging/translations.py

shots: dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots

bench: dev
	$(BIN)/python -m tests.bench

SEEDS ?= 300
SEED0 ?= 1
sim: dev
	$(BIN)/python -m tests.sim --seeds $(SEEDS) --seed0 $(SEED0)

KILLS ?= 200
crash: dev
	PYTHONPATH=app:. $(BIN)/python -m tests.crash $(KILLS)

RATE ?= 200
soak: MINUTES ?= 30
soak: dev
	PYTHONPATH=app:. $(BIN)/python -m tests.soak $(MINUTES) $(RATE)

# Where there is no atheris for this system, chance takes its place.
fuzz: MINUTES ?= 10
fuzz: dev
	-$(BIN)/python -m pip install --quiet --upgrade --require-hashes --no-deps --target build/fuzz/atheris \
		-r packaging/locks/fuzz.txt
	PYTHONPATH=build/fuzz/atheris:app:. $(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(TARGET)

package: dev
	rm -rf build/dist
	$(BIN)/python -m build --no-isolation --outdir build/dist

lock: dev
	$(BIN)/python -m pip install --quiet --upgrade --target build/uv uv
	$(COMPILE) $(PROJECT) --upgrade --extra relay --extra dev --output-file packaging/locks/dev.txt
	$(COMPILE) $(PROJECT) --upgrade --constraints packaging/locks/dev.txt --output-file packaging/locks/app.txt
	$(COMPILE) packaging/locks/fuzz.in --upgrade --output-file packaging/locks/fuzz.txt

clean:
	rm -rf .venv build .hypothesis app/sealroom.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
