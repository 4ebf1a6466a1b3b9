# Orderflow. A fresh machine needs Python 3.11, git, GNU make and a shell; all else is fetched here, at locked versions.
PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
# What is installed bears the checksum of the lists it was installed from: the second run sees it and goes on.
PY_STAMP := .venv/.python-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help venv

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{ printf "  make %-8s %s\n", $$1, $$2 }'

venv: $(PY_STAMP) ## install the locked Python packages (and Node) into .venv

$(PY_STAMP): requirements.lock pyproject.toml
	@scripts/venv.sh $(PYTHON)
	@touch $@
