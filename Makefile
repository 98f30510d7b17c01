# Every command one can type. `make` alone lists them.

PYTHON ?= python3
OUT ?= var/quality
PORT ?= 8000
export BULLETIN DOCS MISSION OUT PERIOD

BIN := .venv/bin
FIELDPOST := $(BIN)/fieldpost
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup run sample test test-postgresql check validate bench quality golden messages

help: ## list what one can type
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/ready ## install what the fieldpost command needs into .venv

run: .venv/ready ## start the newsroom with the sample mission (PORT=8000); BULLETIN=file [PERIOD=2004-05] [MISSION=mission.toml]: read and publish that file
ifdef BULLETIN
	@name=$$(basename "$$BULLETIN"); folder="var/$${name%.*}"; set -e; \
	$(FIELDPOST) read "$$BULLETIN" --json "$$folder/reading.json" --explain "$$folder/explain.html" \
		$(if $(MISSION),--mission "$$MISSION") $(if $(PERIOD),--period "$$PERIOD"); \
	$(FIELDPOST) compile "$$folder/reading.json" --out "$$folder/issue.json" $(if $(MISSION),--mission "$$MISSION"); \
	echo 'Published, for you to look at:'; \
	$(FIELDPOST) publish "$$folder/issue.json" --to "$$folder"; \
	echo "Every fact beside the words it came from: $$folder/explain.html"
else
	@exec $(FIELDPOST) serve --sample sample --bind "127.0.0.1:$(PORT)"
endif

sample: .venv/ready ## read the sample's bulletins and publish their latest month as files, without a newsroom
	@$(FIELDPOST) read sample/bulletins/* --mission sample/mission.toml --json var/readings --explain var/readings
	@$(FIELDPOST) compile var/readings/*.reading.json --mission sample/mission.toml --photos sample/photos.toml \
		--out var/issue.json
	@echo 'Published, for you to look at:'
	@$(FIELDPOST) publish var/issue.json --to var/issue
	@echo 'Every fact beside the words it came from: var/readings/*.explain.html'

test: .venv/ready-for-tests ## run the tests
	$(BIN)/python -m pytest -m 'not validators'

test-postgresql: .venv/ready-for-tests ## run the tests of the web side on a PostgreSQL of their own
	$(BIN)/python tools/with_postgresql.py $(BIN)/python -m pytest -m 'not validators and not browser' tests/web

check: .venv/ready-for-tests ## run ruff, mypy and the tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory test

validate: .venv/ready-for-tests ## ask validators that others wrote about every published form
	bash tests/validators/install.sh
	$(BIN)/python -m pytest -m validators

bench: .venv/ready-for-tests ## measure how fast bulletins are read, issues published and lists shown, beside other programs
	bash benchmarks/install.sh
	$(BIN)/python -m benchmarks.bench_reading
	$(BIN)/python -m benchmarks.bench_publishing
	$(BIN)/python -m benchmarks.bench_newsroom 1000 10000
	$(BIN)/python -m benchmarks.bench_facets 10000
	$(BIN)/python -m benchmarks.bench_public 10000

quality: .venv/ready-for-tests ## measure how well bulletins are read; DOCS=folder [OUT=folder]: those of a folder
	@$(BIN)/python -m benchmarks.quality.run --out "$$OUT" $(if $(DOCS),"$$DOCS")

golden: .venv/ready-for-tests ## rewrite the expected files of the tests; read the difference like code
	FIELDPOST_GOLDEN=rewrite $(BIN)/python -m pytest -m 'not validators'

messages: .venv/ready-for-tests ## write the catalogues of the newsroom's words; what is new is for you to translate
	$(BIN)/python tools/messages.py

# The stamps are written last, so that an installation that broke off is done again.

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Fieldpost needs Python 3.11 or later; name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo 'Python cannot make .venv; on Debian: sudo apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing into .venv ...'
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-dev.lock
	@echo 'Installing into .venv what the tests need ...'
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
