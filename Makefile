# Orderflow. A fresh machine needs Python 3.11, git, GNU make and a shell; all else is fetched here, at locked versions.
PYTHON ?= python3
PORT   ?= $(or $(ORDERFLOW_PORT),8000)
# A folder of recorded orders (docs/how-to/move-your-history-in.md); when it is set, `make test` replays some of them.
HISTORY ?=

# Node comes as a wheel into the same .venv, so it is found before any Node of the machine.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
CORES    := $(shell getconf _NPROCESSORS_ONLN)
WORKERS  := $(shell [ $(CORES) -ge 4 ] && echo 4 || echo 2)
# What is installed bears the checksum of the lists it was installed from: the second run sees it and goes on.
INSTALLED := .venv/.installed-$(shell cat requirements.lock pyproject.toml scripts/venv.sh | cksum | cut -d' ' -f1)
BUCKET    := .bucket/.installed-$(shell cat tests/plugs/bucket.lock scripts/bucket.sh | cksum | cut -d' ' -f1)
NPM       := npm --prefix frontend --silent

STATIC = "format       : ruff format --check ." \
         "lint         : ruff check ." \
         "types        : mypy" \
         "stairs       : lint-imports --no-logo" \
         "schema       : orderflow schema --check" \
         "docs         : orderflow docs --check" \
         "web          : $(NPM) run check"
SCREENS = tests/live/test_screens_are_never_stale.py
DYNAMIC = "web tests    : $(NPM) test" \
          "tests        : pytest --numprocesses $(WORKERS) --ignore tests/journeys --ignore $(SCREENS)" \
          "screens      : pytest $(SCREENS)" \
          "journeys     : pytest tests/journeys" \
          $(if $(HISTORY),"history      : scripts/history.sh $(HISTORY) 300")

.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench venv modules web system bucket migration

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

demo: web ## open the demo shop on http://127.0.0.1:8000 (PORT=… for another port)
	@ORDERFLOW_PORT=$(PORT) exec orderflow serve --demo

test: web system bucket ## run everything that must hold: static checks, tests, journeys in real browsers
	@scripts/steps.sh $(STATIC) $(DYNAMIC)

check: modules ## run the fast part: format, lint, types, stairs, freshness of what is generated
	@scripts/steps.sh $(STATIC)

fix: modules ## format everything, and write schema, docs and web types anew
	@ruff check --fix-only . ; ruff format .
	@orderflow schema --write
	@orderflow docs --write
	@$(NPM) run codegen && $(NPM) run messages && $(NPM) run fix

bench: venv ## measure what one operation costs, beside the bare SQL of the same work
	@python -m bench

venv: $(INSTALLED)
$(INSTALLED):
	@scripts/venv.sh $(PYTHON)
	@touch $@

bucket: $(BUCKET)
$(BUCKET): $(INSTALLED)
	@scripts/bucket.sh
	@touch $@

modules: venv
	@scripts/web.sh modules

web: modules
	@scripts/web.sh build

system:
	@scripts/system.sh

migration: venv # m="add gift notes": write the next step from the difference between tables and database
	@alembic upgrade head && alembic revision --autogenerate -m "$(m)" && ruff check --fix-only -q backend/migrations; ruff format -q backend/migrations
